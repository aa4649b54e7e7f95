import { html, nothing, type TemplateResult } from 'lit';
import { definitionRows, type View } from '../base/views.ts';
import { icon } from '../base/icons.ts';
import { formatDay } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import type { StationFacts } from './deputy-facts.ts';
import { finderWords } from './deputy-finder.words.ts';
import { nextReception, type NextReception } from './reception.ts';

/** “今天接待：14:30-17:00”, or the day with its weekday and how far off it is. */
const receptionWords = (next: NextReception, language: Language): TemplateResult => {
  const words = finderWords[language];
  if (next.inDays === 0) return html`<b>${words.today}</b>${next.hours ? html`${words.colon}<span class="figures">${next.hours}</span>` : nothing}`;
  const weekday = words.weekdays[next.weekday - 1];
  const day = language === 'en' ? `${weekday}, ${formatDay(next.day, language)}, ` : `${formatDay(next.day, language)}（${weekday}）`;
  const away = next.inDays === 1 ? words.tomorrow : words.inDays(next.inDays);
  return html`<b>${words.next}</b>${words.colon}<span class="figures">${day}${next.hours ? html`<span class="nowrap">${next.hours}</span>${words.comma}` : nothing}${away}</span>`;
};

const nextView = (station: StationFacts, language: Language, now?: Date): View => {
  const next = nextReception(station.receptions, now);
  if (!next) return nothing;
  return html`
    <p class="next ${next.inDays === 0 ? 'tone-good' : 'tone-idle'}" part="next-reception">
      ${icon(next.inDays === 0 ? 'done' : 'info')}<span>${receptionWords(next, language)}</span>
    </p>`;
};

/** 14:30-17:00 is not broken at its hyphen. */
const unbroken = (text: string): TemplateResult =>
  html`${text.split(/(\d{1,2}[:：]\d\d\s*[-–—~～]\s*\d{1,2}[:：]\d\d)/).map((part, at) => (at % 2 === 1 ? html`<span class="nowrap">${part}</span>` : part))}`;

/** Only digits reach a `tel:` link, whatever the office wrote beside them. */
const phoneView = (phone: string | undefined): View => {
  const number = phone?.replace(/[^\d+]/g, '');
  return number ? html`<a class="tel" href="tel:${number}" part="phone">${phone}</a>` : nothing;
};

/** Where, when, and by which phone: a station as it is offered on a card, for a place, and when nobody was found. */
export const stationView = (station: StationFacts, language: Language, now?: Date): TemplateResult => {
  const words = finderWords[language];
  return html`
    <div class="station" part="station">
      <h4>${station.name} <span class="muted kind">${labelOf(placeLabels, 'stationKinds', station.kind, language)}</span></h4>
      ${nextView(station, language, now)}
      ${definitionRows([
        [words.address, station.address],
        [words.hours, station.hours && unbroken(station.hours)],
        [words.receptions, station.receptions.length > 0 ? html`${station.receptions.map(({ text }) => html`<div>${unbroken(text)}</div>`)}` : nothing],
        [words.phone, phoneView(station.phone)],
        [words.access, station.accessibility],
      ])}
      ${station.phone && station.receptions.some(({ rrule }) => rrule) ? html`<p class="small muted">${words.mayChange}</p>` : nothing}
    </div>
  `;
};
