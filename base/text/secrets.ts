/** A text with every one of the secrets taken out, the longest first: one may be a part of another. */
export function hideTexts(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
}
