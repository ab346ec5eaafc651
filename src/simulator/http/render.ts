import { isJsonObject, type Json } from '../../../provider/json/index.js';
import { toYaml } from '../yaml.js';
import { type Answer, challenge } from './answer.js';
import { dataPage, loginPage } from './html.js';
import type { NbiError } from './nbi-error.js';
import { pythonJson } from './python.js';

/** An answer's body in the form that goes out. */
export interface Rendered {
  readonly status: number;
  /** Absent for the 404 outside /osm, which names no type. */
  readonly type?: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const html = 'text/html;charset=utf-8';

/** Renders an answer as the `Accept` header asks: HTML first, then YAML, then JSON; without the header YAML. */
export function renderAnswer(answer: Answer, accept: string | undefined, path: string): Rendered {
  const { status, body } = answer;
  const headers = answer.headers ?? {};
  if (body.kind === 'nothing') return { status, type: html, bytes: Buffer.alloc(0), headers };
  if (body.kind === 'bytes') return { status, type: body.type, bytes: body.bytes, headers };
  if (accept?.includes('text/html')) {
    return { status, type: html, bytes: Buffer.from(dataPage(path, body.data)), headers };
  }
  return { status, ...structured(body.data, accept, status), headers };
}

export function renderError(error: NbiError, accept: string | undefined): Rendered {
  const { code, status, detail } = error;
  const headers = error.challenge ? challenge : {};
  if (accept?.includes('text/html')) {
    return { status, type: html, bytes: Buffer.from(loginPage(error)), headers };
  }
  return { status, ...structured({ code, status, detail }, accept, status), headers };
}

function structured(value: Json, accept: string | undefined, status: number) {
  if (asJson(accept, status)) {
    return { type: 'application/json; charset=utf-8', bytes: Buffer.from(`${pythonJson(value)}\n`) };
  }
  return { type: 'application/yaml', bytes: Buffer.from(yamlDocument(value)) };
}

/** PyYAML begins a collection without items beside the mark of the document. */
function yamlDocument(value: Json): string {
  const isEmpty = Array.isArray(value)
    ? value.length === 0
    : isJsonObject(value) && Object.keys(value).length === 0;
  return `---${isEmpty ? ' ' : '\n'}${toYaml(value, 4)}`;
}

/** `*\/*` beside JSON still means YAML, and an error turns to JSON for a type that OSM does not know. */
function asJson(accept: string | undefined, status: number): boolean {
  if (accept === undefined || accept.includes('application/yaml') || accept.includes('*/*')) return false;
  return accept.includes('application/json') || status >= 300;
}
