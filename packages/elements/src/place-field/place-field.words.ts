import { table } from '../locale/language.ts';

/** What the field says in a form that is not the kit's: nothing is told of other questions, which such a form may not have. */
export const placeFieldWords = table('place-field', {
  none: '没有找到这个地名。换一个写法试试，或者一级一级选。',
  failed: '地名没有读出来，请过一会儿再试。',
  unpicked: (text: string) => `“${text}”不在地名表里，没有选上。请从列表里选一个。`,
}, {
  none: 'There is no such place in the list. Try to write it another way, or choose step by step.',
  failed: 'The place names could not be read. Please try again in a moment.',
  unpicked: (text: string) => `“${text}” is not in the list of places and was not taken. Please choose one from the list.`,
});
