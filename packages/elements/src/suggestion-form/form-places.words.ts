import { table } from '../locale/language.ts';

/** Words of the field for a place, in both languages at once: the questions below the first ones come late. */
export const placeWords = table('form-place', {
  none: '没有找到这个地名。可以写在下面的“详细地点”里。',
  failed: '地名没有读出来，可以先不选，把地点写在下面。',
  moved: '地名表里没有，已写到“详细地点”里。',
  movedUnread: '地名没有读出来，写的字已放到“详细地点”里。',
  stepped: '不打字，一级一级选',
  typed: '打字查找',
}, {
  none: 'It is not in the list. You can write it under “Exact place” below.',
  failed: 'The place names could not be read. You can leave this out and write the place below.',
  moved: 'It is not in the list; it now stands under “Exact place”.',
  movedUnread: 'The place names could not be read; what you wrote now stands under “Exact place”.',
  stepped: 'Choose step by step instead',
  typed: 'Type to search',
});
