import { html, nothing } from 'lit';
import { lazyPart, type LazyPart } from '../base/lazy.ts';
import { linkTo } from '../base/links.ts';
import { icons } from '../base/icons.ts';
import type { Remote } from '../base/remote.ts';
import { button, type View } from '../base/views.ts';
import type { Language } from '../locale/language.ts';
import type { Entry } from './ballot-figures.ts';
import { moreWords } from './more.words.ts';
import type { ProjectReader } from './project-reader.ts';

type ProgressPart = typeof import('./progress-part.ts');
const progressPart = lazyPart(() => import('./progress-part.ts'));

export interface FollowActs {
  /** False where single projects cannot be read: then only links are offered. */
  readonly canRead: boolean;
  /** Id of the project that is open. */
  readonly opened: string | undefined;
  readonly toggle: (id: string) => void;
  readonly reader: (part: ProgressPart) => ProjectReader;
  readonly projectHref: string | null | undefined;
  readonly suggestionHref: string | null | undefined;
  readonly later: <Part>(lazy: LazyPart<Part>, view: (part: Part) => View) => View;
  readonly remote: <T>(remote: Remote<T>, loaded: (data: T) => View, retry: () => void, busy: boolean) => View;
}

/** From a project back to the suggestions it came from, and on to how it is carried out. */
export const followView = ({ candidate }: Entry, language: Language, acts: FollowActs): View => {
  const words = moreWords[language];
  const { project, suggestions = [] } = candidate;
  const href = project && acts.projectHref ? linkTo(acts.projectHref, { project: project.id }) : undefined;
  const isOpen = acts.canRead && project !== undefined && acts.opened === project.id;
  if (suggestions.length === 0 && !href && !(project && acts.canRead)) return nothing;
  return html`
    <div class="follow">
      ${suggestions.length === 0 ? nothing : html`
        <p class="small" part="origin"><span class="muted">${words.origin}</span>
          ${suggestions.map(({ receiptNo, title }) => {
            const address = acts.suggestionHref ? linkTo(acts.suggestionHref, { suggestion: receiptNo }) : undefined;
            return html`<span class="apart">${address ? html`<a href=${address}>${title}</a>` : title} <span class="muted figures nowrap">${receiptNo}</span></span>`;
          })}
        </p>`}
      ${project && acts.canRead ? html`<div class="screen-only">${button(isOpen ? words.hideProgress : words.progress, () => acts.toggle(project.id), { kind: 'plain', icon: isOpen ? icons.up : icons.down, part: 'progress-button', id: `progress-${project.id}`, expanded: isOpen })}</div>` : nothing}
      ${isOpen ? html`<section class="progress" part="progress" aria-labelledby="progress-${project.id}">
        ${acts.later(progressPart, (part) => {
          const reader = acts.reader(part);
          reader.show(project.id);
          return acts.remote(reader.state, (one) => part.progressView(one, language), () => reader.reload(), reader.busy);
        })}
      </section>` : nothing}
      ${href ? html`<p class="small"><a href=${href} part="project-link">${words.progressPage}</a></p>` : nothing}
    </div>
  `;
};
