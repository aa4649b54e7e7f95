// The states that every element is shown in, and how a story is known to show one.

/** What a story tells of itself. */
export interface Told {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly component: string | undefined;
  readonly tags: readonly string[];
  readonly globals: Readonly<Record<string, string>>;
  readonly failures: readonly { readonly operation?: string; readonly breaks?: string; readonly problem?: string }[];
  readonly waits: string | undefined;
}

const breaks = (...kinds: readonly string[]) => ({ failures }: Told): boolean => failures.some((one) => kinds.includes(one.breaks ?? ''));
const answers = (problem: string) => ({ failures }: Told): boolean => failures.some((one) => one.problem === problem);
const named = (words: RegExp) => ({ name }: Told): boolean => words.test(name);
const theme = (word: string) => ({ globals }: Told): boolean => (globals['theme'] ?? '').includes(word);

export const states = {
  'loading, for good': (story: Told): boolean => breaks('silence')(story) && story.waits === 'endless',
  'empty': named(/ No .* yet| Blank|Nobody found/),
  'error: no connection': breaks('network'),
  'error: it takes too long': (story: Told): boolean => breaks('silence')(story) && story.waits === 'short',
  'error: an answer that cannot be read': breaks('html', 'broken_json'),
  'error: the server fails': answers('internal_error'),
  'error: too many requests': answers('too_many_requests'),
  'error: no such record': named(/No such/),
  'error: no address': named(/No address/),
  'partial': named(/[Pp]artly|the rest shown|could not be read/),
  'long text': named(/Long text|Too long/),
  'one record': named(/ One /),
  'ten thousand records': named(/Ten thousand/),
  'elder mode': ({ globals }: Told): boolean => globals['elder'] === 'on',
  'dark': theme('dark'),
  'high contrast of ours': theme('contrast'),
  'high contrast of the system': ({ tags }: Told): boolean => tags.includes('forced-colors'),
  'narrow': ({ globals }: Told): boolean => globals['width'] === '240',
  'English': ({ globals }: Told): boolean => globals['language'] === 'en',
  'right to left, in a language that runs so': ({ globals }: Told): boolean => globals['language'] === 'ar-XB',
  'in a page from right to left': ({ globals }: Told): boolean => globals['direction'] === 'rtl',
  'print': ({ globals }: Told): boolean => globals['media'] === 'print',
  'a journey': named(/^操作/),
} satisfies Readonly<Record<string, (story: Told) => boolean>>;

export type State = keyof typeof states;

const sameSentence = 'whatever is wrong, the list of places says one sentence: what to do is the same';

/** States that an element cannot be in, and why. */
export const cannotBe: Readonly<Record<string, Partial<Record<State, string>>>> = {
  'form-fields': {
    'error: it takes too long': sameSentence,
    'error: an answer that cannot be read': sameSentence,
    'error: the server fails': sameSentence,
    'error: too many requests': sameSentence,
    'error: no such record': 'a field shows what is typed or chosen in it',
    'error: no address': 'without an address the list of places is empty',
  },
};
