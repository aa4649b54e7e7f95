import { codeOf, qrPath } from '../base/qr-part.ts';

export interface ReceiptPicture {
  /** Of the file. */
  readonly name: string;
  readonly head: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly foot: string;
  /** What the QR says, and what is said under it. */
  readonly code: string;
  readonly codeWords: string;
}

const width = 720;
const margin = 48;

/** Black on white, whatever the look: it is paper. Drawn here, so that nothing of it leaves the device. */
export const savePicture = async (picture: ReceiptPicture): Promise<boolean> => {
  const blob = await new Promise<Blob | null>((resolve) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    // Measured by drawing once where nobody sees it.
    const pen = canvas.getContext('2d');
    if (!pen) return resolve(null);
    canvas.height = 10;
    canvas.height = draw(pen, picture);
    draw(pen, picture);
    canvas.toBlob(resolve, 'image/png');
  });
  if (!blob) return false;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = picture.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
};

/** @returns the height it takes */
const draw = (pen: CanvasRenderingContext2D, { head, rows, foot, code, codeWords }: ReceiptPicture): number => {
  const family = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  let y = margin;
  const write = (text: string, size: number, weight: string, colour: string): void => {
    pen.font = `${weight} ${size}px ${family}`;
    pen.fillStyle = colour;
    for (const line of linesOf(pen, text)) {
      y += size * 1.5;
      pen.fillText(line, margin, y);
    }
  };
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  write(head, 30, '600', '#000');
  y += 16;
  rows.forEach(([label, value], at) => {
    write(label, 20, '400', '#555');
    write(value, at < 2 ? 32 : 24, at < 2 ? '600' : '400', '#000');
    y += 12;
  });
  write(foot, 22, '400', '#000');
  const qr = codeOf(code);
  if (qr) {
    y += 24;
    const scale = 240 / (qr.size + 8);
    pen.save();
    pen.translate(margin, y);
    pen.scale(scale, scale);
    pen.fillStyle = '#000';
    pen.fill(new Path2D(qrPath(qr)));
    pen.restore();
    y += 240;
    write(codeWords, 20, '400', '#555');
  }
  return y + margin;
};

/** Chinese breaks anywhere; words in letters only between them. */
const linesOf = (pen: CanvasRenderingContext2D, text: string): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\w.,;:’'-]+\s*|[^]/gu) ?? []) {
    if (line !== '' && pen.measureText(line + piece).width > width - 2 * margin) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line];
};
