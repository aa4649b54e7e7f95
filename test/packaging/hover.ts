// What an editor shows over a word: asked of the language service of TypeScript, which is what VS Code asks. The compiler of this repository
// has none to call; one that a tool of ours brings along does.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const ts = createRequire(require.resolve('@arethetypeswrong/core'))('typescript');

/**
 * @param folder where the code would lie, with its node_modules
 * @param words each stands once in the code
 * @returns by word, what is said over it
 */
export const hoverIn = (folder: string, code: string, words: readonly string[]): Record<string, string> => {
  const file = join(folder, 'hover.ts');
  const read = (path: string): string | undefined => (path === file ? code : ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : undefined);
  const options = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, skipLibCheck: true };
  const { fileExists, directoryExists, getDirectories, realpath } = ts.sys;
  const service = ts.createLanguageService({
    fileExists, directoryExists, getDirectories, realpath, getScriptFileNames: () => [file], getScriptVersion: () => '1', getScriptSnapshot: (path: string) => { const text = read(path); return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text); },
    getCurrentDirectory: () => folder, getCompilationSettings: () => options, getDefaultLibFileName: ts.getDefaultLibFilePath, readFile: read,
  });
  const faults = service.getSemanticDiagnostics(file).map(({ messageText }: { messageText: unknown }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return Object.fromEntries(words.map((word) => [word, ts.displayPartsToString(service.getQuickInfoAtPosition(file, code.indexOf(word) + 1)?.documentation)]));
};
