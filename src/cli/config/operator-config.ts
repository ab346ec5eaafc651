import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { describeRefusal, readRegularFile } from '../../../base/files/read-regular-file.js';
import { isWithin, realPathOf } from '../../../base/files/real-path.js';
import { type ErrorPlace, OsmopsError } from '../../../provider/errors/index.js';
import { locate, maxYamlBytes, readYaml, type YamlNode } from '../../../provider/packages/yaml/index.js';
import { reportIssue } from '../../poller/config/issues.js';
import { permissionSettings } from '../../poller/config/permission-settings.js';
import { textView } from '../../repository/text-view.js';

const settings = {
  adopt: permissionSettings.adopt.optional(),
  maxDestroys: permissionSettings.maxDestroys.optional(),
};

const configSchema = z.strictObject({
  ...settings,
  folders: z
    .record(
      z.string().refine(isAbsolute, 'must be an absolute path'),
      z.strictObject(settings, 'must be a mapping'),
      'must be a mapping',
    )
    .default({}),
});

/** What the operator's file says for a repository: keys that a repository's entry in `osmops.yaml` has too. */
export type OperatorSettings = Readonly<Partial<z.infer<z.ZodObject<typeof settings>>>>;

export interface OperatorFile {
  /** An option that names the file. */
  readonly config?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** The folder that relative paths are relative to. */
  readonly cwd: string;
}

/**
 * Reads what the operator allows the command in a repository's folder: what stands for the nearest folder above it, and for what
 * that does not say what stands for all. The file is that of `--config`, else of `OSMOPS_CONFIG`, else
 * `osmops/config.yaml` in the user's configuration folder, which may be missing.
 *
 * @throws OsmopsError `operator-config-invalid`.
 */
export async function readOperatorSettings(
  repository: string,
  { config, env, cwd }: OperatorFile,
): Promise<OperatorSettings> {
  const given = config ?? (env['OSMOPS_CONFIG'] || undefined);
  const file = given === undefined ? defaultFile(env) : resolve(cwd, given);
  const reading = await readRegularFile(file, { maxBytes: maxYamlBytes });
  if (reading.refused === 'missing' && given === undefined) return {};
  if (reading.refused !== undefined) {
    const remedy = 'Put a regular file there, or name another one with --config.';
    throw invalid(`The operator's configuration ${describeRefusal(reading.refused)}`, remedy, { file });
  }
  if (!reading.isOwn) {
    const remedy = `It decides what osmops may destroy and take over: \`chown\` it to you, and \`chmod go-w\` it.`;
    throw invalid("The operator's configuration can be changed by others than you", remedy, { file });
  }
  const { folders, ...forAll } = await parse(reading.content, file);
  const at = await realPathOf(repository);
  const named = await Promise.all(
    Object.entries(folders).map(async ([folder, said]) => ({ folder: await realPathOf(folder), said })),
  );
  const around = named.filter(({ folder }) => isWithin(folder, at));
  const nearest = around.sort((one, other) => other.folder.length - one.folder.length)[0];
  return { ...forAll, ...nearest?.said };
}

function defaultFile(env: NodeJS.ProcessEnv): string {
  const folder = env['XDG_CONFIG_HOME'];
  // A relative one is to be ignored, by the specification.
  const base = folder && isAbsolute(folder) ? folder : join(env['HOME'] || homedir(), '.config');
  return join(base, 'osmops', 'config.yaml');
}

async function parse(content: Uint8Array, file: string): Promise<z.infer<typeof configSchema>> {
  const { root, problems } = await readYaml(content, 'later');
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong !== undefined) throw invalid(wrong.message, wrong.remedy, { file, ...wrong.at });
  const view = root === undefined ? {} : (textView(root) ?? {});
  const parsed = configSchema.safeParse(view);
  if (parsed.success) return parsed.data;
  throw firstIssue(parsed.error.issues, view, root, file);
}

function firstIssue(
  [issue]: readonly z.core.$ZodIssue[],
  view: unknown,
  root: YamlNode | undefined,
  file: string,
): OsmopsError {
  if (issue === undefined) throw new TypeError('nothing is wrong');
  const found: OsmopsError[] = [];
  reportIssue(issue, view, keysAt, (message, remedy, path, part) => {
    found.push(invalid(message, remedy, { file, ...(root && locate(root, path, part)) }));
  });
  const [first] = found;
  if (first === undefined) throw new TypeError('an issue without a problem');
  return first;
}

/** The keys of the file itself, and of a folder. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.length === 0 ? configSchema.shape : settings);
}

function invalid(message: string, remedy: string, place: ErrorPlace): OsmopsError {
  return new OsmopsError({ code: 'operator-config-invalid', message, remedy, place });
}
