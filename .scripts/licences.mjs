// Licences of everything in the lock file, against what we are allowed to pass on and what we are allowed to work with.

/** May be in what we publish: asks for nothing but its notice. */
const shipped = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Unlicense']);

/** May be used while we build and test; none of it is in what we publish. */
const tools = new Set([...shipped, 'MPL-2.0', 'CC-BY-4.0', 'CC-BY-3.0', 'Python-2.0', 'OFL-1.1', 'WTFPL']);

/** By name, with the reason: looked at by a person. */
const exceptions = [
  // libvips, the native library under sharp: loaded as a file of its own and replaceable, which is what the LGPL asks for.
  { name: /^@img\/sharp-(libvips-|wasm32|win32-)/, licence: /LGPL-3\.0-or-later/ },
  // Its package.json has none; its repository's LICENSE is MIT.
  { name: /^only$/, licence: /^unknown$/ },
];

/** `(MIT OR GPL-2.0)` is fine when one of them is; `MIT AND BSD` when all are. */
export function isAllowed(expression, allowed) {
  const bare = expression.replace(/^\(|\)$/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((one) => isAllowed(one, allowed));
  return bare.split(' AND ').every((one) => allowed.has(one.trim()));
}

/** @returns {{ name: string, version: string, licence: string, dev: boolean }[]} */
export function dependenciesOf(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 13), version: entry.version, licence: entry.license ?? 'unknown', dev: entry.dev === true }));
}

/** One line for each dependency whose licence nobody has allowed. */
export function licenceFaults(lock) {
  return dependenciesOf(lock)
    .filter(({ name, licence, dev }) => !isAllowed(licence, dev ? tools : shipped) && !exceptions.some((one) => one.name.test(name) && one.licence.test(licence)))
    .map(({ name, version, licence, dev }) => `${name}@${version}: ${licence}${dev ? ', a tool' : ', which we would pass on'}`);
}
