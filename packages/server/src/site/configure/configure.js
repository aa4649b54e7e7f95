// Puts the snippet together from what the build says of the elements (elements.json) and of their files (manifest.json).
import { listed, optionWords } from './options.js';
import { embedSnippet } from './snippet.js';
import { words } from './words.js';

const byId = (id) => document.getElementById(id);
const embed = new URL('/embed/', location.href).href.replace(/\/$/, '');
/** Set by controls of their own, or of no use in a snippet. */
const apart = ['api', 'src', 'theme', 'elder', 'lang'];
let language = /[?&]lang=en\b/.test(location.search) ? 'en' : 'zh-CN';
let contract;
let manifest;

const said = () => words[language];
const fileOf = (tag) => `${tag.replace('congress-', '')}.js`;
/** Those with a script of their own; fields of a page's own form are put together by whoever writes the form. */
const offered = () => contract.elements.filter(({ tag }) => fileOf(tag) in manifest.tags);
const element = () => contract.elements.find(({ tag }) => tag === byId('element').value);
const node = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const options = (select, list, chosen) => select.replaceChildren(...list.map(([value, label]) => node('option', { value, selected: value === chosen }, label)));

/** Words of the page, and what is chosen from lists. */
const speak = () => {
  document.documentElement.lang = language;
  document.title = said().title;
  for (const one of document.querySelectorAll('[data-word]')) one.textContent = said()[one.dataset.word];
  byId('language').textContent = said().other;
  byId('language').lang = language === 'en' ? 'zh-CN' : 'en';
  options(byId('element'), offered().map(({ tag }) => [tag, said().names[tag] ?? tag]), byId('element').value);
  options(byId('format'), Object.entries(said().formats), byId('format').value || 'html');
  options(byId('script'), [['one', said().one], ['all', said().all]], byId('script').value || 'one');
  options(byId('width'), Object.entries(said().widths), byId('width').value || 'all');
  options(byId('theme'), [['', said().page], ...Object.entries(said().themes)], byId('theme').value);
};

/** `code` in the sources' own words. */
const marked = (text) => text.split('`').map((part, at) => (at % 2 ? node('code', {}, part) : part));

/** One field for each attribute of the element, by its type. */
const fields = () => {
  const { tag, summary } = element();
  byId('about').replaceChildren(...(said().abouts ? [said().abouts[tag]] : marked(summary)), ' ', node('code', {}, `<${tag}>`));
  byId('attributes').replaceChildren(...element().attributes.filter(({ name }) => !apart.includes(name)).flatMap(({ name, type, description }) => {
    const [label, explained] = (language === 'en' ? undefined : optionWords(tag, name)) ?? [undefined, description];
    const isSwitch = /boolean/.test(type);
    const choices = Array.from(type.matchAll(/'([^']+)'/g), ([, one]) => one);
    const control = isSwitch ? node('input', { type: 'checkbox' }) : choices.length > 1 ? node('select') : node('input', { type: 'text', autocomplete: 'off' });
    control.id = `attribute-${name}`;
    control.dataset.attribute = name;
    if (choices.length > 1) options(control, [['', said().usual], ...choices.map((one) => [one, said().values[one] ?? one])]);
    if (name in listed && !isSwitch) control.setAttribute('list', `known-${name}`);
    const hint = node('p', { className: 'hint', id: `hint-${name}` }, ...marked(explained));
    control.setAttribute('aria-describedby', hint.id);
    const called = label ? [`${label} `, node('code', {}, name)] : [node('code', {}, name)];
    const list = name in listed && !isSwitch ? [node('datalist', { id: `known-${name}` })] : [];
    return [isSwitch ? node('label', { className: 'check' }, control, ' ', node('span', {}, ...called)) : node('label', { htmlFor: control.id }, ...called), ...(isSwitch ? [] : [control]), ...list, hint];
  }));
};

/** Ids that there are, with their names, once somebody comes to the field; what is typed is looked for among all of them. Without an answer it is taken as it is. */
const fill = async (field) => {
  const [path, id, ...names] = listed[field.dataset?.attribute] ?? [];
  const list = path && byId(`known-${field.dataset.attribute}`);
  const q = field.value?.trim();
  // One of those that are offered is chosen, not looked for.
  if (!list || list.dataset.q === q || Array.from(list.options).some(({ value }) => value === q)) return;
  list.dataset.q = q;
  try {
    const { items } = await (await fetch(`${previewApi()}${path}${q && `&q=${encodeURIComponent(q)}`}`, { headers: { 'accept-language': language } })).json();
    // Somebody has typed on meanwhile.
    if (list.dataset.q === q) list.replaceChildren(...items.map((one) => node('option', { value: one[id], label: names.map((name) => one[name]).filter(Boolean).join(' ') })));
  } catch {
    delete list.dataset.q;
  }
};

const chosen = () => {
  const attributes = [];
  for (const control of document.querySelectorAll('[data-attribute]')) {
    if (control.type === 'checkbox' ? control.checked : control.value.trim()) attributes.push([control.dataset.attribute, control.type === 'checkbox' ? '' : control.value.trim()]);
  }
  if (byId('theme').value) attributes.push(['theme', byId('theme').value]);
  if (byId('elder').checked) attributes.push(['elder', '']);
  if (language === 'en') attributes.push(['lang', 'en']);
  return attributes;
};

const here = `${location.origin}/v1`;
const api = () => byId('api').value.trim().replace(/\/+$/, '') || here;
const isAddress = (text) => {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
};
/** This page asks nobody but its own server: of another the preview shows what it would look like. */
const previewApi = () => (isAddress(api()) && new URL(api()).origin === location.origin ? api() : here);

const snippet = () => {
  const { tag } = element();
  return embedSnippet({
    tag, embed, manifest, policy: contract.policy, words: said(), attributes: chosen(), api: api(), format: byId('format').value,
    file: byId('script').value === 'all' ? 'congress-kit.js' : fileOf(tag),
    accent: byId('own-accent').checked ? byId('accent').value : undefined,
    isStrict: byId('strict').checked,
  });
};

/** What is chosen, in the page's own address: it can be kept, sent to a colleague, and is there after a reload. */
const remember = () => {
  const kept = new URLSearchParams();
  for (const control of document.querySelectorAll('#options select, #options input')) {
    const name = control.dataset.attribute ? `@${control.dataset.attribute}` : control.id;
    const value = control.type === 'checkbox' ? (control.checked ? '1' : '') : control.value;
    if (value && value !== usual[control.id]) kept.set(name, value);
  }
  if (!byId('own-accent').checked) kept.delete('accent');
  history.replaceState(null, '', `?${language === 'en' ? 'lang=en' : ''}#${kept}`.replace(/^\?#/, `${location.pathname}#`));
};
const usual = { format: 'html', script: 'one', api: here };
const recall = () => {
  const kept = new URLSearchParams(location.hash.slice(1));
  const put = (control, value) => { if (control.type === 'checkbox') control.checked = value === '1'; else control.value = value; };
  if (offered().some(({ tag }) => tag === kept.get('element'))) byId('element').value = kept.get('element');
  fields();
  for (const [name, value] of kept) {
    const control = name.startsWith('@') ? byId(`attribute-${name.slice(1)}`) : byId(name);
    if (control?.closest('#options') && name !== 'element') put(control, value);
  }
  // Not what a list holds.
  for (const select of document.querySelectorAll('#options select')) if (select.selectedIndex < 0) select.selectedIndex = 0;
};

const show = () => {
  // A build brings its own scripts and its own policy.
  for (const id of ['script', 'strict']) byId(id).disabled = byId('format').value !== 'html';
  const isWrong = !isAddress(api());
  byId('api').setAttribute('aria-invalid', String(isWrong));
  byId('api-error').textContent = isWrong ? said().wrongApi : '';
  byId('copy').disabled = isWrong;
  byId('copied').textContent = '';
  byId('snippet').textContent = isWrong ? said().wrongApi : snippet();
  byId('preview-note').textContent = isWrong || previewApi() === api() ? '' : said().otherApi;
  byId('preview').className = `at-${byId('width').value}`;
  remember();
  const { tag } = element();
  const old = byId('preview').firstElementChild;
  const made = old?.localName === tag ? old : document.createElement(tag);
  const wanted = new Map([['api', previewApi()], ...chosen()]);
  for (const { name } of element().attributes) if (!wanted.has(name)) made.removeAttribute(name);
  for (const [name, value] of wanted) if (made.getAttribute(name) !== value) made.setAttribute(name, value);
  if (byId('own-accent').checked) made.style.setProperty('--congress-accent', byId('accent').value);
  else made.style.removeProperty('--congress-accent');
  if (made !== old) byId('preview').replaceChildren(made);
};

/** Clipboard access does not exist on http pages; the older command works on a selection. */
const copy = async () => {
  const range = document.createRange();
  range.selectNodeContents(byId('snippet'));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const worked = navigator.clipboard ? await navigator.clipboard.writeText(snippet()).then(() => true, () => false) : document.execCommand('copy');
  byId('copied').textContent = worked ? said().copied : said().notCopied;
};

const start = async () => {
  [contract, manifest] = await Promise.all(['elements.json', 'manifest.json'].map(async (file) => (await fetch(`${embed}/${file}`)).json()));
  byId('api').value = here;
  speak();
  recall();
  show();
  byId('options').addEventListener('submit', (event) => event.preventDefault());
  byId('options').addEventListener('input', (event) => {
    if (event.target === byId('element')) fields();
    // Who chooses a colour wants it.
    if (event.target === byId('accent')) byId('own-accent').checked = true;
    show();
    void fill(event.target);
  });
  byId('options').addEventListener('focusin', (event) => void fill(event.target));
  byId('width').addEventListener('input', show);
  byId('copy').addEventListener('click', () => void copy());
  byId('language').addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    remember();
    speak();
    recall();
    show();
  });
};

start().catch(() => { byId('snippet').textContent = said().failed; });
