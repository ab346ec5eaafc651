import { parseDocument } from 'yaml';
import { z } from 'zod';
import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { Json } from '../../json/index.js';
import type { SecretValue } from '../account/secret.js';

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]),
);
const kubeconfig = z.record(z.string(), json);

/** Shorter texts are no secrets, and in every other sentence. */
const shortestSecret = 4;

/** Reads a kubeconfig, YAML or JSON, as OSM takes it: an object. Throws `invalid-attribute`, which quotes nothing. */
export function parseCredentials(text: string): SecretValue {
  const parsed = kubeconfig.safeParse(readYaml(text));
  if (!parsed.success) throw invalid('is no kubeconfig: it must be a YAML map');
  const texts = textsIn(parsed.data).filter(({ length }) => length >= shortestSecret);
  return { field: 'credentials', value: parsed.data, texts };
}

function readYaml(text: string): unknown {
  try {
    // What it warns of goes to standard error, with a piece of the text: here that may be a key.
    const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
    const [problem] = document.errors;
    if (problem !== undefined) throw invalid(`is not valid YAML (${problem.code})`);
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw isOsmopsError(error) ? error : invalid('has aliases or is nested too deeply');
  }
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function invalid(problem: string): OsmopsError {
  return new OsmopsError({
    code: 'invalid-attribute',
    message: `What credentials_env or credentials_file refers to ${problem}.`,
    remedy: 'Give the kubeconfig of the cluster, such as `kubectl config view --raw --minify` prints it.',
    place: { attribute: ['credentials_env'] },
  });
}
