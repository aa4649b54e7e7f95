// Loaded before a server under test (node --import): its clock is ahead by as many milliseconds as the file CLOCK_FILE says.
import { readFileSync } from 'node:fs';

const real = Date;
let ahead = 0;
const look = () => {
  try {
    ahead = Number(readFileSync(process.env.CLOCK_FILE, 'utf8')) || 0;
  } catch {
    ahead = 0;
  }
};
look();
setInterval(look, 50).unref();

globalThis.Date = class Date extends real {
  constructor(...parts) {
    if (parts.length === 0) super(real.now() + ahead);
    else super(...parts);
  }
  static now() {
    return real.now() + ahead;
  }
};
