import type { English } from '../locale/language.ts';
import type { attachmentWords } from './attachment.words.ts';

export const attachmentEnglish: English<typeof attachmentWords> = {
  comma: ', ',
  stop: '. ',
  pasted: 'Pasted picture.png',
  preparing: 'Getting ready…',
  waiting: 'Waiting to be uploaded',
  sending: (percent: number) => `Uploading ${percent}%`,
  saving: 'Being stored…',
  progressOf: (name: string) => `Upload of ${name}`,
  arrived: 'Uploaded',
  stored: (name: string) => `${name} is uploaded`,
  removed: (name: string) => `${name} is removed`,
  failedSay: (name: string) => `${name} was not uploaded`,
  failedKept: 'The file is kept on this device and is tried again when you send.',
  failedNotKept: 'The file is not kept on this device: choose it again after closing this page.',
  lost: 'The file is not kept on this device. Please remove it and choose it again.',
  heic: 'This is a HEIC photo of an iPhone, which cannot be opened here. Please take another with the camera, or take a screenshot of the photo and choose that.',
  refused: 'This file is not taken. Please see above what is, remove it and choose another.',
  network: 'No connection, so it was not uploaded',
  tooMany: (count: number) => `At most ${count}; the rest was not added.`,
  retry: 'Try again',
  remove: 'Remove',
  megapixels: 40,
};
