import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Width } from '../base/congress-element.ts';
import { icons } from '../base/icons.ts';
import { stateIcons } from '../base/state-icons.ts';
import { badge, button, definitionRows, type View } from '../base/views.ts';
import { formatNumber, formatYuan } from '../locale/format.ts';
import { ballotLabels, labelOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { whereOf, type CountedBallot, type Entry } from './ballot-figures.ts';
import { fractionWords, percent, tieIcon } from './ballot-summary.ts';
import { ballotWords } from './ballot-words.ts';
import { moreWords } from './more.words.ts';

/** As many of a group as are drawn at once, where it is longer than what is drawn whole. */
const [drawnWhole, drawnAtOnce] = [40, 30];

export interface ChartActs {
  readonly follow: (entry: Entry) => View;
  /** Long groups are drawn to their end. */
  readonly isWhole: boolean;
  /** @param list the list of the group, @param from how many it has shown */
  readonly drawWhole: (list: Element | null | undefined, from: number) => void;
}

/**
 * The candidates as bars, most yes votes first, in groups: elected, waiting for a decision, not elected. Of a long group the first come, then,
 * asked for, all: nobody has to scroll past two hundred who were elected to see who was not.
 */
export const chartView = (counted: CountedBallot, all: readonly Entry[], language: Language, width: Width, acts: ChartActs): TemplateResult => {
  const words = ballotWords[language];
  const waiting = (entry: Entry) => !entry.elected && entry.row.reason === 'tied_at_cut';
  const { says } = counted;
  const groups: [string, string, readonly Entry[]][] = says.outcome ? [
    ['elected', 'groupElected', all.filter((entry) => entry.elected)],
    ['tied', 'groupTied', all.filter(waiting)],
    ['not', 'groupNot', all.filter((entry) => !entry.elected && !waiting(entry))],
  ] : [['table', '', all]];
  return html`${groups.filter(([, , entries]) => entries.length > 0).map(([name, title, entries]) => html`
    <section class="group ${name}" ?data-no=${says.no} ?data-abstain=${says.abstain} aria-labelledby="group-${name}">
      <h3 id="group-${name}"><slot name="${name}-title">${title ? words[title as 'groupElected'](formatNumber(entries.length, language)) : words.caption}</slot></h3>
      ${axis(counted, language, width)}
      ${groupView(entries, counted, language, acts)}
    </section>`)}`;
};

const groupView = (entries: readonly Entry[], counted: CountedBallot, language: Language, { follow, isWhole, drawWhole }: ChartActs): TemplateResult => {
  const isCut = !isWhole && entries.length > drawnWhole;
  const shown = isCut ? entries.slice(0, drawnAtOnce) : entries;
  const draw = (event: Event): void => drawWhole((event.currentTarget as Element).closest('section')?.querySelector('ol'), drawnAtOnce);
  return html`
    <ol part="candidates">${shown.map((entry) => candidateView(entry, counted, language, follow))}</ol>
    ${isCut ? html`<div class="actions screen-only">${button(moreWords[language].wholeGroup(formatNumber(entries.length, language)), draw, { part: 'more' })}</div>` : nothing}
  `;
};

/** Where the threshold lies, and what it is a share of: written on the line itself. */
const axis = ({ ballot, tally, scale }: CountedBallot, language: Language, width: Width): View => {
  if (tally.need === null || !ballot.threshold) return nothing;
  const words = ballotWords[language];
  const need = words.line(formatNumber(tally.need, language));
  const basis = words.lineBasis(ballot.threshold.strict, labelOf(ballotLabels, 'thresholdBases', ballot.threshold.basis, language), formatNumber(tally.basisCount, language), fractionWords(ballot.threshold, language));
  const colon = sharedWords[language].labelColon;
  const share = tally.need / scale;
  const at = percent(tally.need, scale);
  // The words stand on the side that has more room.
  const anchor = share > 0.5 ? 'end' : 'start';
  const shift = share > 0.5 ? '-0.4em' : '0.4em';
  const narrow = width === 'narrow';
  // Hidden from screen readers: the rule above says it in a sentence, and each candidate's outcome says how it fared.
  return html`
    <div class="axis" aria-hidden="true">
      ${narrow ? html`<p class="note"><svg focusable="false">${svg`<line class="threshold" x1="50%" x2="50%" y1="0" y2="100%"/>`}</svg><span>${basis}</span></p>` : nothing}
      <div class="row">
        <span class="name"></span>
        <svg focusable="false">
          ${svg`<line class="threshold" x1="${at}" x2="${at}" y1="0" y2="100%"/><text x="${at}" dx="${shift}" y="1em" text-anchor="${anchor}">${narrow ? need : need + colon + basis}</text>`}
        </svg>
        <span class="value"></span>
      </div>
    </div>
  `;
};

const candidateView = (entry: Entry, counted: CountedBallot, language: Language, follow: (entry: Entry) => View): TemplateResult => {
  const { candidate, row } = entry;
  const words = ballotWords[language];
  const facts = [candidate.category && labelOf(suggestionLabels, 'suggestionCategories', candidate.category, language), ...whereOf(candidate), candidate.investment === undefined ? undefined : `${words.investment} ${formatYuan(candidate.investment, language)}`].filter(Boolean);
  const more = definitionRows([[words.plan, candidate.plan], [words.funding, candidate.funding], [words.proposer, candidate.proposer]]);
  const head = html`
    <h4><span class="visually-hidden">${words.place(String(row.rank))}${sharedWords[language].labelColon}</span><span class="rank figures" aria-hidden="true">${row.rank}</span>${candidate.title}</h4>
    <p class="outcome">${outcome(entry, counted, language)}</p>${facts.length > 0 ? html`<p class="facts small muted">${facts.map((fact) => html`<span class="apart">${fact}</span>`)}</p>` : nothing}
  `;
  return html`
    <li class="candidate ${entry.elected ? 'elected' : ''}" part="candidate">
      <div class="about">
        ${more === nothing ? head : html`<details><summary>${head}<span class="more small">${words.details}${icons.down}</span></summary>${more}</details>`}${follow(entry)}
      </div>
      <div class="bars figures">
        ${barsView(candidate, counted, language)}${candidate.blank ? html`<p class="small muted unmarked">${words.notMarked(formatNumber(candidate.blank, language))}</p>` : nothing}
      </div>
    </li>
  `;
};

/** Elected or not, with an icon and a word; if not, why. Nothing where nobody told. */
export const outcome = ({ candidate, row, elected }: Entry, { tally, known, says }: CountedBallot, language: Language): View => {
  const words = ballotWords[language];
  if (!says.outcome) return nothing;
  if (elected) return html`${badge('done', icons.done, words.isElected)}${row.reason === 'elected_by_decision' ? reason(labelOf(ballotLabels, 'resultReasons', row.reason, language)) : nothing}`;
  const short = row.reason === 'below_threshold' && tally.need !== null ? `${sharedWords[language].comma}${words.short(formatNumber(tally.need - candidate.yes, language))}` : '';
  const why = known && row.reason !== 'elected' ? labelOf(ballotLabels, 'resultReasons', row.reason, language) + short : '';
  // The congress's own words, unless they are one of our codes and said already.
  const published = candidate.reason && labelOf(ballotLabels, 'resultReasons', candidate.reason, language) === candidate.reason ? candidate.reason : '';
  if (row.reason === 'tied_at_cut') return html`${badge('warn', tieIcon, words.undecided)}${reason(published || why)}`;
  return html`${badge('idle', stateIcons.minus, words.notElected)}${reason(published || why)}`;
};

const reason = (text: string): View => (text ? html`<span class="reason small muted">${text}</span>` : nothing);

/** One template for all three, and no blank that would be a node of its own: on a page there are hundreds. */
const barsView = ({ yes, no, abstain }: Entry['candidate'], { tally, scale }: CountedBallot, language: Language): TemplateResult => {
  const words = ballotWords[language];
  const votes = (count: number): string => words.votes(formatNumber(count, language));
  return html`
    <div class="row yes">
      <span class="name">${words.yes}</span><svg aria-hidden="true" focusable="false">
        <rect class="track" width="100%" height="100%"/>
        <rect class="fill" width=${percent(yes, scale)} height="100%"/>${tally.need === null ? nothing : thresholdLine(percent(tally.need, scale))}</svg><span class="value">${votes(yes)}</span>
    </div>
    <div class="row no">
      <span class="name">${words.no}</span><svg aria-hidden="true" focusable="false">
        <rect class="track" width="100%" height="100%"/>
        <rect class="fill" width=${percent(no, scale)} height="100%"/>
      </svg><span class="value">${votes(no)}</span>
    </div>
    <div class="row abstain">
      <span class="name">${words.abstain}</span><svg aria-hidden="true" focusable="false">
        <rect class="track" width="100%" height="100%"/>
        <rect class="fill" width=${percent(abstain, scale)} height="100%"/>
      </svg><span class="value">${votes(abstain)}</span>
    </div>
  `;
};

/** Dashes with a light edge, so that they show on the bar and beside it. */
const thresholdLine = (at: string) => svg`<line class="edge" x1="${at}" x2="${at}" y1="-4" y2="100%"/><line class="threshold" x1="${at}" x2="${at}" y1="-4" y2="100%"/>`;
