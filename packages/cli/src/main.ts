#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { say } from './language.ts';

// npm only warns of a Node that is too old, and then a command ends somewhere in the middle with a function that is not there. So
// nothing else is loaded before it is known to be new enough.
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { engines: { node: string } };
const numbersOf = (version: string): number[] => version.replace(/^\D+/, '').split('.').map(Number);
const [wanted, given] = [numbersOf(engines.node), numbersOf(process.versions.node)];
const isOld = given[0]! < wanted[0]! || (given[0] === wanted[0] && given[1]! < wanted[1]!);

if (isOld) {
  const least = wanted.join('.');
  console.error(say(
    `congress-kit 需要 Node ${least} 或更新的版本，这里是 ${process.versions.node}。请从 nodejs.org 安装新的长期支持版（LTS），再执行一次。`,
    `congress-kit needs Node ${least} or newer, and this is ${process.versions.node}. Install a newer long-term version (nodejs.org), then run it again.`,
  ));
  process.exitCode = 1;
} else {
  await import('./program.ts');
}
