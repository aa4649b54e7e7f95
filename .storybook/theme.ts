import { create } from 'storybook/theming/create';
import { looks } from '../packages/elements/src/theme/tokens.ts';

const { light, measures } = looks;
// Storybook's theme wants numbers of pixels; the token is in em at 16 px.
const radius = parseFloat(measures.radius) * 16;

/** Storybook in the kit's own colours, from the one token source. */
export const theme = create({
  base: 'light',
  brandTitle: 'congress-kit · 人大公开组件',
  brandTarget: '_self',
  fontBase: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontCode: 'ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  colorPrimary: light.accent,
  colorSecondary: light.accent,
  appBg: light.raised,
  appContentBg: light.sheet,
  appPreviewBg: light.sheet,
  appBorderColor: light.line,
  appBorderRadius: radius,
  textColor: '#1b2027',
  textMutedColor: light.muted,
  barBg: light.sheet,
  barTextColor: light.muted,
  barSelectedColor: light.accent,
  barHoverColor: light['accent-strong'],
  inputBorder: light['line-strong'],
  inputBorderRadius: radius,
});
