// One suite that every field must pass: in a page's own form it behaves like a field of the browser's.
import { expect, fixture, waitUntil } from '@open-wc/testing';
import '../../../packages/elements/src/category-field/define.ts';
import '../../../packages/elements/src/check-field/define.ts';
import '../../../packages/elements/src/place-field/define.ts';
import '../../../packages/elements/src/text-field/define.ts';
import type { FieldElement } from '../../../packages/elements/src/fields/field-element.ts';
import { configure } from '../../../packages/elements/src/base/registry.ts';
import type { Answers } from '../base/server-of-answers.ts';
import { startNet } from '../suggestion-form/form-page.ts';

interface Subject {
  readonly tag: string;
  /** Fills it in as a script would. */
  readonly fill: (field: any) => void;
  /** What the form sends then. */
  readonly sent: string;
  /** As a person would. */
  readonly act: (control: HTMLInputElement, field: FieldElement) => Promise<void> | void;
  readonly acted: string;
}

const typeIn = (control: HTMLInputElement, text: string): void => {
  control.focus();
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
};
const fromList = async (control: HTMLInputElement, text: string): Promise<void> => {
  typeIn(control, text);
  const root = control.getRootNode() as ShadowRoot;
  await waitUntil(() => root.querySelector('[role=option]'), 'options');
  control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
};

const subjects: readonly Subject[] = [
  { tag: 'congress-text-field', fill: (field) => { field.value = '路灯'; }, sent: '路灯', act: (control) => typeIn(control, '井盖'), acted: '井盖' },
  { tag: 'congress-check-field', fill: (field) => { field.checked = true; }, sent: 'on', act: (control) => control.click(), acted: 'on' },
  { tag: 'congress-category-field', fill: (field) => { field.value = 'lighting'; }, sent: 'lighting', act: (control) => fromList(control, 'lj'), acted: 'sanitation' },
  { tag: 'congress-place-field', fill: (field) => { field.value = '990101.101'; }, sent: '990101.101', act: (control) => fromList(control, 'qtc'), acted: '990101.101.201' },
];

for (const { tag, fill, sent, act, acted } of subjects) {
  describe(`${tag} in a page's own form`, () => {
    let net: Answers;
    let submitted: string[];
    beforeEach(() => {
      net = startNet();
      net.answer('/v1/divisions/990101.101', () => new Response(JSON.stringify({ id: '990101.101', code: '1', kind: 'township', name: '柳溪镇', pinyin: 'liu xi zhen', path: [{ id: '990101', name: '青禾县' }], source: 's', asOf: '2026-11-01' }), { headers: { 'content-type': 'application/json' } }));
      configure({ api: 'https://fields.example/v1' });
      submitted = [];
    });
    afterEach(() => {
      configure({ api: '' });
      net.restore();
    });

    const page = async (attributes = 'name="one" label="问题"', inside = '') => {
      const form = await fixture<HTMLFormElement>(`<form id="own"><fieldset><${tag} ${attributes}>${inside}</${tag}></fieldset><button>好</button></form>`);
      const field = form.querySelector<FieldElement>(tag) as FieldElement;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        submitted.push(String(new FormData(form).get('one')));
      });
      await field.updateComplete;
      return { form, field };
    };
    const control = (field: FieldElement): HTMLInputElement => field.shadowRoot?.querySelector('input, textarea') as HTMLInputElement;
    const data = (form: HTMLFormElement): (string | null)[] => new FormData(form).getAll('one').map(String);

    it('is one of the form’s elements and in its data, by its name', async () => {
      const { form, field } = await page();
      expect(Array.from(form.elements)).to.include(field);
      expect(field.form).to.equal(form);
      fill(field);
      expect(data(form)).to.deep.equal([sent]);
      field.name = 'other';
      await field.updateComplete;
      expect([data(form), new FormData(form).get('other')]).to.deep.equal([[], sent]);
      field.name = null;
      await field.updateComplete;
      expect(Array.from(new FormData(form).keys())).to.deep.equal([]);
    });

    it('hears a person, and says so', async () => {
      const { form, field } = await page();
      const heard: string[] = [];
      for (const name of ['input', 'change']) form.addEventListener(name, (event) => heard.push(`${name} ${(event.target as Element).localName}`));
      await act(control(field), field);
      await field.updateComplete;
      expect(data(form)).to.deep.equal([acted]);
      expect(heard).to.include(`input ${tag}`);
      control(field).blur();
      expect(heard).to.include(`change ${tag}`);
    });

    it('may be required: the form is not sent, the words stand at the field, it has focus; mended it goes', async () => {
      const { form, field } = await page('name="one" label="问题" required');
      expect([field.willValidate, field.validity.valueMissing, field.checkValidity(), field.matches(':invalid')]).to.deep.equal([true, true, false, true]);
      expect(field.shadowRoot?.querySelector('.error'), 'asking shows nothing').to.equal(null);
      form.requestSubmit();
      await waitUntil(() => field.shadowRoot?.activeElement, 'focus');
      expect(submitted).to.deep.equal([]);
      expect(field.validationMessage).to.equal('这一项要填写');
      expect(field.shadowRoot?.querySelector('.error')?.textContent).to.include('这一项要填写');
      expect(control(field).getAttribute('aria-invalid')).to.equal('true');
      await expect(field).to.be.accessible();
      fill(field);
      await field.updateComplete;
      expect(field.validity.valid).to.equal(true);
      expect(field.shadowRoot?.querySelector('.error')).to.equal(null);
      form.requestSubmit();
      expect(submitted).to.deep.equal([sent]);
    });

    it('takes a fault that only the page knows', async () => {
      const { form, field } = await page();
      fill(field);
      field.setCustomValidity('这个已经有了');
      expect([field.validity.customError, form.checkValidity()]).to.deep.equal([true, false]);
      field.reportValidity();
      await field.updateComplete;
      expect(field.shadowRoot?.querySelector('.error')?.textContent).to.include('这个已经有了');
      field.setCustomValidity('');
      expect(form.checkValidity()).to.equal(true);
    });

    it('goes back with the form’s reset', async () => {
      const { form, field } = await page('name="one" label="问题" required');
      const before = data(form);
      fill(field);
      field.reportValidity();
      form.reset();
      await field.updateComplete;
      expect(data(form)).to.deep.equal(before);
      expect(field.shadowRoot?.querySelector('.error')).to.equal(null);
    });

    it('rests in a disabled fieldset and by itself: no data, no fault, no focus', async () => {
      const { form, field } = await page('name="one" label="问题" required');
      fill(field);
      const around = form.querySelector('fieldset') as HTMLFieldSetElement;
      around.disabled = true;
      await field.updateComplete;
      expect([data(form), field.willValidate, form.checkValidity(), control(field).matches(':disabled')]).to.deep.equal([[], false, true, true]);
      around.disabled = false;
      await field.updateComplete;
      expect([data(form), control(field).matches(':disabled')]).to.deep.equal([[sent], false]);
      field.disabled = true;
      await field.updateComplete;
      expect([data(form), control(field).matches(':disabled')]).to.deep.equal([[], true]);
    });

    it('may be only read', async () => {
      const { form, field } = await page('name="one" label="问题" readonly');
      fill(field);
      await field.updateComplete;
      const inner = control(field);
      if (inner.type === 'checkbox') inner.click();
      else expect(inner.readOnly).to.equal(true);
      expect(data(form)).to.deep.equal([sent]);
    });

    it('belongs to the form it names, and to a label outside', async () => {
      const { form } = await page();
      const box = await fixture(`<div><label for="far">外面的标签</label><${tag} id="far" form="own" name="far" label="问题"></${tag}></div>`);
      const far = box.querySelector<FieldElement>(tag) as FieldElement;
      await far.updateComplete;
      fill(far);
      expect([far.form, new FormData(form).get('far')]).to.deep.equal([form, sent]);
      expect(Array.from(far.labels, (label) => label.textContent)).to.deep.equal(['外面的标签']);
      far.focus();
      expect(far.shadowRoot?.activeElement).to.equal(control(far));
    });

    it('keeps what was set before it was defined, and comes back with the browser’s state', async () => {
      const early = document.implementation.createHTMLDocument().createElement(tag) as FieldElement;
      fill(early);
      early.setAttribute('name', 'one');
      const { form, field } = await page();
      form.append(early);
      await early.updateComplete;
      expect(data(form)).to.include(sent);
      early.remove();
      field.formStateRestoreCallback(sent);
      expect(data(form)).to.deep.equal([sent]);
    });

    it('is accessible, in English and for elders', async () => {
      const { field } = await page('name="one" label="Question" hint="A word on it" lang="en" elder');
      await waitUntil(() => field.shadowRoot?.querySelector('input, select, textarea'), 'the control');
      expect((field.shadowRoot?.textContent ?? '').replace('柳溪镇', '')).to.not.match(/\p{Script=Han}/u);
      await expect(field).to.be.accessible();
    });
  });
}

describe('congress-text-field', () => {
  it('counts as the API does, and tells what is too long in its own words', async () => {
    const form = await fixture<HTMLFormElement>('<form><congress-text-field name="one" label="标题" maxlength="3" rows="4" value="𠮷𠮷𠮷"></congress-text-field></form>');
    const field = form.querySelector('congress-text-field')!;
    await field.updateComplete;
    expect([field.checkValidity(), field.shadowRoot?.querySelector('textarea')?.rows]).to.deep.equal([true, 4]);
    field.value = '四个字了';
    field.reportValidity();
    await field.updateComplete;
    expect([field.validity.tooLong, field.validationMessage]).to.deep.equal([true, '最多 3 字，现在是 4 字']);
    expect(field.shadowRoot?.querySelector('.error')?.textContent).to.include('最多 3 字，现在是 4 字');
  });
});

describe('congress-place-field', () => {
  it('does not say that a name is in no list where the list could not be read, and keeps what was typed', async () => {
    const net = startNet();
    net.answer('/v1/divisions', () => new Response('', { status: 500 }));
    const form = await fixture<HTMLFormElement>('<form><congress-place-field name="one" label="?" api="https://unread.example/v1"></congress-place-field><button>好</button></form>');
    const root = form.querySelector('congress-place-field')!.shadowRoot!;
    const input = await waitUntil(() => root.querySelector('input'), 'the control').then(() => root.querySelector('input') as HTMLInputElement);
    typeIn(input, '老槐树');
    form.querySelector('button')!.focus();
    await waitUntil(() => root.querySelector('.error'), 'what was wrong', { timeout: 8000 });
    expect([/地名没有读出来/.test(root.querySelector('.error')!.textContent!), /不在地名表里/.test(root.textContent!), input.value]).to.deep.equal([true, false, '老槐树']);
    form.reset();
    await waitUntil(() => input.value === '' && !root.querySelector('.error'), 'given up by a reset');
    net.restore();
  });

  for (const [lang, none, unpicked] of [['zh-CN', /没有找到/, /“老槐树”不在地名表里/], ['en', /no such place/, /“老槐树” is not in the list/]] as const) {
    it(`speaks of no other question, which a page's own form may not have (${lang})`, async () => {
      const net = startNet();
      const form = await fixture<HTMLFormElement>(`<form><congress-place-field name="one" label="?" lang="${lang}" api="https://fields.example/v1"></congress-place-field><button>好</button></form>`);
      const field = form.querySelector('congress-place-field')!;
      const root = field.shadowRoot!;
      const input = await waitUntil(() => root.querySelector('input'), 'the control').then(() => root.querySelector('input') as HTMLInputElement);
      const others = /详细地点|Exact place|下面|below/;
      typeIn(input, '老槐树');
      await waitUntil(() => none.test(root.querySelector('.combo-list')?.textContent ?? ''), 'what stands in the list');
      expect(root.textContent).to.not.match(others);
      form.querySelector('button')!.focus();
      await waitUntil(() => unpicked.test(root.querySelector('.error')?.textContent ?? ''), 'what was wrong');
      expect(root.querySelector('[role=status]')?.textContent).to.match(unpicked);
      expect([new FormData(form).get('one'), input.getAttribute('aria-invalid'), others.test(root.textContent!)]).to.deep.equal(['', 'true', false]);
      await expect(field).to.be.accessible();
      form.reset();
      await field.updateComplete;
      expect(root.querySelector('.error')).to.equal(null);
      net.answer('/v1/divisions', () => new Response('', { status: 500 }));
      field.elder = true;
      await waitUntil(() => root.querySelector('.notice'), 'the step that failed', { timeout: 8000 });
      expect(root.textContent).to.not.match(others);
      net.restore();
    });
  }
});
