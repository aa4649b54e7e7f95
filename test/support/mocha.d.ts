// The browser tests' framework puts these on the page; Mocha's own types are not installed.
type MochaBody = () => void | Promise<void>;

interface MochaTests {
  (title: string, body: MochaBody): void;
  only(title: string, body: MochaBody): void;
  skip(title: string, body: MochaBody): void;
}

declare const describe: MochaTests;
declare const it: MochaTests;
declare const before: (body: MochaBody) => void;
declare const after: (body: MochaBody) => void;
declare const beforeEach: (body: MochaBody) => void;
declare const afterEach: (body: MochaBody) => void;
