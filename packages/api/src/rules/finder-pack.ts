/**
 * The finder index, packed for the wire: 13,000 deputies and 19,600 places fit into less than 300 kB (gzip), where the plain
 * columns take 490. What repeats its neighbour is left out, and spelling is said once per character.
 *
 * | column | packed |
 * |---|---|
 * | `id` of stations and deputies | empty: the number after the one before (`DB0007` → `DB0008`) |
 * | `id` of divisions | beginning with a dot: it goes on from the id of its parent |
 * | `name` of divisions | beginning with `~`: it goes on from the name of its parent |
 * | `pinyin` | empty: as `readings` spells the name, character by character |
 * | `parent` | how many records back it stands; 0: none |
 * | `divisions` of stations and deputies | each position as the difference to the one before it, through the whole column |
 */

/** The columns that packing changes; everything else of an index is carried along as it is. */
export interface FinderColumns {
  readonly divisions: { id: string[]; name: string[]; pinyin: string[]; parent: number[] };
  readonly stations: { id: string[]; divisions: number[][] };
  readonly deputies: { id: string[]; name: string[]; pinyin: string[]; divisions: number[][] };
  /** Only in a packed index. */
  readonly packed?: { readings: Record<string, string> } | undefined;
}

/** `DB0009` → `DB0010`; undefined when it does not end in figures, or in more of them than a number holds. */
const successor = (id: string): string | undefined => {
  const figures = /\d{1,15}$/.exec(id)?.[0];
  if (figures === undefined) return undefined;
  const next = String(Number(figures) + 1);
  return id.slice(0, id.length - figures.length) + '0'.repeat(Math.max(0, figures.length - next.length)) + next;
};

const packIds = (ids: readonly string[]): string[] => ids.map((id, at) => (at > 0 && successor(ids[at - 1]!) === id ? '' : id));

const unpackIds = (ids: readonly string[]): string[] => {
  const all: string[] = [];
  for (const id of ids) all.push(id !== '' ? id : successor(all[all.length - 1] ?? '') ?? '');
  return all;
};

const packSteps = (column: readonly (readonly number[])[]): number[][] => {
  let last = 0;
  return column.map((places) => places.map((place) => {
    const step = place - last;
    last = place;
    return step;
  }));
};

const unpackSteps = (column: readonly (readonly number[])[]): number[][] => {
  let last = 0;
  return column.map((places) => places.map((step) => (last += step)));
};

/** `单小梅` → `dan xiao mei` by the usual readings; undefined when a character has none. */
const spell = (name: string, readings: Readonly<Record<string, string>>): string | undefined => {
  let text = '';
  for (const character of name) {
    // Own properties only: the table comes from outside.
    if (!Object.prototype.hasOwnProperty.call(readings, character)) return undefined;
    text += (text && ' ') + readings[character];
  }
  return text;
};

/** The reading each character has most often in these names; only names whose syllables are as many as their characters count. */
const usualReadings = (tables: readonly { readonly name: readonly string[]; readonly pinyin: readonly string[] }[]): Record<string, string> => {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, pinyin } of tables) {
    name.forEach((one, at) => {
      const characters = Array.from(one);
      const syllables = (pinyin[at] ?? '').split(' ');
      if (characters.length !== syllables.length) return;
      characters.forEach((character, place) => {
        const of = counts.get(character) ?? new Map<string, number>();
        counts.set(character, of);
        of.set(syllables[place]!, (of.get(syllables[place]!) ?? 0) + 1);
      });
    });
  }
  const entries = Array.from(counts, ([character, of]): [string, string] => [character, Array.from(of).sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]![0]]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** Plain columns → packed ones. Parents must stand before their children, as they do in the order of ids. */
export const packFinder = <Index extends FinderColumns>(index: Index): Index => {
  const { divisions, stations, deputies } = index;
  const readings = usualReadings([deputies, divisions]);
  const unspelt = ({ name, pinyin }: { name: readonly string[]; pinyin: readonly string[] }): string[] => pinyin.map((said, at) => (said !== '' && spell(name[at]!, readings) === said ? '' : said));
  // A name that is spelt by nothing is told by a blank, so that it is not taken for one spelt as usual.
  const told = (table: { name: readonly string[]; pinyin: readonly string[] }): string[] => unspelt(table).map((said, at) => (said === '' && table.pinyin[at] === '' ? ' ' : said));
  const beyond = (texts: readonly string[], at: number, joint: string, mark: string): string => {
    const parent = divisions.parent[at]!;
    const text = texts[at]!;
    const start = parent >= 0 && parent < at ? texts[parent]! + joint : undefined;
    if (start !== undefined && text.length > start.length && text.slice(0, start.length) === start) return mark + text.slice(start.length);
    // The mark itself would be misread at the beginning of a plain name; it is written full-width there.
    return text.replace(/^~/, '～');
  };
  return {
    ...index,
    packed: { readings },
    divisions: {
      ...divisions,
      id: divisions.id.map((_, at) => beyond(divisions.id, at, '.', '.')),
      name: divisions.name.map((_, at) => beyond(divisions.name, at, '', '~')),
      pinyin: told(divisions),
      parent: divisions.parent.map((parent, at) => (parent < 0 ? 0 : at - parent)),
    },
    stations: { ...stations, id: packIds(stations.id), divisions: packSteps(stations.divisions) },
    deputies: { ...deputies, id: packIds(deputies.id), pinyin: told(deputies), divisions: packSteps(deputies.divisions) },
  };
};

/**
 * Packed columns → plain ones; an index that is plain already is handed back as it is.
 * @param index as `GET /finder-index` or a file of a snapshot has it
 */
export const unpackFinder = <Index extends FinderColumns>(index: Index): Index => {
  const { packed, divisions, stations, deputies, ...rest } = index;
  if (!packed) return index;
  const parents = divisions.parent.map((back, at) => (back > 0 ? at - back : -1));
  const goOn = (texts: readonly string[], mark: string, joint: string): string[] => {
    const all: string[] = [];
    texts.forEach((text, at) => all.push(text.charAt(0) === mark ? (all[parents[at]!] ?? '') + joint + text.slice(1) : text));
    return all;
  };
  const names = goOn(divisions.name, '~', '');
  const spelt = (name: readonly string[], pinyin: readonly string[]): string[] => pinyin.map((said, at) => (said === '' ? spell(name[at] ?? '', packed.readings) ?? '' : said.trim()));
  return {
    ...(rest as Index),
    divisions: { ...divisions, id: goOn(divisions.id, '.', '.'), name: names, pinyin: spelt(names, divisions.pinyin), parent: parents },
    stations: { ...stations, id: unpackIds(stations.id), divisions: unpackSteps(stations.divisions) },
    deputies: { ...deputies, id: unpackIds(deputies.id), pinyin: spelt(deputies.name, deputies.pinyin), divisions: unpackSteps(deputies.divisions) },
  };
};
