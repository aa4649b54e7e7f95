/**
 * The figures of the clocks that differ from place to place, by the names under which a place sets them (`written_reply=2 publish=30`).
 * What is not set is as `clockPresets` has it.
 *
 * domain rule: a case is judged by one set of figures from beginning to end, those in force on the day it was registered (of a resident’s suggestion: handed in, with the months on the receipt). A place that changes a
 * figure changes it for what is registered from that day on: no day that was given to anybody moves, and nothing that was answered is late afterwards.
 */
import type { Day } from './calendar-days.ts';
import { clockPresets, type ClockPreset, type ClockPresets } from './clock.ts';

type ClockName = keyof ClockPresets;

/**
 * `extension`: the most an extension brings a written reply to. `…_yellow`: how many days before its end a clock warns. `roll`: 1 where an end on a
 * rest day moves to the next working day, 0 where it stays.
 */
export type ClockFigures = { readonly [Name in ClockName | 'extension' | 'roll' | `${ClockName}_yellow`]?: number };

const names = Object.keys(clockPresets) as ClockName[];

/** The least and the most of each figure: in months or working days as its clock counts, of `…_yellow` in calendar days. */
export const clockFigureRanges: Readonly<Record<keyof ClockFigures, readonly [least: number, most: number]>> = {
  assign: [1, 60], return: [1, 60], written_reply: [1, 11], extension: [2, 12], co_reply: [1, 12], rehandle: [1, 12], publish: [1, 60], roll: [0, 1],
  ...Object.fromEntries(names.map((name) => [`${name}_yellow`, [0, 60]])) as unknown as Record<`${ClockName}_yellow`, readonly [number, number]>,
};

/** The clocks with these figures in the place of the usual ones. */
export const clocksWith = (figures: ClockFigures): ClockPresets => Object.fromEntries(names.map((name) => {
  const preset: ClockPreset = clockPresets[name];
  return [name, {
    ...preset,
    length: figures[name] ?? preset.length,
    yellowDays: figures[`${name}_yellow`] ?? preset.yellowDays,
    rollToWorkingDay: figures.roll === undefined ? preset.rollToWorkingDay : figures.roll !== 0,
    ...(preset.extensibleToMonths !== undefined && { extensibleToMonths: figures.extension ?? preset.extensibleToMonths }),
  }];
})) as ClockPresets;

/** All the figures of these clocks: what a server announces, and what `clocksWith` makes them of again. */
export const figuresOf = (clocks: ClockPresets): Required<ClockFigures> => ({
  ...Object.fromEntries(names.flatMap((name) => [[name, clocks[name].length], [`${name}_yellow`, clocks[name].yellowDays]])) as Required<Omit<ClockFigures, 'extension' | 'roll'>>,
  extension: clocks.written_reply.extensibleToMonths ?? clocks.written_reply.length,
  roll: clocks.written_reply.rollToWorkingDay ? 1 : 0,
});

/** Figures and the first day they hold for; the first of a place have none, they hold from the beginning. */
export type FiguresSince = { readonly from?: Day; readonly figures: ClockFigures };

/**
 * The history of a place with figures that hold from `day` on. Those that were to begin on that day or later never held and are gone.
 * @param history oldest first
 */
export const withFigures = (history: readonly FiguresSince[], figures: ClockFigures, day: Day): FiguresSince[] =>
  [...history.filter(({ from }) => from === undefined || from < day), { from: day, figures }];

/** Which of a place’s figures hold for what is registered on this day. */
export const heldOn = <Since extends { readonly from?: Day | undefined }>(history: readonly Since[], day: Day): Since =>
  history.findLast(({ from }) => from === undefined || from <= day) ?? history[0]!;
