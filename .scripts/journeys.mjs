/** Paths of the lazy parts of a script that have these names, and of all that come with them. */
export function withNeeds(files, script, parts) {
  const found = new Set();
  const add = (path) => {
    if (found.has(path)) return;
    found.add(path);
    for (const needed of files.find((file) => file.path === path).needs) add(needed);
  };
  for (const part of parts) {
    const file = files.find(({ path, of }) => of === `${script}.js` && path.replace(/-[0-9a-f]{6}\.js$/, '') === `${script}/${part}`);
    if (!file) throw new Error(`${script} has no part ${part}`);
    add(file.path);
  }
  return Array.from(found);
}
