/** Lazy part: what is close to what was typed. Asked for when nothing fits as it was typed. */
export { matchName, matchSound, scanNear } from '@congress-kit/api/rules/pinyin-near';
export { soundsLike } from './same-sound.ts';
export { soundWords } from './same-sound.words.ts';
