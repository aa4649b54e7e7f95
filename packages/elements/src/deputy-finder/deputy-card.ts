import { html, nothing, type TemplateResult } from 'lit';
import type { Membership } from '@congress-kit/sdk';
import { icons } from '../base/icons.ts';
import { button, definitionRows, emptyView, notice, skeleton, type View } from '../base/views.ts';
import { formatDay, formatNumber, today } from '../locale/format.ts';
import { labelOf, placeLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { isCurrent, type DeputyFacts } from './deputy-facts.ts';
import type { DeputyRecord } from './deputy-record.ts';
import { levelBadges } from './level-badges.ts';
import { stationView, type StationActs } from './station-view.ts';
import { rollWords } from './roll.words.ts';

export interface CardActs {
  readonly back: () => void;
  /** The person wants to write; the event may be prevented. */
  readonly write: (event: Event) => void;
  /** Address of the form, with the deputy in it; without it the form of the same page is used, if there is one. */
  readonly formHref: string | undefined;
  readonly canWrite: boolean;
  /** There is a list to go back to. */
  readonly fromList: boolean;
  readonly station: StationActs;
  /** 代表码: a QR of this card's own address, where it has one. */
  readonly code: View;
}

/** From when to when. */
const periodWords = ({ startDate, endDate }: Membership, language: Language): string => {
  const words = rollWords[language];
  if (startDate && endDate) return words.fromTo(formatDay(startDate, language), formatDay(endDate, language));
  return startDate ? words.since(formatDay(startDate, language)) : '';
};

/** The rest of the card stands; what is missing is asked for again. */
const failedView = (title: string, record: DeputyRecord, busy: boolean, language: Language): TemplateResult =>
  notice('warn', icons.warning, title, html`<div class="actions">${button(busy ? sharedWords[language].retrying : sharedWords[language].retry, () => record.reload(), { busy })}</div>`, 'error');

const membershipView = (membership: Membership, language: Language): TemplateResult => {
  const words = rollWords[language];
  const line = [membership.term?.name, membership.delegation?.name, membership.constituency].filter(Boolean);
  return html`
    <li>
      <span class="level">${words.levelName(labelOf(placeLabels, 'levels', membership.level, language))}</span>
      <div>
        <p class="congress">${membership.congress.name}</p>
        ${line.length > 0 ? html`<p class="muted">${line.map((part) => html`<span class="apart">${part}</span>`)}</p>` : nothing}
        <p class="muted figures">${[periodWords(membership, language), membership.endReason && labelOf(placeLabels, 'endReasons', membership.endReason, language)].filter(Boolean).join(sharedWords[language].comma)}</p>
      </div>
    </li>
  `;
};

const membershipsView = (facts: DeputyFacts, record: DeputyRecord, language: Language): View => {
  const words = rollWords[language];
  const { state, busy } = record;
  if (!facts.memberships) {
    if (state.type === 'loading') return html`<section aria-busy="true"><h3><slot name="memberships-title">${words.memberships}</slot></h3>${skeleton(language, ['line', 'short', 'line', 'short'])}</section>`;
    return state.type === 'error' ? html`<section>${failedView(words.detailsFailed, record, busy, language)}</section>` : nothing;
  }
  const current = facts.memberships.filter((one) => isCurrent(one, today()));
  const earlier = facts.memberships.filter((one) => !isCurrent(one, today()));
  return html`
    <section>
      <h3><slot name="memberships-title">${words.memberships}</slot></h3>
      <ul class="memberships" part="memberships">${current.map((one) => membershipView(one, language))}</ul>
      ${earlier.length > 0 ? html`
        <details class="earlier"><summary>${icons.right}<span><slot name="earlier-title">${words.earlier(formatNumber(earlier.length, language))}</slot></span></summary>
          <ul class="memberships">${earlier.map((one) => membershipView(one, language))}</ul>
        </details>` : nothing}
    </section>
  `;
};

const writeView = (language: Language, acts: CardActs): View => {
  if (!acts.canWrite) return nothing;
  const label = rollWords[language].write;
  // A link where there is an address: it can be opened in another tab, and works like every other link of the page.
  return html`<div class="actions screen-only write">${acts.formHref
    ? html`<a class="button primary" part="write" href=${acts.formHref} @click=${acts.write}><span>${label}</span></a>`
    : button(label, acts.write, { kind: 'primary', part: 'write' })}</div>`;
};

export const goneView = (language: Language): View => emptyView(rollWords[language].gone, rollWords[language].goneHelp);

export const backView = (language: Language, acts: Pick<CardActs, 'back' | 'fromList'>): TemplateResult =>
  html`<p class="back screen-only">${button(acts.fromList ? rollWords[language].back : rollWords[language].backAll, acts.back, { kind: 'plain', icon: icons.left, part: 'back', id: 'back' })}</p>`;

/** The surname, and over it the picture: where that does not come (gone, or refused by the page's policy), the surname stays. */
const avatarView = ({ name, photo }: DeputyFacts, language: Language): TemplateResult => {
  const hide = (isHidden: boolean) => ({ target }: Event): void => { (target as HTMLElement).hidden = isHidden; };
  return html`
    <span class="avatar" part="avatar">
      <span aria-hidden="true">${Array.from(name)[0] ?? ''}</span>
      ${photo ? html`<img src=${photo} alt=${rollWords[language].photo(name)} width="64" height="64" referrerpolicy="no-referrer" @load=${hide(false)} @error=${hide(true)} />` : nothing}
    </span>
  `;
};

/** Who it is, how to reach them, what they are: in this order, because most people come to get in touch. */
export const cardView = (facts: DeputyFacts, record: DeputyRecord, language: Language, acts: CardActs): TemplateResult => {
  const words = rollWords[language];
  const policy = facts.contactPolicy === undefined ? undefined : words.policies[facts.contactPolicy] ?? labelOf(placeLabels, 'contactPolicies', facts.contactPolicy, language);
  return html`
    <article class="card" part="card" aria-labelledby="deputy-name">
      ${backView(language, acts)}
      <header>
        ${avatarView(facts, language)}
        <div>
          <h2 id="deputy-name" tabindex="-1" part="name">${facts.name}</h2>
          <p class="held">${levelBadges(facts.levels, language)}</p>
          ${facts.post ? html`<p>${facts.post}</p>` : nothing}
        </div>
      </header>
      <div class="columns">
        <section class="contact">
          ${writeView(language, acts)}
          ${policy ? html`<p class="policy" part="policy">${policy}</p>` : nothing}
          <h3><slot name="meet-title">${words.meet}</slot></h3>
          ${facts.stations.length > 0 ? facts.stations.map((station) => stationView(station, language, { ...acts.station, deputy: facts.id })) : html`<p class="muted">${words.noStation}</p>`}
        </section>
        <div>
          ${membershipsView(facts, record, language)}
          ${facts.places.length > 0 || facts.groups.length > 0 ? html`
            <section>
              <h3><slot name="about-title">${words.about}</slot></h3>
              ${definitionRows([
                [words.grids, facts.places.length > 0 ? html`<ul class="plain">${facts.places.map((place) => html`<li>${place}</li>`)}</ul>` : nothing],
                [words.groups, facts.groups.length > 0 ? html`<ul class="plain">${facts.groups.map((group) => html`<li>${group}</li>`)}</ul>` : nothing],
              ])}
            </section>` : nothing}
          ${acts.code === nothing ? nothing : html`<section><h3><slot name="code-title">${words.code}</slot></h3>${acts.code}</section>`}
        </div>
      </div>
      ${facts.source ? html`<footer class="small muted">${sharedWords[language].source(facts.source, formatDay(facts.asOf, language))}</footer>` : nothing}
    </article>
  `;
};
