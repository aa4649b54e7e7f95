import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { button, definitionRows, type View } from '../base/views.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { StationFacts } from './station-facts.ts';
import { nextReceptions, type NextReception } from './reception.ts';
import { rollWords } from './roll.words.ts';

/** “正在接待，到 17:00 为止”, “今天接待：14:30-17:00”, or the day with its weekday and how far off it is. */
const receptionWords = (next: NextReception, language: Language): TemplateResult => {
  const words = rollWords[language];
  if (next.openUntil) return html`<b>${words.openNow}</b>${words.comma}<span class="figures">${words.until(next.openUntil)}</span>`;
  if (next.inDays === 0) return html`<b>${words.today}</b>${next.hours ? html`${words.colon}<span class="figures">${next.hours}</span>` : nothing}`;
  const weekday = words.weekdays[next.weekday - 1];
  const day = language !== 'zh-CN' ? `${weekday}, ${formatDay(next.day, language)}, ` : `${formatDay(next.day, language)}（${weekday}）`;
  const away = next.inDays === 1 ? words.tomorrow : words.inDays(next.inDays);
  return html`<b>${words.next}</b>${words.colon}<span class="figures">${day}${next.hours ? html`<span class="nowrap">${next.hours}</span>${words.comma}` : nothing}${away}</span>`;
};

/** A name is not broken, unless it is as long as a line: 阿卜杜热依木·阿卜杜热合曼. */
export const ofOneLine = (name: string): string => (name.length > 9 ? '' : 'nowrap');

/** “接待代表：单小梅、张晓明”; whose card this is stands out. */
const whoView = ({ deputies }: NextReception, language: Language, own: string | undefined): View => {
  const words = rollWords[language];
  if (deputies.length === 0) return nothing;
  return html`<br /><span class="who">${words.receivedBy}${words.colon}${deputies.map(({ id, name }, at) =>
    html`${at > 0 ? words.listSeparator : nothing}<span class=${ofOneLine(name)}>${id !== undefined && id === own ? html`<b>${name}</b>` : name}</span>`)}</span>`;
};

const nextView = (station: StationFacts, language: Language, own: string | undefined, now?: Date): View => {
  const all = nextReceptions(station.receptions, now);
  return all.length === 0 ? nothing : html`${all.map((next) => html`
    <p class="next ${next.inDays === 0 ? 'tone-good' : 'tone-idle'}" part="next-reception">
      ${next.inDays === 0 ? icons.done : icons.info}<span>${receptionWords(next, language)}${whoView(next, language, own)}</span>
    </p>`)}`;
};

/** 14:30-17:00 is not broken at its hyphen. */
const unbroken = (text: string): TemplateResult =>
  html`${text.split(/(\d{1,2}[:：]\d\d\s*[-–—~～]\s*\d{1,2}[:：]\d\d)/).map((part, at) => (at % 2 === 1 ? html`<span class="nowrap">${part}</span>` : part))}`;

/** Only the digits of the first number reach a `tel:` link, whatever the office wrote beside them; an extension is asked for by a person. */
export const phoneView = (phone: string | undefined): View => {
  const number = phone?.replace(/(\d{7})-\d+|、.*|[^\d+]/g, '$1');
  return number ? html`<a class="tel" href="tel:${number}" part="phone">${phone}</a>` : nothing;
};

export interface StationActs {
  /** Whose card the station stands on. */
  readonly deputy?: string | undefined;
  /** Address of the station's calendar; undefined where there are no feeds. */
  readonly calendar: (stationId: string) => string | undefined;
  /** Makes the calendar here, where no feed has it. */
  readonly saveCalendar: (station: StationFacts) => void;
}

/** A feed that a calendar subscribes to, or a file of the same days. */
const calendarView = (station: StationFacts, language: Language, acts: StationActs | undefined): View => {
  if (!acts || !station.receptions.some(({ rrule }) => rrule)) return nothing;
  const href = acts.calendar(station.id);
  const label = rollWords[language].calendar;
  return html`<p class="calendar screen-only">${href
    ? html`<a class="button plain" href=${href} part="calendar">${label}</a>`
    : button(label, () => acts.saveCalendar(station), { kind: 'plain', part: 'calendar' })}</p>`;
};

/** Where, when, and by which phone: a station as it is offered on a card, for a place, and when nobody was found. */
export const stationView = (station: StationFacts, language: Language, acts?: StationActs, now?: Date): TemplateResult => {
  const words = rollWords[language];
  return html`
    <div class="station" part="station">
      <h4>${station.name} <span class="muted kind">${labelOf(placeLabels, 'stationKinds', station.kind, language)}</span></h4>
      ${nextView(station, language, acts?.deputy, now)}
      ${definitionRows([
        [words.address, station.address],
        [words.hours, station.hours && unbroken(station.hours)],
        [words.receptions, station.receptions.length > 0 ? html`${station.receptions.map(({ text }) => html`<div>${unbroken(text)}</div>`)}` : nothing],
        [words.phone, phoneView(station.phone)],
        [words.access, station.accessibility],
      ])}
      ${calendarView(station, language, acts)}
      ${station.phone && station.receptions.some(({ rrule }) => rrule) ? html`<p class="small muted">${words.mayChange}</p>` : nothing}
    </div>
  `;
};
