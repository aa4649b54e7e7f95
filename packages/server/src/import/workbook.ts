import { unzipSync } from 'fflate';
import { columnIndex, tooLarge, UnreadableFile } from './raw.ts';

/**
 * What is looked at in a workbook before its cells are read: an archive of some kilobytes may unfold to more than the machine has, and one letter
 * typed at the far end of a sheet makes a table of seventeen thousand million cells of it.
 */

/** Bytes that all parts of a workbook together may unfold to: about four times those of the longest that can be read. */
export const mostUnpacked = 134_217_728;
/** Cells of one sheet, empty ones between the others counted in. */
const mostCells = 10_000_000;
/** Nobody leaves so many rows free inside a table, and none has so many columns. */
const [mostFree, mostColumns] = [10_000, 702];

export const attribute = (tag: string, name: string): string => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
export const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];

const partsOf = (bytes: Uint8Array, isWanted: (name: string) => boolean): Record<string, Uint8Array> => unzipSync(bytes, { filter: ({ name }) => isWanted(name) });

/** As the archive's directory says. More than that is never unpacked: the room for a part is as large as is said there. */
export const unpackedBytes = (bytes: Uint8Array): number => {
  let sum = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      sum += originalSize;
      return false;
    },
  });
  return sum;
};

/** Does something with the text of every sheet of a workbook, in its order. */
export const eachSheet = <T>(bytes: Uint8Array, work: (sheet: Buffer) => T): T[] => {
  const text = (name: string): string => Buffer.from(partsOf(bytes, (one) => one === name)[name] ?? []).toString('utf8');
  const files = new Map(tags(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return tags(text('xl/workbook.xml'), 'sheet').map((tag) => {
    const target = files.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    // One at a time: a large one is let go before the next is unpacked.
    const part = partsOf(bytes, (one) => one === name)[name] ?? new Uint8Array();
    return work(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  });
};

/** A cell with something in it; those that only have a look of their own make no table longer. */
const filled = /<(?:\w+:)?c\s(?:[^>]*\s)?r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/])?>(?!<\/)/g;

/** Throws `far_cell` where something stands far away from the rest, and `too_large`. */
export const checkExtent = (sheet: Buffer): void => {
  let [lastRow, lastColumn] = [1, 0];
  for (const [, letters, digits] of sheet.toString('latin1').matchAll(filled)) {
    const [column, row] = [columnIndex(letters!), Number(digits)];
    if (row > lastRow + mostFree || column >= mostColumns) throw new UnreadableFile('far_cell', `${letters}${digits}`);
    lastRow = row;
    lastColumn = Math.max(lastColumn, column);
  }
  if (lastRow * (lastColumn + 1) > mostCells) throw tooLarge();
};
