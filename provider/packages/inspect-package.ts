import type { z } from 'zod';
import { isJsonObject } from '../json/index.js';
import { contentHash } from './content-hash.js';
import { descriptorJson } from './descriptor-json.js';
import { type Unwrapped, unwrapDescriptor } from './envelope.js';
import { findDescriptor } from './find-descriptor.js';
import { nsdSchema } from './nsd.js';
import { describeIssue } from './parse-descriptor.js';
import { type PackageProblem, packageProblem } from './problem.js';
import { readFolder } from './read-folder.js';
import type { OsmPackage, PackageFile } from './types.js';
import { vnfdSchema } from './vnfd.js';
import { locate, type Position, readYaml } from './yaml/index.js';

/** A package and where in its file the descriptor says its id; or what is wrong. */
export type PackageReading =
  | {
      readonly package: OsmPackage;
      readonly idAt: Position;
      readonly problems: readonly [];
      /** What is doubtful in the descriptor, and OSM takes all the same. */
      readonly warnings: readonly PackageProblem[];
    }
  | { readonly package?: never; readonly problems: readonly PackageProblem[]; readonly warnings?: never };

/**
 * Reads a package's folder, once, into memory, and says everything that is wrong with it. The descriptor's content,
 * not the folder's name, tells what kind of package it is. Nothing is thrown.
 */
export async function inspectPackage(folder: string): Promise<PackageReading> {
  const { files, problems } = await readFolder(folder);
  const found = findDescriptor(files);
  // A file that could not be read may have been the descriptor: say only what is sure.
  if ('message' in found) return { problems: problems.length > 0 ? problems : [found] };
  const descriptor = await readDescriptorFile(found);
  const all = [...problems, ...descriptor.problems];
  if (descriptor.content === undefined || all.length > 0) return { problems: all };
  return {
    package: { ...descriptor.content, descriptorPath: found.path, files, contentHash: contentHash(files) },
    idAt: descriptor.idAt,
    problems: [],
    warnings: descriptor.warnings,
  };
}

type DescriptorContent<P = OsmPackage> = P extends OsmPackage
  ? Omit<P, 'descriptorPath' | 'files' | 'contentHash'>
  : never;

type DescriptorReading =
  | {
      readonly content: DescriptorContent;
      readonly idAt: Position;
      readonly problems: readonly [];
      readonly warnings: readonly PackageProblem[];
    }
  | { readonly content?: never; readonly problems: readonly PackageProblem[] };

async function readDescriptorFile({ path, content }: PackageFile): Promise<DescriptorReading> {
  const { root, problems } = await readYaml(content, 'own');
  const problemAt = (message: string, remedy: string, at: Position) =>
    packageProblem(message, remedy, { file: path, ...at });
  if (root === undefined)
    return { problems: problems.map((one) => problemAt(one.message, one.remedy, one.at)) };
  const unwrapped = unwrapDescriptor(root);
  if ('message' in unwrapped)
    return { problems: [problemAt(unwrapped.message, unwrapped.remedy, unwrapped.at)] };
  const warnings = problems.map(({ message, remedy, at }) => problemAt(message, remedy, at));
  return readContent(unwrapped, problemAt, warnings);
}

function readContent(
  { kind, descriptor: tree }: Unwrapped,
  problemAt: (message: string, remedy: string, at: Position) => PackageProblem,
  warnings: readonly PackageProblem[],
): DescriptorReading {
  const descriptor = descriptorJson(tree);
  const idAt = locate(tree, ['id']);
  if (!isJsonObject(descriptor)) throw new TypeError('an unwrapped descriptor is a mapping');
  if (kind === 'vnf') {
    const parsed = vnfdSchema.safeParse(descriptor);
    if (!parsed.success) return { problems: issueProblems('VNFD', parsed.error) };
    const { id, name, kdus } = parsed.data;
    return { content: { kind, descriptorId: id, name, descriptor, kdus }, idAt, problems: [], warnings };
  }
  const parsed = nsdSchema.safeParse(descriptor);
  if (!parsed.success) return { problems: issueProblems('NSD', parsed.error) };
  const { id, ...model } = parsed.data;
  return {
    content: { kind, descriptorId: id, descriptor, ...model },
    idAt,
    problems: [],
    warnings,
  };

  function issueProblems(noun: string, error: z.ZodError): PackageProblem[] {
    return error.issues.map((issue) =>
      problemAt(
        `In the ${noun} ${describeIssue(issue)}.`,
        `Correct this field of the ${noun}.`,
        locate(tree, issue.path),
      ),
    );
  }
}
