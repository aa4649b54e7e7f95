// Puts the snippet together from what the build says of the elements (elements.json) and of their files (manifest.json).
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
  options(byId('element'), offered().map(({ tag }) => [tag, `${said().names[tag] ?? tag}  <${tag}>`]), byId('element').value);
  options(byId('format'), Object.entries(said().formats), byId('format').value || 'html');
  options(byId('script'), [['one', said().one], ['all', said().all]], byId('script').value || 'one');
  options(byId('theme'), [['', said().page], ...Object.entries(said().themes)], byId('theme').value);
};

/** One field for each attribute of the element, by its type. */
const fields = () => {
  byId('about').textContent = element().summary;
  byId('attributes').replaceChildren(...element().attributes.filter(({ name }) => !apart.includes(name)).flatMap(({ name, type, description }) => {
    const isSwitch = /boolean/.test(type);
    const choices = Array.from(type.matchAll(/'([^']+)'/g), ([, one]) => one);
    const control = isSwitch ? node('input', { type: 'checkbox' }) : choices.length > 1 ? node('select') : node('input', { type: 'text', autocomplete: 'off' });
    control.id = `attribute-${name}`;
    control.dataset.attribute = name;
    if (choices.length > 1) options(control, [['', '–'], ...choices.map((one) => [one, one])]);
    const hint = node('p', { className: 'hint', id: `hint-${name}`, lang: 'en' }, description);
    control.setAttribute('aria-describedby', hint.id);
    return [isSwitch ? node('label', { className: 'check' }, control, ` ${name}`) : node('label', { htmlFor: control.id }, name), ...(isSwitch ? [] : [control]), hint];
  }));
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

const api = () => byId('api').value.trim() || `${location.origin}/v1`;

const snippet = () => {
  const { tag } = element();
  return embedSnippet({
    tag, embed, manifest, policy: contract.policy, words: said(), attributes: chosen(), api: api(), format: byId('format').value,
    file: byId('script').value === 'all' ? 'congress-kit.js' : fileOf(tag),
    accent: byId('own-accent').checked ? byId('accent').value : undefined,
    isStrict: byId('strict').checked,
  });
};

const show = () => {
  // A build brings its own scripts and its own policy.
  for (const id of ['script', 'strict']) byId(id).disabled = byId('format').value !== 'html';
  byId('snippet').textContent = snippet();
  byId('copied').textContent = '';
  const { tag } = element();
  const old = byId('preview').firstElementChild;
  const made = old?.localName === tag ? old : document.createElement(tag);
  for (const { name } of element().attributes) made.removeAttribute(name);
  for (const [name, value] of [['api', api()], ...chosen()]) made.setAttribute(name, value);
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
  byId('api').value = `${location.origin}/v1`;
  speak();
  fields();
  show();
  byId('options').addEventListener('submit', (event) => event.preventDefault());
  byId('options').addEventListener('input', (event) => {
    if (event.target === byId('element')) fields();
    show();
  });
  byId('copy').addEventListener('click', () => void copy());
  byId('language').addEventListener('click', () => {
    language = language === 'en' ? 'zh-CN' : 'en';
    speak();
    show();
  });
};

start().catch(() => { byId('snippet').textContent = said().failed; });
