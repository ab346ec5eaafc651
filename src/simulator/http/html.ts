import { isJsonObject, type Json } from '../../../provider/json/index.js';
import type { NbiError } from './nbi-error.js';
import { pythonRepr } from './python.js';

/** The page a browser gets for data: one paragraph an item. */
export function dataPage(path: string, value: Json): string {
  const items = Array.isArray(value) ? value : [value];
  const paragraphs = items.map((item) => {
    const id = isJsonObject(item) && typeof item['_id'] === 'string' ? item['_id'] : undefined;
    const link = id === undefined ? '' : `<a href="${escapeHtml(`${path}/${id}`)}">${escapeHtml(id)}</a>: `;
    return `<p>${link}${escapeHtml(pythonRepr(item))}</p>`;
  });
  return page('Welcome to OSM', [`<h1>${escapeHtml(path)}</h1>`, ...paragraphs].join('\n'));
}

/** The page a browser gets for a refusal: the reason above the login form. */
export function loginPage({ code, status, detail }: NbiError): string {
  const form = [
    '<form action="/osm/admin/v1/tokens" id="login_form" method="POST">',
    '<input id="f_user" name="username" type="text"><input id="f_pass" name="password" type="password">',
    '<input type="submit" value="Sign In">',
    '</form>',
  ];
  return page(
    'OSM Login',
    `<h1>${escapeHtml(pythonRepr({ code, status, detail }))}</h1>\n${form.join('\n')}`,
  );
}

/** The page of OSM's web server itself, for what never reaches OSM: 301, 404 and 411. */
export function serverPage(status: number, reason: string, text: string): string {
  return page(`${status} ${reason}`, `<h2>${status} ${reason}</h2>\n<p>${escapeHtml(text)}</p>`);
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
