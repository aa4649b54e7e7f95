import { html, nothing, type TemplateResult } from 'lit';
import { daysBetween, weekday } from '@congress-kit/api/rules/calendar-days';
import { icons } from '../base/icons.ts';
import { button, notice, type View } from '../base/views.ts';
import { selectField } from '../fields/choice-fields.ts';
import { formatDay, formatNumber, relativeDay, today } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import type { DeputySearch } from './deputy-search.ts';
import { hoursOf, nextReceptions, type NextReception } from './reception.ts';
import { rollWords } from './roll.words.ts';
import type { SearchIndex } from './search-index.ts';
import { stationFacts, type StationFacts } from './station-facts.ts';
import { ofOneLine, phoneView } from './station-view.ts';
import { todayWords } from './today.words.ts';
import type { TodayStations } from './today-stations.ts';

export interface TodayActs {
  readonly open: (deputyId: string) => void;
  /** Only the stations of a township; −1 for all. */
  readonly choosePlace: (place: number) => void;
  /** The deputies of a station instead of today’s reception. */
  readonly atStation: (station: number) => void;
  /** @param shown how many stood there before */
  readonly more: (shown: number) => void;
}

interface Receiving {
  readonly at: number;
  readonly facts: StationFacts;
  readonly receptions: readonly NextReception[];
}

/** Days after which an arrangement may be another one by now: a folder of files stays what it was, and nobody should go there in vain. */
const oldAfter = 183;

/** At first. The others are one press away. */
const pageOfStations = 12;

const startOf = ({ hours }: NextReception): string => hoursOf(hours ?? '')?.[0].padStart(5, '0') ?? '99';
/** Where somebody sits now before where they will, the earliest first. */
const byTime = ({ receptions: [one] }: Receiving, { receptions: [other] }: Receiving): number =>
  Number(!one!.openUntil) - Number(!other!.openUntil) || startOf(one!).localeCompare(startOf(other!));

/** The stations that receive today, in the order in which they do. By what is known: the index at once, the full record later. */
const receivingOf = (index: SearchIndex, stations: readonly number[], records: TodayStations, now?: Date): readonly Receiving[] => stations.flatMap((at): Receiving[] => {
  const known = stationFacts(index, at);
  const full = records.known.get(known.id);
  const receptions = nextReceptions(full?.receptions ?? known.receptions, now).filter(({ inDays }) => inDays === 0);
  return receptions.length === 0 ? [] : [{ at, facts: { ...known, phone: full?.officePhone }, receptions }];
}).sort(byTime);

/** “正在接待：9:00-11:30”, and who: their cards are one press away. */
const receptionView = (next: NextReception, isComing: boolean, isKnown: (id: string) => boolean, language: Language, acts: TodayActs, firsts: Set<string>): TemplateResult => {
  const words = rollWords[language];
  const own = todayWords[language];
  const nameView = (id: string | undefined, name: string): unknown => {
    if (id === undefined || !isKnown(id)) return html`<span class=${ofOneLine(name)}>${name}</span> `;
    // From the card focus comes back to the name it was opened with.
    const isFirst = !firsts.has(id);
    firsts.add(id);
    return html`<button type="button" class="example ${ofOneLine(name)}" part="name" id=${isFirst ? `row-${id}` : nothing} @click=${() => acts.open(id)}>${name}</button>`;
  };
  return html`
    <div class="next ${next.openUntil ? 'tone-good' : 'tone-idle'}" part="next-reception">
      ${next.openUntil ? icons.done : icons.info}
      <div>
        <p><b>${next.openUntil ? own.now : words.today}</b>${words.colon}<span class="figures nowrap">${next.hours ?? own.noHours}</span></p>
        <p class="who">${next.deputies.length > 0 ? html`${words.receivedBy}${words.colon}${next.deputies.map(({ id, name }) => nameView(id, name))}` : html`<span class="muted">${isComing ? own.whoComing : own.whoUnknown}</span>`}</p>
      </div>
    </div>
  `;
};

/** On one screen: which station receives today, from when to when, who sits there, and where it is. */
export const todayView = (index: SearchIndex, search: DeputySearch, stations: readonly number[], records: TodayStations, pages: number, language: Language, acts: TodayActs): View => {
  const words = rollWords[language];
  const own = todayWords[language];
  const day = today();
  const { asOf, divisions: { name } } = index.data;
  const all = receivingOf(index, stations, records);
  const shown = all.slice(0, pages * pageOfStations);
  records.want(shown.map(({ facts }) => facts.id), index);
  const townships = index.tree.townships();
  const township = search.place < 0 ? -1 : index.tree.path(search.place).find((place) => townships.includes(place)) ?? -1;
  const count = formatNumber(all.length, language);
  const firsts = new Set<string>();
  return html`
    <section class="results today" part="today" aria-labelledby="found">
      <h3 id="found" tabindex="-1">${search.place < 0 ? words.foundStations(count) : own.titleIn(name[search.place] ?? '', count)}</h3>
      <p class="muted">${own.day(formatDay(day, language), words.weekdays[weekday(day) - 1] ?? '')}${words.mayChange}</p>
      ${daysBetween(asOf, day) > oldAfter ? notice('warn', icons.warning, own.old(formatDay(asOf, language), relativeDay(asOf, language))) : nothing}
      ${townships.length < 2 ? nothing : html`<div class="screen-only">${selectField({
        id: 'station-place', label: words.whereAreYou, language, empty: words.anyTownship, value: township < 0 ? '' : String(township),
        options: townships.map((at) => ({ value: String(at), label: name[at] ?? '' })), change: (value) => acts.choosePlace(value === '' ? -1 : Number(value)),
      })}</div>`}
      ${records.state.type === 'error' ? notice('warn', icons.warning, own.whoFailed, html`<div class="actions">${button(records.busy ? sharedWords[language].retrying : sharedWords[language].retry, () => records.reload(), { busy: records.busy })}</div>`, 'error') : nothing}
      <ul>${shown.map(({ at, facts, receptions }, nth) => {
        const deputies = index.atStation(at).length;
        const isComing = records.isComing(facts.id);
        return html`
          <li class="station" part="station">
            <h4 id=${`today-${nth}`} tabindex="-1">${facts.name} <span class="muted kind">${labelOf(placeLabels, 'stationKinds', facts.kind, language)}</span></h4>
            ${receptions.map((next) => receptionView(next, isComing, (id) => index.find(id) >= 0, language, acts, firsts))}
            <p class="at"><span>${facts.address}</span>${phoneView(facts.phone)}</p>
            ${deputies > 0 ? html`<p class="screen-only">${button(own.deputies(formatNumber(deputies, language)), () => acts.atStation(at), { kind: 'plain' })}</p>` : nothing}
          </li>`;
      })}</ul>
      ${all.length > shown.length ? html`<div class="actions screen-only">${button(own.more(formatNumber(Math.min(pageOfStations, all.length - shown.length), language)), () => acts.more(shown.length), { part: 'more' })}</div>` : nothing}
    </section>
  `;
};
