import { html, nothing, type TemplateResult } from 'lit';
import type { BareFault, Client, Erasure, PersonalData } from '@congress-kit/sdk';
import { attachmentList } from '../base/attachment-list.ts';
import { explainFault } from '../base/explain.ts';
import { icons } from '../base/icons.ts';
import { saveFile } from '../base/save-file.ts';
import { submitButton } from '../base/submit-button.ts';
import { button, definitionRows, errorView, notice, skeleton, type View } from '../base/views.ts';
import { checkbox, radioGroup } from '../fields/choice-fields.ts';
import { errorSummary, type SummaryItem } from '../fields/error-summary.ts';
import { textField } from '../fields/text-field.ts';
import { formatDay, formatInstant } from '../locale/format.ts';
import { labelOf, labelsOf, suggestionLabels } from '../locale/labels.ts';
import type { Language } from '../locale/language.ts';
import { sharedWords } from '../locale/shared-words.ts';
import { failureView, submitted } from './forms-view.ts';
import type { Correction, Corrected, Erasing, OwnData } from './own-data.ts';
import { ownDataWords } from './own-data.words.ts';
import { dayOf } from './tracked.ts';

export interface OwnDataActs {
  readonly turn: (screen: OwnData['screen']) => void;
  readonly correct: () => void;
  readonly erase: () => void;
  /** Without an answer it is withdrawn with what is erased. */
  readonly withdraws: boolean;
  readonly client: Client | undefined;
}

type Row = readonly [label: string, value: string];

/** All that is kept, in words: for the page and for the copy to keep. */
const rowsOf = (kept: PersonalData, language: Language): { readonly left: readonly Row[]; readonly written: readonly Row[] } => {
  const words = ownDataWords[language];
  const { contact, contactKeptUntil, consent, geo } = kept;
  return {
    left: [
      [words.identity, labelOf(suggestionLabels, 'identityModes', kept.identityMode, language)],
      [words.name, contact.name ?? words.notGiven],
      [words.phone, contact.phone ?? words.notGiven],
      [words.address, kept.address ?? words.notGiven],
      // Measured by the system that handed it on; the form of this page measures nothing.
      ...(geo ? [[words.position, `${geo.latitude}, ${geo.longitude} (${geo.datum})`] as const] : []),
      ...(contactKeptUntil ? [[words.keptUntil, words.keptUntilDay(formatDay(contactKeptUntil, language))] as const] : []),
      [words.mayPublish, kept.mayPublish ? words.published : words.unpublished],
      ...(consent ? [[words.consent, words.version(consent.textVersion)] as const] : []),
      [words.submittedAt, formatInstant(kept.submittedAt, language)],
    ],
    written: [
      [words.subject, kept.title ?? ''],
      [words.body, kept.body ?? ''],
      ...kept.supplements.map(({ at, body }): Row => [words.supplement(formatDay(dayOf(at), language)), body]),
      ...kept.ratings.map(({ at, comment }): Row => [words.comment(formatDay(dayOf(at), language)), comment ?? '']),
    ],
  };
};

const save = (kept: PersonalData, language: Language): void => {
  const words = ownDataWords[language];
  const { left, written } = rowsOf(kept, language);
  const files: Row[] = (kept.attachments ?? []).map(({ name }) => [sharedWords[language].files, name]);
  const text = [...left, ...written, ...files].filter(([, value]) => value !== '').map(([label, value]) => `${label}${sharedWords[language].labelColon}${value}`);
  // Old Windows editors take a file for GBK unless it says that it is not.
  saveFile(`${words.fileName(kept.receiptNo)}.txt`, new Blob([`\uFEFF${[words.title, kept.receiptNo, '', ...text].join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }));
};

const saveData = (kept: PersonalData, language: Language): void =>
  saveFile(`${ownDataWords[language].fileName(kept.receiptNo)}.json`, new Blob([`${JSON.stringify(kept, null, 2)}\n`], { type: 'application/json' }));

export const ownDataView = (own: OwnData, language: Language, acts: OwnDataActs): TemplateResult => {
  const { state } = own;
  const shown = (): View => {
    if (state.type === 'error') return errorView(state.error, language, () => own.reload(), own.busy);
    if (state.type !== 'loaded') return skeleton(language, ['line', 'line', 'short', 'line', 'short']);
    if (own.screen === 'correcting') return correctionForm(own.correction, language, acts);
    return own.screen === 'erasing' ? erasingForm(own.erasing, language, acts) : keptView(own, state.data, language, acts);
  };
  return html`
    <section class="own-data screen-only" part="own-data" aria-labelledby="own-data" aria-busy=${state.type === 'loading' ? 'true' : nothing}>
      ${shown()}
    </section>
  `;
};

const keptView = (own: OwnData, kept: PersonalData, language: Language, { turn, client }: OwnDataActs): TemplateResult => {
  const words = ownDataWords[language];
  const { left, written } = rowsOf(kept, language);
  const texts = written.map(([label, value]) => [label, value && html`<span class="said">${value}</span>`] as const);
  return html`
    <p class="hint"><slot name="own-lead">${words.lead}</slot></p>
    <p class="saved" role="status">${own.isCorrected ? html`${icons.done}<span>${words.corrected}</span>` : nothing}</p>
    ${definitionRows([...left, ...texts, [sharedWords[language].files, attachmentList(kept.attachments, client, language)]])}
    <div class="actions">
      ${button(words.correct, () => turn('correcting'), { id: 'own-correct' })}
      ${button(words.save, () => save(kept, language), { part: 'own-save' })}
      ${button(words.saveData, () => saveData(kept, language), { kind: 'plain' })}
    </div>
    <p class="erase screen-only">${button(words.erase, () => turn('erasing'), { kind: 'plain', id: 'own-erase' })}</p>
  `;
};

const itemsOf = (faults: readonly BareFault[], labels: Readonly<Record<string, string>>, language: Language): SummaryItem[] => faults.flatMap((fault) => {
  const field = fault.pointer.split('/')[1] ?? '';
  const label = labels[field];
  return label ? [{ id: `own-${field}`, label, error: explainFault(fault, language) }] : [];
});

const correctionForm = (correction: Correction, language: Language, { turn, correct }: OwnDataActs): TemplateResult => {
  const words = ownDataWords[language];
  const { typed, state } = correction;
  const busy = state.type === 'sending';
  const labels = { name: words.name, phone: words.phone, address: words.address };
  const items = itemsOf(correction.faults, labels, language);
  const field = (name: keyof typeof labels) => ({
    id: `own-${name}`, language, label: labels[name], value: typed[name], readonly: busy, error: items.find(({ id }) => id === `own-${name}`)?.error,
    input: (value: string) => correction.change({ [name]: value }),
  });
  return html`
    <form method="dialog" class="act" part="correction" novalidate aria-labelledby="own-correct-title" @submit=${submitted(correct)}>
      <h3 id="own-correct-title" tabindex="-1"><slot name="own-correct-title">${words.correctTitle}</slot></h3>
      <p class="hint"><slot name="own-correct-lead">${words.correctLead}</slot></p>
      ${items.length > 0 ? errorSummary(items, language) : failureView(state, language)}
      ${radioGroup<Corrected['identityMode']>({
        id: 'own-identity', language, label: words.identity, value: typed.identityMode, readonly: busy, change: (identityMode) => correction.change({ identityMode }),
        options: Object.entries(labelsOf(suggestionLabels, 'identityModes', language)).map(([value, label]) => ({ value: value as Corrected['identityMode'], label })),
      })}
      ${typed.identityMode === 'anonymous'
        ? html`<p class="hint"><slot name="own-anonymous">${words.anonymousNote}</slot></p>`
        : html`${textField({ ...field('name'), autocomplete: 'name', size: 14 })}
          ${textField({ ...field('phone'), hint: words.phoneHint, optional: true, type: 'tel', inputmode: 'tel', autocomplete: 'tel', size: 18 })}`}
      ${textField({ ...field('address'), optional: true })}
      ${correction.mayTakeBack
        ? checkbox({ id: 'own-publish', language, label: words.publishLabel, hint: words.publishHint, checked: typed.mayPublish, readonly: busy, change: (mayPublish) => correction.change({ mayPublish }) })
        : nothing}
      ${correction.isSame ? html`<p class="hint"><slot name="own-same">${words.same}</slot></p>` : nothing}
      <div class="actions">
        ${submitButton(busy ? words.correcting : words.correctSave, { kind: 'primary', busy: busy || correction.isSame, part: 'submit' })}
        ${button(words.cancel, () => turn('kept'), { kind: 'plain' })}
      </div>
    </form>
  `;
};

/** What goes and what stays, and a tick before the button: nothing is erased by a slip of the thumb. */
const erasingForm = (erasing: Erasing, language: Language, { turn, erase, withdraws }: OwnDataActs): TemplateResult => {
  const words = ownDataWords[language];
  const busy = erasing.state.type === 'sending';
  const error = erasing.isMissing ? words.eraseMissing : undefined;
  return html`
    <form method="dialog" class="act" part="erasure" novalidate aria-labelledby="own-erase-title" @submit=${submitted(erase)}>
      <h3 id="own-erase-title" tabindex="-1"><slot name="own-erase-title">${words.eraseTitle}</slot></h3>
      <ul class="plain">
        ${withdraws ? html`<li><strong>${words.eraseWithdraws}</strong></li>` : nothing}
        <li>${words.eraseGone}</li><li>${words.eraseStays}</li><li>${words.eraseKey}</li>
      </ul>
      ${errorSummary(error ? [{ id: 'own-know', label: words.eraseKnow, error }] : [], language)}${failureView(erasing.state, language)}
      ${checkbox({ id: 'own-know', language, label: words.eraseKnow, checked: erasing.knows, error, readonly: busy, change: (knows) => erasing.tick(knows) })}
      <div class="actions">
        ${submitButton(busy ? words.eraseBusy : words.eraseYes, { busy, part: 'submit' })}
        ${button(words.eraseNo, () => turn('kept'), { kind: 'plain' })}
      </div>
    </form>
  `;
};

/** Stands where the record stood: it cannot be opened any more. */
export const erasedView = ({ contact, texts, files, erasedAt }: Erasure, language: Language): TemplateResult => {
  const words = ownDataWords[language];
  return html`
    <section class="erased" part="erased" aria-labelledby="erased-title">
      <h2 id="erased-title" tabindex="-1"><slot name="erased-title">${words.erasedTitle}</slot></h2>
      ${notice('good', icons.done, words.erasedLead)}
      ${definitionRows([
        [words.erasedContact, contact ? words.erasedYes : words.erasedNone],
        [words.erasedTexts, words.texts(texts)],
        [words.erasedFiles, files > 0 ? words.files(files) : nothing],
        [words.erasedAt, formatInstant(erasedAt, language)],
      ])}
    </section>
  `;
};
