import { html, type TemplateResult } from 'lit';

/** What somebody wrote, as they divided it. */
export const paragraphs = (text: string): TemplateResult[] => text.trim().split(/\n+/).map((line) => html`<p>${line}</p>`);
