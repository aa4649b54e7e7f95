import type { CountedBallot, Entry } from './ballot-figures.ts';

/**
 * The results as marks on a sheet, for a picture that leaves the page: rectangles, lines and texts, from which both the SVG and
 * the canvas are drawn. Not a copy of what is on the screen: a picture shows everything, on white, with its source.
 */
export type Mark =
  | { readonly type: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly fill: string }
  | { readonly type: 'dashes'; readonly x: number; readonly from: number; readonly to: number; readonly stroke: string }
  | { readonly type: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly fill: string; readonly text: string; readonly bold?: boolean; readonly end?: boolean };

export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly family: string;
  readonly marks: readonly Mark[];
}

export interface PictureWords {
  /** Lines below the title: congress and day, contest, turnout, rule. */
  readonly facts: readonly string[];
  readonly threshold: string;
  readonly yes: string;
  readonly no: string;
  readonly abstain: string;
  readonly outcome: (entry: Entry) => string;
  readonly source: string;
}

export interface PictureColours { readonly accent: string; readonly no: string; readonly abstain: string }

const ink = '#1d1d1f';
const grey = '#5c5f66';
const pale = '#e9ebef';
const sheet = { width: 1200, margin: 48, name: 90, value: 90 } as const;

/** @param measure width of a text of this size, as the picture's font draws it */
export const pictureOf = (counted: CountedBallot, entries: readonly Entry[], words: PictureWords, colours: PictureColours, family: string, measure: (text: string, size: number, bold: boolean) => number): Picture => {
  const marks: Mark[] = [];
  const room = sheet.width - 2 * sheet.margin;
  let y: number = sheet.margin;
  const lines = (text: string, size: number, fill: string, bold = false): void => {
    for (const line of wrapped(text, room, (part) => measure(part, size, bold))) {
      y += size * 1.5;
      marks.push({ type: 'text', x: sheet.margin, y: y - size * 0.35, size, fill, text: line, bold });
    }
  };
  lines(counted.ballot.title, 36, ink, true);
  for (const fact of words.facts) if (fact) lines(fact, 20, grey);
  y += 16;
  const left = sheet.margin + sheet.name;
  const bars = room - sheet.name - sheet.value;
  const { need } = counted.tally;
  const at = need === null ? undefined : left + (bars * Math.min(need, counted.scale)) / counted.scale;
  if (at !== undefined && words.threshold) {
    y += 30;
    marks.push({ type: 'text', x: at, y: y - 8, size: 18, fill: ink, text: words.threshold, end: at > sheet.width / 2 });
  }
  entries.forEach((entry, nth) => {
    y += nth === 0 ? 8 : 26;
    const outcome = words.outcome(entry);
    lines(`${entry.row.rank}. ${entry.candidate.title}${outcome && `（${outcome}）`}`, 24, ink, entry.elected);
    const top = y;
    for (const kind of ['yes', 'no', 'abstain'] as const) {
      if (kind !== 'yes' && !counted.says[kind]) continue;
      const height = kind === 'yes' ? 22 : 14;
      y += 6;
      marks.push(
        { type: 'box', x: left, y, width: bars, height, fill: pale },
        { type: 'box', x: left, y, width: (bars * Math.min(entry.candidate[kind], counted.scale)) / counted.scale, height, fill: { yes: colours.accent, no: colours.no, abstain: colours.abstain }[kind] },
        { type: 'text', x: sheet.margin, y: y + height * 0.5 + 6, size: 17, fill: grey, text: words[kind] },
        { type: 'text', x: sheet.width - sheet.margin, y: y + height * 0.5 + 6, size: 17, fill: ink, text: String(entry.candidate[kind]), end: true },
      );
      y += height;
    }
    if (at !== undefined) marks.push({ type: 'dashes', x: at, from: top + 2, to: top + 32, stroke: ink });
  });
  y += 24;
  if (words.source) lines(words.source, 17, grey);
  return { title: counted.ballot.title, width: sheet.width, height: Math.ceil(y + sheet.margin), family, marks };
};

/** Chinese breaks anywhere, but not before a closing sign; a Latin word stays whole. */
export const wrapped = (text: string, room: number, measure: (text: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\w.,%¥/-]+\s*|[^\w\s][，。、；：？！）》”%]*\s*|\s+/g) ?? []) {
    if (line !== '' && measure((line + piece).trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
};

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

export const svgOf = ({ title, width, height, family, marks }: Picture): string => {
  const drawn = marks.map((mark) => {
    switch (mark.type) {
      case 'box': return `<rect x="${mark.x}" y="${mark.y}" width="${round(mark.width)}" height="${mark.height}" fill="${mark.fill}"/>`;
      case 'dashes': return `<line x1="${round(mark.x)}" x2="${round(mark.x)}" y1="${round(mark.from)}" y2="${round(mark.to)}" stroke="${mark.stroke}" stroke-width="2" stroke-dasharray="5 3"/>`;
      case 'text': return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${mark.size}" fill="${mark.fill}"${mark.bold ? ' font-weight="600"' : ''}${mark.end ? ' text-anchor="end"' : ''}>${escaped(mark.text)}</text>`;
    }
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(family)}" role="img"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>\n`;
};

const round = (value: number): number => Math.round(value * 10) / 10;

/** Straight onto a canvas: a picture made of the SVG would be an image from a blob, which strict pages do not load. */
export const paint = ({ width, height, family, marks }: Picture, canvas: HTMLCanvasElement, scale = 2): void => {
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(scale, scale);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  for (const mark of marks) {
    if (mark.type === 'box') {
      pen.fillStyle = mark.fill;
      pen.fillRect(mark.x, mark.y, mark.width, mark.height);
    } else if (mark.type === 'dashes') {
      pen.strokeStyle = mark.stroke;
      pen.lineWidth = 2;
      pen.setLineDash([5, 3]);
      pen.beginPath();
      pen.moveTo(mark.x, mark.from);
      pen.lineTo(mark.x, mark.to);
      pen.stroke();
    } else {
      pen.fillStyle = mark.fill;
      pen.font = fontOf(mark.size, mark.bold === true, family);
      pen.textAlign = mark.end ? 'end' : 'start';
      pen.fillText(mark.text, mark.x, mark.y);
    }
  }
};

export const fontOf = (size: number, bold: boolean, family: string): string => `${bold ? '600 ' : ''}${size}px ${family}`;
