/** A name that is fine for a file, a folder and an id: whatever is neither an ASCII letter, a digit nor `_.-` is `-`. */
export function plainName(text: string): string {
  return (
    text
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[-.]+/, '')
      .slice(0, 100) || 'service'
  );
}
