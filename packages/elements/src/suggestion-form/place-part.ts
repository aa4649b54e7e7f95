import { html, nothing, type TemplateResult } from 'lit';
import { prepareName } from '@congress-kit/api/rules/pinyin-match';
import { findNames } from '@congress-kit/api/rules/pinyin-near';
import { getDivision, listDivisions, type Client, type Division } from '@congress-kit/sdk';
import { icons } from '../base/icons.ts';
import type { RemoteHost } from '../base/remote.ts';
import { button, notice } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import type { Option } from '../fields/combobox.ts';
import type { FieldCommon } from '../fields/field.ts';
import { DivisionChoice } from './division-choice.ts';
import { pickerWords } from './picker.words.ts';

const kinds = ['township', 'subdistrict', 'village', 'community', 'grid'] as const;
/** What is offered before anything is typed. */
const tops = ['township', 'subdistrict'] as const;
const pause = (signal: AbortSignal): Promise<void> => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, 200);
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(new Error('aborted')); });
});

/** 柳溪镇 › 桥头村 › 第三网格, without the county, which they all share. */
const fullName = ({ name, path }: Pick<Division, 'name' | 'path'>): string =>
  [...path.filter(({ id }) => isBelowCounty(id, path)).map((one) => one.name), name].join(' › ');

const isBelowCounty = (id: string, path: Division['path']): boolean => path.findIndex((one) => one.id === id) > 0;

/** The same, of a place whose id alone is known. */
export const nameOf = async (client: Client, id: string): Promise<string> => fullName(await getDivision(client, { id }));

/** Places by name, pinyin, initials or code, the best first. The server looks; what it found is put in order by the rule of names. */
export const findPlaces = async (client: Client, query: string, signal: AbortSignal): Promise<readonly Option[]> => {
  if (query) await pause(signal);
  const asked = query ? { q: query.slice(0, 60), kind: [...kinds], limit: 30 } : { kind: [...tops], limit: 100 };
  const { items } = await listDivisions(client, asked, { signal });
  const now = items.filter(({ validTo }) => !validTo);
  const ranked = query ? findNames(now.map((one) => prepareName(one)), query, 30).map(({ index }) => now[index] as Division) : [];
  // What the server found by a code or an older name has no rank; it comes after.
  const rest = now.filter((one) => ranked.indexOf(one) === -1);
  return [...ranked, ...rest].slice(0, query ? 12 : 100).map((one) => {
    const label = fullName(one);
    return { value: one.id, label: one.name, detail: label === one.name ? undefined : label.slice(0, -one.name.length - 3) };
  });
};

/** Step by step instead of typing: township, village, grid; each list is read when the one before it is chosen. */
export class PlaceCascade {
  private readonly levels: readonly DivisionChoice[];
  /** Chosen so far, from the top down. */
  private chosen: readonly Division[] = [];
  private readonly choose: (id: string, name: string) => void;

  constructor(host: RemoteHost, client: () => Client | undefined, choose: PlaceCascade['choose']) {
    this.choose = choose;
    const level = (at: number, of: readonly Division['kind'][]): DivisionChoice =>
      new DivisionChoice(host, () => ({ client: client(), kinds: of, ...(at > 0 && { parentId: this.chosen[at - 1]?.id ?? '' }) }));
    this.levels = [level(0, ['township', 'subdistrict']), level(1, ['village', 'community']), level(2, ['grid'])];
    this.levels[0]?.start();
  }

  /** @param failed said where no place could be read */
  view(field: Omit<FieldCommon, 'id' | 'label'>, failed: string): TemplateResult {
    const words = pickerWords[field.language];
    const shown = this.levels.slice(0, this.chosen.length + 1);
    if (shown[0]?.state.type === 'error') return notice('warn', icons.warning, failed, html`<div class="actions">${button(words.again, () => this.levels[0]?.start())}</div>`);
    return html`<div class="places">${shown.map((level, at) => {
      const id = (['township', 'village', 'grid'] as const)[at] as 'township';
      const { state } = level;
      const list = state.type === 'loaded' ? state.data : [];
      // Below the last one there is nothing to ask.
      if (at > 0 && state.type !== 'loading' && list.length === 0) return nothing;
      return selectField<string>({
        ...field, id, label: words[id], optional: true, empty: words.anyPlace, value: this.chosen[at]?.id ?? '',
        options: list.map((one) => ({ value: one.id, label: one.name })), change: (chosen) => this.pick(at, list.find((one) => one.id === chosen)),
      });
    })}</div>`;
  }

  /** A place that was chosen otherwise, or in a kept draft: its id can be read off those of its ancestors. */
  sync(value: string): void {
    if (!value && this.chosen.length > 0) this.chosen = [];
    if (!value || this.chosen[this.chosen.length - 1]?.id === value) return;
    const at = this.chosen.length;
    const above = this.chosen[at - 1];
    if (above && value.indexOf(`${above.id}.`) !== 0) this.chosen = [];
    const { state } = this.levels[this.chosen.length] ?? {};
    const next = state?.type === 'loaded' ? state.data.find(({ id }) => value === id || value.indexOf(`${id}.`) === 0) : undefined;
    if (!next) return;
    this.chosen = [...this.chosen, next];
    this.levels[this.chosen.length]?.start();
  }

  private pick(at: number, division: Division | undefined): void {
    this.chosen = division ? [...this.chosen.slice(0, at), division] : this.chosen.slice(0, at);
    const last = this.chosen[this.chosen.length - 1];
    if (division) this.levels[at + 1]?.start();
    this.choose(last?.id ?? '', last ? fullName(last) : '');
  }
}
