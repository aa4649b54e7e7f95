import type { ReactiveControllerHost } from 'lit';
import { teach } from '../locale/language.ts';
import { lazyPart } from './lazy.ts';

/** What is said of problems and faults, and to the webmaster. Whoever was refused had a connection a moment ago, so the words come then. */
export const contractPart = lazyPart(() => import('./told-part.ts'));
export const contractEnglish = lazyPart(async () => {
  const [{ contractFaults, contractProblems }, { problems, ...faults }] = await Promise.all([contractPart.load(), import('../locale/contract-words.en.ts')]);
  teach(contractProblems, problems);
  teach(contractFaults, faults);
});

/** For the webmaster, on the page and in the console: the data is well and has not what this attribute asks for. */
export const tellLack = (element: HTMLElement & Pick<ReactiveControllerHost, 'requestUpdate'>, attribute: string): void => void contractPart.load().then(({ lacks }) => {
  lacks(element, attribute);
  element.requestUpdate();
}, () => undefined);
