/** Drawings as SVG, made from what the tests check: the table of imports, and the steps of a read and a write. */
import { allowed, type PackageName } from '../../test/architecture/allowed-imports.ts';
import type { Step } from './ways.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly says: string;
}

// Drawn for a telephone held upright: its smallest letters stay above 10 px there.
const width = 112;
const height = 72;

/** What a page loads stands on the left, what an office runs on the right, the contract between them. */
export const boxes: Readonly<Record<PackageName, Box>> = {
  elements: { x: 2, y: 10, says: '显示 · showing it' },
  sdk: { x: 2, y: 130, says: '请求 · saying it' },
  api: { x: 124, y: 250, says: '约定 · what may be said' },
  conformance: { x: 124, y: 10, says: '检查 · checking it' },
  server: { x: 246, y: 130, says: '保存 · keeping it' },
  cli: { x: 246, y: 10, says: '入口 · one door' },
};

const style = `<style>
  .lines { fill: none; stroke: #565d69; stroke-width: 1.5 }
  .box { fill: #fff; stroke: #125d72; stroke-width: 1.5 }
  .contract { fill: #e4f1f4 }
  .wire { stroke-dasharray: 5 4 }
  .packages text { font-family: system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; font-size: 14px; fill: #1b2027 }
  .packages .name { font-weight: 600; font-size: 13.5px }
  .packages .small { font-size: 11.5px; fill: #565d69 }
</style>`;

const arrowHead = (id: string): string => `<defs><marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#565d69"/></marker></defs>`;

/** From the edge of one box to the edge of the other. */
const arrow = (from: Box, to: Box, head: string): string => {
  const [ax, ay, bx, by] = [from.x + width / 2, from.y + height / 2, to.x + width / 2, to.y + height / 2];
  const edge = (x: number, y: number, dx: number, dy: number): string => {
    const scale = Math.min(Math.abs(width / 2 / (dx || 1e-9)), Math.abs((height / 2 + 3) / (dy || 1e-9)));
    return `${(x + dx * scale).toFixed(1)} ${(y + dy * scale).toFixed(1)}`;
  };
  return `<path d="M${edge(ax, ay, bx - ax, by - ay)} L${edge(bx, by, ax - bx, ay - by)}" marker-end="url(#${head})"/>`;
};

const names = Object.keys(boxes) as PackageName[];

export const importsInWords = (): string => names.filter((name) => allowed[name].length > 0).map((name) => `${name} imports ${allowed[name].join(', ')}`).join('; ');

export const packagesDrawing = (): string => `<svg class="packages" viewBox="0 0 360 332" role="img" aria-labelledby="packages-title packages-desc" style="max-width:28em;width:100%">
<title id="packages-title">Packages, and who may import whom</title>
<desc id="packages-desc">${importsInWords()}. Between sdk and server there is only the wire.</desc>
${style}${arrowHead('head-packages')}
<g class="lines">${names.flatMap((name) => allowed[name].map((other) => arrow(boxes[name], boxes[other], 'head-packages'))).join('')}</g>
<g class="lines wire"><path d="M117 166 H243" marker-start="url(#head-packages)" marker-end="url(#head-packages)"/></g>
<rect x="136" y="155" width="88" height="22" fill="#fff"/><text class="small" x="180" y="170" text-anchor="middle">HTTP · 网络</text>
${names.map((name) => `<g><rect class="box ${name === 'api' ? 'contract' : ''}" x="${boxes[name].x}" y="${boxes[name].y}" width="${width}" height="${height}" rx="4"/><text class="name" x="${boxes[name].x + width / 2}" y="${boxes[name].y + 24}" text-anchor="middle">${name}</text>${boxes[name].says.split(' · ').map((line, at) => `<text class="small" x="${boxes[name].x + width / 2}" y="${boxes[name].y + 44 + at * 17}" text-anchor="middle">${line}</text>`).join('')}</g>`).join('')}
</svg>`;

const lanes = ['elements', 'sdk', 'server'] as const;
/** Where a lane runs, in hundredths of the strip on the left. */
const laneAt = (lane: Step['at']): number => 16.7 + lanes.indexOf(lane) * 33.3;

/** A way through the packages: a line that goes right and comes back, with what happens beside each of its points. */
export const wayDrawing = (title: string, steps: readonly Step[]): string => {
  const piece = ({ at }: Step, index: number): string => {
    const x = laneAt(at);
    const before = steps[index - 1];
    const after = steps[index + 1];
    const line = [before && `M${(laneAt(before.at) + x) / 2} 0 L${x} 50`, after && `M${x} 50 L${(laneAt(after.at) + x) / 2} 100`].filter(Boolean).join(' ');
    const rails = lanes.map((lane) => `<path d="M${laneAt(lane)} 0 V100" stroke="#565d69" stroke-dasharray="5 4" opacity=".35" vector-effect="non-scaling-stroke"/>`).join('');
    return `<svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false" fill="none">${rails}<path d="${line}" stroke="#125d72" stroke-width="2" vector-effect="non-scaling-stroke"/><path d="M${x} 50 h.01" stroke="#125d72" stroke-width="12" stroke-linecap="round" vector-effect="non-scaling-stroke"/></svg>`;
  };
  // The names of the lanes stand above; a reader hears the package with each step.
  return `<ol class="way" aria-label="${title}">
<li class="lanes" aria-hidden="true"><svg viewBox="0 0 100 20">${lanes.map((lane) => `<text x="${laneAt(lane)}" y="14" text-anchor="middle" font-size="7.6" fill="#565d69">${lane}</text>`).join('')}</svg></li>
${steps.map((step, index) => `<li>${piece(step, index)}${index + 1}. ${step.zh}<br>${step.says}<code>${step.file.replace(/^packages\/(\w+)\/src\//, '$1: ')}</code></li>`).join('')}
</ol>`;
};
