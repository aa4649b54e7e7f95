// Made by the plugin in .storybook/main.ts.
declare module 'virtual:custom-elements' {
  const manifest: {
    schemaVersion: string;
    modules: { declarations: { tagName: string; members: { attribute?: string }[]; slots: { name: string }[] }[] }[];
  };
  export default manifest;
}
declare module '*.css';
