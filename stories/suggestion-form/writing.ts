/** What the stories of the form do in it: write, check, send, speak. */
import { expect, userEvent } from 'storybook/test';
import { elementIn, fill, shown, shows } from '../support/journey.ts';

export const title = '村口到镇上的路没有路灯';
export const body = '村口到镇上有两公里没有路灯，孩子放学时天已经黑了，希望装上路灯。';

/** Writes what a resident would; `without` leaves out fields. */
export const write = async (canvas: HTMLElement, without: readonly string[] = []): Promise<void> => {
  await fill(await shown(canvas, '#title'), title);
  if (!without.includes('body')) await fill(await shown(canvas, '#body'), body);
  await choose(canvas, 'category', '路灯');
  await fill(await shown(canvas, '#name'), '林建国');
  await userEvent.click(await shown(canvas, '#consent'));
};

/** One of the form's lists: typed, and the first that fits is taken. */
export const choose = async (canvas: HTMLElement, id: string, words: string): Promise<void> => {
  await fill(await shown(canvas, `#${id}`), words);
  await userEvent.click(await shown(canvas, `#${id}-at-0`));
};

export const goOn = async (canvas: HTMLElement): Promise<void> => userEvent.click(await shown(canvas, '[part~=next]'));

/** To the summary, and off. */
export const submit = async (canvas: HTMLElement): Promise<void> => {
  await goOn(canvas);
  await userEvent.click(await shown(canvas, '[part~=submit]'));
};

export const checked = (change: (canvas: HTMLElement) => Promise<void> = async () => undefined) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await write(canvasElement);
  await change(canvasElement);
  await goOn(canvasElement);
  await shown(canvasElement, '[part~=answers]');
};

export const sent = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await write(canvasElement);
  await submit(canvasElement);
  await shown(canvasElement, '[part~=receipt]');
};

/** In elder mode one question follows the other, and what is searched elsewhere is a list. @param until the field to stop at */
export const askedElder = (until?: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  const answers: readonly (readonly [selector: string, answer?: (field: HTMLElement) => Promise<unknown>])[] = [
    ['[part~=notice]'], ['#choose-target'], ['#kind'], ['#category-4', (field) => userEvent.click(field)], ['#title', (field) => fill(field, title)], ['#body', (field) => fill(field, body)],
    ['#township'], ['#identityMode'], ['#name', (field) => fill(field, '林建国')], ['#mayPublish'], ['#consent', (field) => userEvent.click(field)],
  ];
  for (const [selector, answer] of answers) {
    const field = await shown(canvasElement, selector);
    if (selector === until) return;
    await answer?.(field);
    await goOn(canvasElement);
  }
};

export const sentByElder = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await askedElder()({ canvasElement });
  await userEvent.click(await shown(canvasElement, '[part~=submit]'));
  await shown(canvasElement, '[part~=receipt]');
};

/** Written and sent; the answer is the story's. */
export const tried = (selector: string, words?: string) => async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await write(canvasElement);
  await submit(canvasElement);
  await shows(selector, words)({ canvasElement });
  // Whatever happens, what was typed is still there.
  await expect((elementIn(canvasElement).renderRoot as ShadowRoot).querySelector<HTMLTextAreaElement>('#body')?.value ?? (await shown(canvasElement, '[part~=answers]')).textContent).toContain(body);
};

/** A recogniser that hears one sentence, or is not allowed to. */
export const hearing = (words: string | undefined) => (): (() => void) => {
  class Recognition extends EventTarget {
    start(): void {
      setTimeout(() => this.dispatchEvent(words === undefined ? Object.assign(new Event('error'), { error: 'not-allowed' })
        : Object.assign(new Event('result'), { resultIndex: 0, results: [Object.assign([{ transcript: words }], { isFinal: true })] })), 10);
    }
    stop(): void {
      this.dispatchEvent(new Event('end'));
    }
    abort(): void {}
  }
  const able = globalThis as { SpeechRecognition?: unknown };
  able.SpeechRecognition = Recognition;
  return () => { delete able.SpeechRecognition; };
};
