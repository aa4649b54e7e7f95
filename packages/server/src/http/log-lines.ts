/**
 * Where the log goes: standard output, the lines of one turn of the event loop together. A write for every line would take as
 * long as many an answer. A process that is killed loses the lines of that turn; one that ends or fails writes them first.
 */
let lines = '';

const flush = (): void => {
  if (lines === '') return;
  const text = lines;
  lines = '';
  process.stdout.write(text);
};

let isHeard = false;

export const logLines = {
  write(line: string): void {
    if (!isHeard) process.on('exit', flush);
    isHeard = true;
    if (lines === '') setImmediate(flush);
    lines += line;
  },
};
