import type { ContenderName } from '../plan.js';
import type { Results } from '../results.js';
import { kilobytes, seconds } from './units.js';

interface Bar {
  readonly who: ContenderName;
  readonly value: number;
}

interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly say: (value: number) => string;
}

const colours: Readonly<Partial<Record<ContenderName, string>>> = {
  osmops: '#2a6f97',
  'osmops command': '#61a5c2',
  'OSM Ops': '#b08968',
  osm: '#9a8c98',
};

const width = 760;
const labelWidth = 130;
const valueWidth = 90;
const barHeight = 18;
const titleHeight = 34;

/** An SVG of 10 creates and 10 upgrades: bytes received and wall time of everybody, as bars on logarithmic scales. */
export function chart(results: Results): string {
  const unmanaged = [...new Set(results.cases.map((one) => one.unmanaged))];
  const panels = unmanaged.flatMap((others): Panel[] => [
    {
      title: `Bytes received, ${others} unmanaged instances present`,
      bars: bars(results, others, 'received'),
      say: kilobytes,
    },
    {
      title: `Wall time until the last operation has ended, ${others} unmanaged instances present`,
      bars: bars(results, others, 'secondsToEnd'),
      say: seconds,
    },
  ]);
  let top = 0;
  const parts = panels.map((panel) => {
    const drawn = drawPanel(panel, top);
    top += titleHeight + panel.bars.length * (barHeight + 4);
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${top + 12}" font-family="sans-serif" font-size="12">`,
    '<title>10 creates and 10 upgrades, logarithmic scales</title>',
    '<rect width="100%" height="100%" fill="white"/>',
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function bars(results: Results, unmanaged: number, what: 'received' | 'secondsToEnd'): readonly Bar[] {
  return (['osmops', 'osmops command', 'OSM Ops', 'osm'] as const).flatMap((who) => {
    const where = { contender: who, unmanaged, count: 10 };
    const total = results.sum(where, 'create all', 'change all');
    return total === undefined ? [] : [{ who, value: total[what] }];
  });
}

function drawPanel({ title, bars: shown, say }: Panel, top: number): string {
  const values = shown.map(({ value }) => value);
  // The scale begins at a third of the least value, so that every bar is seen.
  const least = Math.log(Math.min(...values) / 3);
  const scale = (width - labelWidth - valueWidth) / (Math.log(Math.max(...values)) - least);
  const lines = shown.map(({ who, value }, index) => {
    const y = top + titleHeight + index * (barHeight + 4);
    const length = ((Math.log(value) - least) * scale).toFixed(1);
    const middle = y + barHeight / 2 + 4;
    return [
      `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${who}</text>`,
      `<rect x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" fill="${colours[who] ?? 'grey'}"/>`,
      `<text x="${(labelWidth + Number(length) + 6).toFixed(1)}" y="${middle}">${say(value)}</text>`,
    ].join('\n');
  });
  return [`<text x="8" y="${top + 24}" font-weight="bold">${title}</text>`, ...lines].join('\n');
}
