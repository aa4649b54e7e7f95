import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { focusDrawn } from '../base/focus-drawn.ts';
import { icons } from '../base/icons.ts';
import { button } from '../base/views.ts';
import { table, type Language } from '../locale/language.ts';
import { formWords } from './suggestion-form.words.ts';

/** What is used of the browser's recognition; TypeScript's library does not know it yet. */
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}
interface Heard extends Event {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}
interface Failed extends Event {
  readonly error: string;
}

/** Words of the part; it is lazy, so both languages are here. */
const words = table('dictation', {
  warning: '说的话会由您的浏览器变成文字：有的浏览器会把声音传给它的厂家处理。请不要说身份证号、银行卡号和别人的隐私。',
  agree: '开始说话',
  decline: '不用了',
  stop: '说完了',
  listening: '正在听，请说话…',
  stopped: '已停下，文字写在上面，可以再改。',
  refused: '浏览器没有让用麦克风。可以在浏览器设置里打开，或者直接打字。',
  failed: '没有听清，请再试一次，或者直接打字。',
}, {
  warning: 'Your browser turns what you say into text; some browsers send the sound to their maker for that. Please leave out ID numbers, bank cards and other people’s private matters.',
  agree: 'Start speaking',
  decline: 'No, thank you',
  stop: 'Done',
  listening: 'Listening, please speak…',
  stopped: 'Stopped. The text stands above and can be changed.',
  refused: 'The browser did not allow the microphone. You can allow it in the browser’s settings, or type.',
  failed: 'That was not understood. Please try again, or type.',
});

interface DictationHost extends ReactiveControllerHost {
  readonly spokenLanguage: Language;
  readonly renderRoot: HTMLElement | DocumentFragment;
  say(words: string): void;
}

/** Off until asked for, and asked once more before anything is heard: the sound may leave the device. */
export class Dictation implements ReactiveController {
  private stage: 'off' | 'asking' | 'listening' = 'off';
  private said: string | undefined;
  private heard: Recognition | undefined;
  private readonly host: DictationHost;
  private readonly make: new () => Recognition;
  private readonly add: (text: string) => void;

  /** @param add takes what was understood, piece by piece */
  constructor(host: DictationHost, make: new () => unknown, add: (text: string) => void) {
    this.host = host;
    this.make = make as new () => Recognition;
    this.add = add;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.heard?.abort();
    this.stage = 'off';
  }

  /** Asks whether the sound may leave the device. */
  ask(): void {
    this.become('asking');
  }

  view(): TemplateResult {
    const said = words[this.host.spokenLanguage];
    return html`
      <div class="dictation screen-only" part="dictation">
        ${this.stage === 'asking' ? html`<p>${icons.info}<span>${said.warning}</span></p>` : nothing}
        ${this.stage === 'listening' ? html`<p>${said.listening}</p>` : this.said ? html`<p>${this.said}</p>` : nothing}
        <div class="actions">
          ${this.stage === 'off' ? button(formWords[this.host.spokenLanguage].speak, () => this.ask(), { id: 'dictation' })
            : this.stage === 'asking' ? html`${button(said.agree, () => this.listen(), { id: 'dictation' })}${button(said.decline, () => this.become('off'), { kind: 'plain' })}`
            : button(said.stop, () => this.heard?.stop(), { id: 'dictation' })}
        </div>
      </div>
    `;
  }

  private listen(): void {
    const said = words[this.host.spokenLanguage];
    const heard = new this.make();
    this.heard = heard;
    heard.lang = this.host.spokenLanguage === 'zh-CN' ? 'zh-CN' : this.host.spokenLanguage;
    heard.continuous = true;
    heard.interimResults = false;
    heard.addEventListener('result', (event) => {
      const { results, resultIndex } = event as Heard;
      for (let at = resultIndex; at < results.length; at += 1) if (results[at]?.isFinal) this.add(results[at]?.[0]?.transcript ?? '');
    });
    heard.addEventListener('error', (event) => {
      const { error } = event as Failed;
      this.end(/not-allowed|service-not-allowed/.test(error) ? said.refused : error === 'aborted' ? undefined : said.failed);
    });
    heard.addEventListener('end', () => { if (this.stage === 'listening') this.end(said.stopped); });
    try {
      heard.start();
      this.become('listening');
      this.host.say(said.listening);
    } catch {
      this.end(said.failed);
    }
  }

  private end(said: string | undefined): void {
    this.said = said;
    this.become('off');
    if (said) this.host.say(said);
  }

  private become(stage: Dictation['stage']): void {
    this.stage = stage;
    if (stage !== 'off') this.said = undefined;
    this.host.requestUpdate();
    // The same place has another button now; focus stays on it.
    void focusDrawn(this.host, '#dictation');
  }
}

export const styles = css`
  .dictation p {
    display: flex;
    align-items: baseline;
    color: var(--c-muted);
    font-size: 0.9375em;
  }
  .dictation .icon {
    margin-right: 0.5em;
  }
`;
