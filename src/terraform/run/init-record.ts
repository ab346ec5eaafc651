import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { TerraformBinary } from '../binary/find.js';
import { parseJson } from '../parse-json.js';

/** What `init` depends on, apart from the working folder. */
export interface InitCircumstances {
  readonly dir: string;
  readonly binary: TerraformBinary;
  /** TF_REATTACH_PROVIDERS of the run: which providers are reattached decides which ones are installed. */
  readonly reattach: string | undefined;
}

const recordSchema = z.object({ digest: z.string() });
const configuration = z.object({ terraform: z.unknown().optional(), module: z.unknown().optional() });

/** Tells whether the last `init` in a folder was made under the same circumstances, so that another changes nothing. */
export async function isInitialised(circumstances: InitCircumstances): Promise<boolean> {
  const text = await readText(recordFile(circumstances.dir), { maxBytes: maxOwnBytes }).catch(
    () => undefined,
  );
  if (text === undefined) return false;
  const record = recordSchema.safeParse(parseJson(text));
  return record.success && record.data.digest === (await digest(circumstances));
}

/** Notes that `init` succeeded. */
export async function recordInit(circumstances: InitCircumstances): Promise<void> {
  const file = recordFile(circumstances.dir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ digest: await digest(circumstances) })}\n`);
}

/** To be called before `init`: one that fails half-way must not leave the record of an earlier one. */
export async function forgetInit(dir: string): Promise<void> {
  await rm(recordFile(dir), { force: true });
}

function recordFile(dir: string): string {
  return join(dir, '.terraform', 'osmops-init.json');
}

/** A hash only: a backend's configuration may hold secrets. */
async function digest({ dir, binary, reattach }: InitCircumstances): Promise<string> {
  const parts = [
    binary.flavour,
    binary.version,
    reattachedProviders(reattach),
    await configurationParts(dir),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function reattachedProviders(reattach: string | undefined): string[] {
  const config = z.record(z.string(), z.unknown()).safeParse(parseJson(reattach ?? '{}'));
  return Object.keys(config.data ?? {}).sort();
}

/** The lock file, and of every configuration file the part that `init` reads. */
async function configurationParts(dir: string): Promise<unknown[]> {
  const names = (await readdir(dir)).filter((name) => /\.tf(\.json)?$|^\.terraform\.lock\.hcl$/.test(name));
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readText(join(dir, name), { maxBytes: maxOwnBytes });
      return [name, name.endsWith('.json') ? initPart(join(dir, name), text) : text];
    }),
  );
}

function initPart(file: string, text: string): unknown {
  const parsed = configuration.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new OsmopsError({
      code: 'terraform-failed',
      message: `${file} is not a JSON object, so Terraform cannot read it`,
      remedy: 'Remove the file, or synthesize it again.',
      place: { file },
    });
  }
  return [parsed.data.terraform, parsed.data.module];
}
