import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../base/icons.ts';
import { notice, type View } from '../base/views.ts';
import { formatDay, formatNumber, formatYuan } from '../locale/format.ts';
import { ballotFaultWords, ballotLabels, labelOf, sentenceOf } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { investmentOf, turnoutOf, type CountedBallot } from './ballot-figures.ts';
import { ballotWords } from './ballot-words.ts';
import { moreWords } from './more.words.ts';

/** Drawn like `base/icons.ts`. */
export const tieIcon = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 5.6h10M3 10.4h10" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`;

/** Whose vote it was, at which meeting and on what day, as far as it is told. A meeting's full name says the congress with its term: 青禾县第十八届人民代表大会第五次会议. */
export const circumstances = ({ congress, session, ...ballot }: CountedBallot['ballot'], language: Language): string[] =>
  [session?.name && /人民代表大会|人大/.test(session.name) ? '' : congress.name, session?.name, ballot.votedOn && ballotWords[language].votedOn(formatDay(ballot.votedOn, language))].filter((said): said is string => !!said);

/** Everything above the candidates: what was voted on, how many took part, by which rule, and what does not add up. */
export const heading = ({ ballot }: CountedBallot, language: Language): TemplateResult => html`
  <header>
    <h2 part="title">${ballot.title}</h2>
    <p class="muted">${circumstances(ballot, language).map((said) => html`<span class="apart">${said}</span>`)}</p>
  </header>
`;

/** Counts first, shares after them, and both with what they are taken of. */
export const contest = (counted: CountedBallot, language: Language): View => {
  if (!counted.says.seats) return nothing;
  const { ballot, tally } = counted;
  const words = ballotWords[language];
  const figure = (value: number) => formatNumber(value, language);
  const candidates = ballot.candidates.length;
  const margin = candidates - ballot.seats;
  const elected = counted.entries.filter((entry) => entry.elected).length;
  const money = investmentOf(counted);
  const share = ballot.seats > 0 ? `${figure(margin)}/${figure(ballot.seats)}${sharedWords[language].comma}${formatNumber((margin / ballot.seats) * 100, language, 1)}%` : '';
  // Figures are bold wherever a language puts them.
  const said = words.contest(figure(candidates), figure(ballot.seats)).split(language === 'zh-CN' ? /(\d[\d,.]*)/ : /(\p{Nd}[\p{Nd},.]*)/u);
  return html`
    <p class="lead figures" part="summary">${said.map((piece, at) => (at % 2 === 1 ? html`<b>${piece}</b>` : piece))}</p>
    <ul class="facts">
      ${margin < 0 ? nothing : html`<li>${margin > 0 ? words.margin(figure(margin), share) : words.noMargin}</li>`}
      ${counted.says.outcome ? html`<li>${words.elected(figure(elected))}</li>` : nothing}
      ${tally.unfilled > 0 && tally.ties.length === 0 && !tally.void ? html`<li>${words.unfilled(figure(tally.unfilled))}</li>` : nothing}
      ${money === undefined ? nothing : html`<li>${words.total(formatYuan(money, language))}</li>`}
    </ul>
  `;
};

/** 应到 → 实到 → 发出 → 收回 → 有效, and at each step what was lost on the way. */
export const turnout = (counted: CountedBallot, language: Language): View => {
  if (!counted.says.turnout) return nothing;
  const words = ballotWords[language];
  const steps = turnoutOf(counted);
  const most = Math.max(...steps.map((step) => step.count), 1);
  return html`
    <section aria-labelledby="turnout">
      <h3 id="turnout"><slot name="turnout-title">${words.turnout}</slot></h3>
      <ol class="turnout figures" part="turnout">
        ${steps.map(({ name, count, lost }) => html`
          <li>
            <span class="name">${words.turnoutNames[name]}</span>
            <span class="count"><b>${formatNumber(count, language)}</b> <span class="unit">${words.turnoutUnits[name]}</span></span>
            <svg class="measure" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="fill" width="${percent(count, most)}" height="100%"/></svg>
            <span class="lost ${lost < 0 ? 'wrong' : ''}">${lost > 0 ? words.lost[name](formatNumber(lost, language)) : lost < 0 ? html`${icons.warning}${words.gained(formatNumber(-lost, language))}` : nothing}</span>
          </li>`)}
      </ol>
    </section>
  `;
};

export const percent = (part: number, whole: number): string => `${whole > 0 ? Math.max(0, Math.min(100, Math.round((part / whole) * 10_000) / 100)) : 0}%`;

/** “半数”, “三分之二”: as the rules of the congresses write them. */
export const fractionWords = ({ numerator, denominator }: { numerator: number; denominator: number }, language: Language): string => {
  const words = ballotWords[language];
  return numerator * 2 === denominator ? words.half : words.fraction(numeral(numerator, language), numeral(denominator, language));
};

const numeral = (value: number, language: Language): string => (language === 'zh-CN' && '零一二三四五六七八九'[value]) || String(value);

/** The rule that was used, in a sentence, with this ballot's own figures in it. */
export const ruleWords = ({ ballot, tally, known }: CountedBallot, language: Language): string => {
  const words = ballotWords[language];
  const seats = formatNumber(ballot.seats, language);
  const said: string[] = [];
  if (!known) said.push(words.ruleUnknown(labelOf(ballotLabels, 'ballotMethods', ballot.method, language)));
  else if (ballot.method === 'rank') said.push(words.ruleRank(seats));
  else if (ballot.method === 'approve_top_n') said.push(words.ruleTop(seats));
  else if (ballot.threshold && tally.need !== null) {
    const basis = labelOf(ballotLabels, 'thresholdBases', ballot.threshold.basis, language);
    said.push(words.ruleThreshold(ballot.threshold.strict, basis, formatNumber(tally.basisCount, language), fractionWords(ballot.threshold, language), formatNumber(tally.need, language)));
    said.push(words.ruleOver(seats));
  }
  if (ballot.marginRule) said.push(sentenceOf(ballotLabels, 'marginKinds', ballot.marginRule.kind, { n: ballot.marginRule.n ?? 1 }, language) + sharedWords[language].stop);
  if (ballot.tieRule) said.push(words.tieRule(labelOf(ballotLabels, 'tieRules', ballot.tieRule, language)));
  return said.join(language === 'zh-CN' ? '' : ' ');
};

export const ruleView = (counted: CountedBallot, language: Language): View => (!counted.says.rule ? nothing : html`
  <section aria-labelledby="rule">
    <h3 id="rule"><slot name="rule-title">${ballotWords[language].rule}</slot></h3>
    <p part="rule">${ruleWords(counted, language)}</p>
    <p class="small muted"><slot name="rule-note">${moreWords[language].totalsOnly}</slot></p>
  </section>
`);

/** Ties are told, with what decided them; nothing is broken silently. */
export const tiesView = ({ ballot, tally, entries }: CountedBallot, language: Language): View => {
  const words = ballotWords[language];
  const group = tally.ties[0];
  if (!group) return nothing;
  const tied = entries.filter(({ candidate }) => group.includes(candidate.id));
  const yes = tied[0]?.candidate.yes ?? 0;
  const titles = tied.map(({ candidate }) => words.quote(candidate.title)).join(words.listSeparator);
  const left = ballot.seats - entries.filter(({ candidate, row }) => candidate.yes > yes && row.meetsThreshold !== false).length;
  if (ballot.tieRule === 'both') return notice('note', tieIcon, words.ties, html`<p>${words.tieBoth(titles, formatNumber(yes, language))}</p>`, 'ties');
  return notice(ballot.tieDecision ? 'note' : 'warn', tieIcon, words.ties, html`
    <p>${words.tie(titles, formatNumber(yes, language), formatNumber(left, language))}</p>
    <p>${ballot.tieDecision ? words.decided(ballot.tieDecision) : words.undecidedYet}</p>
  `, 'ties');
};

/** Figures that contradict each other, each with the numbers: shown, never mended. */
export const faultsView = ({ ballot, tally }: CountedBallot, language: Language): View => {
  const words = ballotWords[language];
  if (tally.faults.length === 0) return nothing;
  const figure = (value: number | undefined) => formatNumber(value ?? 0, language);
  return notice('bad', icons.warning, words.faults(figure(tally.faults.length)), html`
    <p><slot name="faults">${words.faultsHelp}</slot></p>
    <ul class="faults figures">
      ${tally.faults.map(({ code, candidateId, numbers }) => {
        const title = candidateId && ballot.candidates.find(({ id }) => id === candidateId)?.title;
        const parts = [[words.yes, numbers['yes']], [words.no, numbers['no']], [words.abstain, numbers['abstain']], [words.blank, numbers['blank']], [words.invalid, numbers['invalid']]] as const;
        const sum = parts.filter(([, value]) => value).map(([name, value]) => `${name} ${figure(value)}`).join(' + ');
        return html`<li>
          ${title ? html`<b>${title}</b>${sharedWords[language].labelColon}` : nothing}${ballotFaultWords(code, numbers, language)}
          ${code === 'votes_do_not_add_up' ? html`<div class="sum">${words.sum(sum, figure(numbers['sum']), figure(numbers['returned']))}</div>` : nothing}
        </li>`;
      })}
    </ul>
  `, 'faults');
};
