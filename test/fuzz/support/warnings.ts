/**
 * What the process itself said on standard error since the last call. A library that warns there does so with a piece of what it
 * read, which passes none of our functions.
 */
export async function warningsSince(): Promise<string[]> {
  await new Promise(setImmediate);
  return warnings.splice(0);
}

const warnings: string[] = [];

process.on('warning', ({ name, message }) => {
  if (name === 'Warning') warnings.push(message);
});
