import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import { elementMeta } from '../support/element-story.ts';
import { elementIn, patience } from '../support/journey.ts';

const meta: Meta = { ...elementMeta('congress-place-field'), title: '组件 Components/网页自己的表单 · Fields for your own form/地方 · Place field', id: 'place-field' };
export default meta;
type Story = StoryObj;

export const Playground: Story = {
  name: '试一试 · Try it', args: { name: 'place' },
  play: ({ canvasElement }) => waitFor(() => expect(elementIn(canvasElement).shadowRoot?.querySelector('input, textarea')).toBeTruthy(), patience),
};
