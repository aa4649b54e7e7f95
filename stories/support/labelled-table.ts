/** Tables of the guides, from Markdown. On a telephone a row becomes a card, and each cell keeps the name of its column. */
import { createElement, type ReactElement } from 'react';
import { Markdown } from '@storybook/addon-docs/blocks';

const label = (node: HTMLElement | null): void => {
  for (const table of node?.querySelectorAll('table') ?? []) {
    const names = Array.from(table.querySelectorAll('thead th'), (head) => head.textContent ?? '');
    for (const row of table.querySelectorAll('tbody tr')) Array.from(row.children).forEach((cell, at) => cell.setAttribute('data-label', names[at] ?? ''));
  }
};

export const LabelledTable = ({ children }: { children: string }): ReactElement => createElement('div', { ref: label, className: 'labelled' }, createElement(Markdown, null, children));
