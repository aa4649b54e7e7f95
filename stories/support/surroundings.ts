/** What surrounds an element: chosen in the toolbar, pinned by a story (`globals`), gone through by the tests. */

interface Choice {
  readonly value: string;
  readonly title: string;
}

/** A tool of the bar: short, because nine of them stand in a row; what is chosen is said by those where it matters. */
const choice = <Icon extends string>(title: string, icon: Icon, items: readonly Choice[], dynamicTitle = false) => ({
  description: title,
  toolbar: { title: title.split(' · ')[0] ?? title, icon, items: [...items], dynamicTitle },
});

/** English with every text twice: is there room for German, or for Uyghur? */
export const twice = 'en-x-twice';
/** English from right to left, as Arabic letters would run: is everything in its place? */
export const mirrored = 'ar-XB';

/** All words `theme` knows, and the pairs they make. */
export const themes: readonly Choice[] = [
  { value: 'default', title: '默认 · Default' },
  { value: 'red', title: '政务红 · Red' },
  { value: 'blue', title: '政务蓝 · Blue' },
  { value: 'dark', title: '深色 · Dark' },
  { value: 'dark-red', title: '深色红 · Dark red' },
  { value: 'dark-blue', title: '深色蓝 · Dark blue' },
  { value: 'contrast', title: '高对比 · High contrast' },
  { value: 'dark-contrast', title: '深色高对比 · Dark, high contrast' },
  { value: 'auto', title: '随系统 · Auto' },
];

export const widths = ['240', '320', '375', '768', '1280'] as const;

export const globalTypes = {
  theme: choice('主题 · Theme', 'paintbrush', themes, true),
  elder: choice('长辈 · Elder mode', 'accessibilityalt', [{ value: 'off', title: '普通 · Normal' }, { value: 'on', title: '长辈模式 · Elder mode' }]),
  language: choice('语言 · Language', 'globe', [{ value: 'zh-CN', title: '中文 · Chinese' }, { value: 'en', title: '英文 · English' },
    { value: twice, title: '文字加长一倍 · Twice as long' }, { value: mirrored, title: '假想语言，从右到左 · Made up, right to left' }], true),
  direction: choice('方向 · Direction', 'transfer', [{ value: 'ltr', title: '从左到右 · LTR' }, { value: 'rtl', title: '从右到左 · RTL' }]),
  width: choice('宽度 · Width', 'grow', [{ value: 'full', title: '宽度不限 · Full' }, ...widths.map((width) => ({ value: width, title: `${width} px` }))], true),
  root: choice('字号 · Font size of the page', 'ruler', [
    { value: '100', title: '16 px（100 %）' }, { value: '62.5', title: '10 px（62.5 %）' }, { value: '75', title: '12 px（75 %）' }, { value: '150', title: '24 px（150 %）' },
  ]),
  motion: choice('动效 · Motion', 'lightning', [{ value: 'full', title: '有动效 · Motion' }, { value: 'reduced', title: '减少动效 · Reduced' }]),
  network: choice('网络 · Network', 'timer', [{ value: 'fast', title: '网络正常 · Fast' }, { value: 'slow', title: '网络慢 · Slow' }, { value: 'offline', title: '断网 · Offline' }]),
  media: choice('打印 · Print', 'print', [{ value: 'screen', title: '屏幕 · Screen' }, { value: 'print', title: '打印 · Print' }]),
};

export type Surrounding = keyof typeof globalTypes;
export type Surroundings = Readonly<Record<Surrounding, string>>;

export const initialGlobals: Surroundings = {
  theme: 'default', elder: 'off', language: 'zh-CN', direction: 'ltr', width: 'full', root: '100', motion: 'full', network: 'fast', media: 'screen',
};

/** As Storybook hands them over: anything may be missing or come from an address. */
export const surroundingsOf = (globals: Readonly<Record<string, unknown>>): Surroundings => ({ ...initialGlobals, ...globals });

/** The words for the `theme` attribute. */
export const themeWords = ({ theme }: Surroundings): string => (theme === 'default' ? '' : theme.replace('-', ' '));

/** Paper is white whatever the screen was. */
export const isDark = ({ theme, media }: Surroundings): boolean => theme.startsWith('dark') && media === 'screen';
