import type { Database } from '../store/database.ts';

/**
 * What there is to refer to: what the database holds, and what the files of this run bring. A file's own entries count at once
 * for itself and, once it is stored, for the files after it.
 */

export const targets = [
  'division', 'congress', 'term', 'session', 'organization', 'committee', 'delegation', 'handling_unit', 'station', 'group', 'deputy', 'ballot', 'case',
  'suggestion', 'evaluation', 'candidate', 'project', 'disclosure', 'call', 'article', 'adoption', 'voice', 'owner', 'addressee',
] as const;
export type Target = (typeof targets)[number];
/** What entries are kept under; the other targets are views of these. */
export type Shelf = Exclude<Target, 'committee' | 'delegation' | 'handling_unit' | 'owner' | 'addressee'>;

export interface Entry {
  readonly id: string;
  readonly name?: string | undefined;
  /** Kind of division or organization, level of a congress. */
  readonly kind?: string | undefined;
  /** Parent division's code, congress of a term or session, division of a congress, call of an article. */
  readonly parent?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Who handles it, of a case or a project that a file of this run brings. */
  readonly handlers?: readonly string[] | undefined;
}

/** Where a person finds the list that a code must be on. */
export const placeOf: Readonly<Record<Target, string>> = {
  division: '行政区划', congress: '届次会议·人民代表大会', term: '届次会议·届次', session: '届次会议·会议', organization: '届次会议·机构', committee: '届次会议·机构（专工委）',
  delegation: '届次会议·机构（代表团）', handling_unit: '届次会议·机构（承办单位）', station: '代表家站', group: '代表小组', deputy: '代表名册·代表', ballot: '票决结果·票决',
  case: '建议办理·办理件', suggestion: '群众意见', evaluation: '满意度测评', candidate: '票决结果·候选项目',
  project: '项目实施·项目', disclosure: '依法公开·文件', call: '征求意见、议题征集、群众问政', article: '征求意见·条文',
  adoption: '征求意见·采纳反馈', voice: '征求意见、议题征集、群众问政', owner: '届次会议·人民代表大会、机构', addressee: '代表名册、代表家站',
};

const views: Readonly<Partial<Record<Target, { shelves: readonly Shelf[]; kinds?: readonly string[] }>>> = {
  committee: { shelves: ['organization'], kinds: ['committee'] },
  delegation: { shelves: ['organization'], kinds: ['delegation'] },
  handling_unit: { shelves: ['organization'], kinds: ['handling_unit', 'government'] },
  owner: { shelves: ['congress', 'organization'] },
  addressee: { shelves: ['deputy', 'station'] },
};

const shelfNames: readonly Shelf[] = ['division', 'congress', 'term', 'session', 'organization', 'station', 'group', 'deputy', 'ballot', 'case', 'suggestion', 'evaluation', 'candidate', 'project', 'disclosure', 'call', 'article', 'adoption', 'voice'];
type Shelves = Record<Shelf, Map<string, Entry>>;
const emptyShelves = (): Shelves => Object.fromEntries(shelfNames.map((name) => [name, new Map()])) as Shelves;

export class Book {
  readonly #stored = emptyShelves();
  #pending = emptyShelves();
  /** Codes of files that were refused: a reference to one of them has one cause, told once. */
  readonly #refused = new Map<string, string>();

  /** Everything the database holds that can be referred to. */
  static async of(db: Database): Promise<Book> {
    const book = new Book();
    const [divisions, congresses, terms, sessions, organizations] = await Promise.all([
      db.selectFrom('divisions').select(['id', 'code', 'name', 'kind', 'parent_id', 'valid_to']).execute(),
      db.selectFrom('congresses').select(['id', 'name', 'level', 'division_id']).execute(),
      db.selectFrom('terms').select(['id', 'name', 'congress_id', 'start_date', 'end_date']).execute(),
      db.selectFrom('sessions').select(['id', 'name', 'congress_id']).execute(),
      db.selectFrom('organizations').select(['id', 'name', 'kind', 'congress_id']).execute(),
    ]);
    const codes = new Map(divisions.map((row) => [row.id, row.code]));
    for (const row of divisions) book.#stored.division.set(row.code, { id: row.id, name: row.name, kind: row.kind, parent: codes.get(row.parent_id ?? '') });
    for (const row of congresses) book.#stored.congress.set(row.id, { id: row.id, name: row.name, kind: row.level, parent: row.division_id });
    for (const row of terms) book.#stored.term.set(row.id, { id: row.id, name: row.name, parent: row.congress_id, from: row.start_date, until: row.end_date ?? undefined });
    for (const row of sessions) book.#stored.session.set(row.id, { id: row.id, name: row.name, parent: row.congress_id });
    for (const row of organizations) book.#stored.organization.set(row.id, { id: row.id, name: row.name, kind: row.kind, parent: row.congress_id ?? undefined });
    const ids = async (shelf: Shelf, table: 'stations' | 'groups' | 'deputies' | 'ballots' | 'evaluations' | 'candidates' | 'projects' | 'disclosures') => {
      for (const { id } of await db.selectFrom(table).select('id').execute()) book.#stored[shelf].set(id, { id });
    };
    await Promise.all([
      ids('station', 'stations'), ids('group', 'groups'), ids('deputy', 'deputies'), ids('ballot', 'ballots'), ids('evaluation', 'evaluations'), ids('candidate', 'candidates'), ids('project', 'projects'), ids('disclosure', 'disclosures'),
    ]);
    for (const { number } of await db.selectFrom('cases').select('number').execute()) book.#stored.case.set(number, { id: number });
    for (const row of await db.selectFrom('calls').select(['id', 'opens_on', 'closes_on']).execute()) book.#stored.call.set(row.id, { id: row.id, from: row.opens_on, until: row.closes_on });
    for (const row of await db.selectFrom('articles').select(['id', 'call_id']).execute()) book.#stored.article.set(row.id, { id: row.id, parent: row.call_id });
    for (const row of await db.selectFrom('adoptions').select(['id', 'call_id']).execute()) book.#stored.adoption.set(row.id, { id: row.id, parent: row.call_id });
    for (const { receipt_no: id } of await db.selectFrom('suggestions').select('receipt_no').execute()) book.#stored.suggestion.set(id, { id });
    return book;
  }

  add(shelf: Shelf, code: string, entry: Entry): void {
    this.#pending[shelf].set(code, entry);
  }

  find(target: Target, code: string): Entry | undefined {
    const view = views[target] ?? { shelves: [target as Shelf] };
    for (const shelf of view.shelves) {
      const entry = this.#pending[shelf].get(code) ?? this.#stored[shelf].get(code);
      if (entry && (!view.kinds || view.kinds.includes(entry.kind ?? ''))) return entry;
    }
    return undefined;
  }

  /** The entries of a shelf, the pending ones among them. */
  all(shelf: Shelf): Entry[] {
    return [...new Map([...this.#stored[shelf], ...this.#pending[shelf]]).values()];
  }

  /** The refused file that would have brought this code. */
  refusedFileOf(target: Target, code: string): string | undefined {
    const shelves = views[target]?.shelves ?? [target];
    return shelves.map((shelf) => this.#refused.get(`${shelf} ${code}`) ?? this.#refused.get(`${shelf} *`)).find(Boolean);
  }

  keep(): void {
    for (const shelf of shelfNames) for (const [code, entry] of this.#pending[shelf]) this.#stored[shelf].set(code, entry);
    this.#pending = emptyShelves();
  }

  /** @param unread shelves of which it is not known what the file would have brought */
  refuse(file: string, unread: readonly Shelf[] = []): void {
    for (const shelf of unread) this.#refused.set(`${shelf} *`, file);
    for (const shelf of shelfNames) for (const code of this.#pending[shelf].keys()) this.#refused.set(`${shelf} ${code}`, file);
    this.#pending = emptyShelves();
  }
}
