import type { Piece } from '../locale/language.ts';

/** `mute`: the browser has no voice for the language; `nothing`: there is no text. */
export type Reading = 'quiet' | 'reading' | 'stopped' | 'mute' | 'nothing';

/** A browser without a single voice gets this long to begin all the same: some phones name none and still speak. */
const patience = 4000;

/**
 * Reads texts one after the other with the browser's own voice: nothing is sent anywhere by us. One page has one voice: who begins
 * to read stops whoever else was.
 */
export class ReadAloud {
  state: Reading = 'quiet';
  private texts: readonly Piece[] = [];
  private at = 0;
  /** Goes up with every start and stop: what an older one still says is not heard. */
  private turn = 0;
  /** Chromium forgets an utterance that nobody holds, and its end with it. */
  private current: SpeechSynthesisUtterance | undefined;
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  /**
   * @param texts each with the language of its voice
   * @param tag language of the view: without a voice for it nothing is read; names in another that has none are passed over
   * @param again from the start; else where it was stopped, if the texts are still the same
   */
  async read(texts: readonly Piece[], tag: string, again: boolean): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    if (again || wholeOf(texts) !== wholeOf(this.texts)) this.at = 0;
    this.texts = texts;
    if (texts.length === 0) return this.become('nothing');
    if (!globalThis.speechSynthesis) return this.become('mute');
    speechSynthesis.cancel();
    this.become('reading');
    const voices = await voicesSoon();
    if (turn !== this.turn) return;
    if (voices.length > 0 && !bestVoice(voices, tag)) return this.become('mute');
    await this.next(turn, voices);
  }

  stop(): void {
    if (this.state !== 'reading') return;
    this.turn += 1;
    speechSynthesis.cancel();
    this.become('stopped');
  }

  /** Resolves once it has begun, or cannot. */
  private next(turn: number, voices: readonly SpeechSynthesisVoice[]): Promise<void> {
    return new Promise((resolve) => {
      while (voices.length > 0 && this.texts[this.at] && !bestVoice(voices, (this.texts[this.at] as Piece).lang)) this.at += 1;
      const piece = this.texts[this.at];
      if (!piece) {
        this.at = 0;
        this.become('quiet');
        return resolve();
      }
      const voice = bestVoice(voices, piece.lang);
      const said = new SpeechSynthesisUtterance(piece.text);
      said.lang = voice?.lang ?? piece.lang;
      if (voice) said.voice = voice;
      // A little slower than the usual pace.
      said.rate = 0.9;
      const settle = (state: Reading | undefined): void => {
        clearTimeout(late);
        if (state !== undefined && turn === this.turn) {
          this.turn += 1;
          speechSynthesis.cancel();
          this.become(state);
        }
        resolve();
      };
      const late = setTimeout(() => settle('mute'), patience);
      said.onstart = () => settle(undefined);
      said.onerror = ({ error }) => settle(/^(interrupted|canceled)$/.test(error) ? 'stopped' : 'mute');
      said.onend = () => {
        settle(undefined);
        if (turn !== this.turn) return;
        this.at += 1;
        void this.next(turn, voices);
      };
      this.current = said;
      speechSynthesis.speak(this.current);
    });
  }

  private become(state: Reading): void {
    this.state = state;
    if (state !== 'reading') this.current = undefined;
    this.changed();
  }
}

const wholeOf = (texts: readonly Piece[]): string => texts.map(({ text }) => text).join('\n');

/** Browsers load their voices late, and say so once; Chromium only after it was asked. */
const voicesSoon = (): Promise<readonly SpeechSynthesisVoice[]> => new Promise((resolve) => {
  const now = speechSynthesis.getVoices();
  if (now.length > 0) return resolve(now);
  const end = (): void => {
    clearTimeout(late);
    speechSynthesis.removeEventListener('voiceschanged', end);
    resolve(speechSynthesis.getVoices());
  };
  const late = setTimeout(end, 1500);
  speechSynthesis.addEventListener('voiceschanged', end);
});

const tagOf = ({ lang }: SpeechSynthesisVoice): string => lang.toLowerCase().replace(/_/g, '-').replace(/^cmn(-hans)?/, 'zh');

/** One that lives on the device, in the language as it is spoken here: Mandarin for Chinese, Cantonese only where there is no other. */
export const bestVoice = (voices: readonly SpeechSynthesisVoice[], tag: string): SpeechSynthesisVoice | undefined => {
  const wanted = tag.toLowerCase();
  const language = wanted.split('-')[0] as string;
  const worth = (voice: SpeechSynthesisVoice): number => {
    const spoken = tagOf(voice);
    return (spoken === wanted ? 4 : 0) + (/-hk|^yue/.test(spoken) ? -3 : 0) + (voice.localService ? 1 : 0);
  };
  return voices.filter((voice) => tagOf(voice).split('-')[0] === language).sort((one, other) => worth(other) - worth(one))[0];
};
