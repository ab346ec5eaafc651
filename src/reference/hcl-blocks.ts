/**
 * The top-level blocks of a formatted HCL text that begin with `header`, such as `resource "osm_ns_instance"`. A block
 * ends with the first line that is a closing brace alone, which is how `terraform fmt` leaves it.
 */
export function hclBlocks(text: string, header: string): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    if (!line.startsWith(`${header} `) || !line.endsWith('{')) return [];
    const length = lines.slice(start).indexOf('}') + 1;
    return [lines.slice(start, start + length).join('\n')];
  });
}
