// Made by the plugin in .storybook/main.ts.
declare module 'virtual:custom-elements' {
  interface Said { name: string; description: string }
  interface Typed { type: { text: string } }
  interface Member extends Said { kind: 'field' | 'method'; attribute?: string; parameters?: (Said & Typed)[]; return?: Typed }
  const manifest: {
    schemaVersion: string;
    modules: { declarations: { tagName: string; attributes?: (Said & Typed)[]; members: Member[]; events?: Said[]; slots: Said[]; cssParts: Said[] }[] }[];
  };
  export default manifest;
}
declare module 'virtual:english-words' {
  const words: import('@congress-kit/elements').LanguageFile;
  export default words;
}
declare module 'virtual:pictures' {
  const ids: string[];
  export default ids;
}
declare module '*.css';
declare module '*.mdx' {
  const page: () => null;
  export default page;
}

/** The address of a picture that stays a file. */
declare module '*.svg?no-inline' {
  const address: string;
  export default address;
}
