/** What a person can mend: its message says in sentences what is wrong and what to do, so whoever runs a command sees it without a stack. */
export class Told extends Error {
  override readonly name: string = 'Told';
}
