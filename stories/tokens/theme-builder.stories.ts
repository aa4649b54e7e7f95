import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { countyOf } from '../support/county.ts';
import { fill } from '../support/journey.ts';
import { contrastOf } from './contrast.ts';
import type { ThemeBuilder } from './theme-builder.ts';
import './theme-builder.ts';
import './tokens.css';

const meta: Meta = { tags: ['!autodocs'], title: '设计 Design/配色工具 · Theme builder', id: 'theme-builder', parameters: { width: '60em', controls: { disable: true } } };
export default meta;
type Story = StoryObj;

const builderIn = (canvas: HTMLElement): ThemeBuilder => canvas.querySelector<ThemeBuilder>('theme-builder')!;

/** Both previews have their chart. */
const drawn = async (canvas: HTMLElement): Promise<void> => waitFor(() => expect(Array.from(canvas.querySelectorAll('congress-ballot-results')).filter((one) => one.shadowRoot?.querySelector('[part~=candidate]'))).toHaveLength(2), { timeout: 15_000 });

const render: Story['render'] = (_, context) => html`<theme-builder api=${countyOf(context).api}></theme-builder>`;

export const Builder: Story = { name: '选颜色，得样式 · A colour in, CSS out', render, play: ({ canvasElement }) => drawn(canvasElement) };

export const UnreadableColour: Story = {
  name: '操作：太浅的颜色 · Journey: a colour too light',
  render,
  play: async ({ canvasElement }) => {
    const builder = builderIn(canvasElement);
    const hex = builder.querySelector<HTMLInputElement>('#hex')!;
    await fill(hex, '#ffd7');
    await expect(hex).toHaveAttribute('aria-invalid', 'true');
    // A colour that is half written leaves the last one.
    await expect(builder.css).toContain('#8a1219');
    await fill(hex, '#ffd700');
    await expect(builder.querySelector('.said')).toHaveTextContent('#ffd700');
    const accent = /--congress-accent: (#[\da-f]{6})/.exec(builder.querySelector<HTMLTextAreaElement>('#css')!.value)![1]!;
    await expect(accent).not.toBe('#ffd700');
    await expect(contrastOf(accent, '#ffffff')).toBeGreaterThanOrEqual(4.5);
    await userEvent.click(builder.querySelector('.copy')!);
    await expect(builder.querySelector<HTMLTextAreaElement>('#css')).toHaveFocus();
    await drawn(canvasElement);
  },
};
