/** Attributes that hold words of a list, one or several. */
export const choices: Readonly<Record<string, string>> = { theme: 'red|blue|dark|contrast|auto', display: 'chart|table' };

/** The value has words that are not in the list. */
export const isNoChoice = (name: string, value: string, words = choices[name]): boolean => !!words && !new RegExp(`^\\s*((${words})\\b\\s*)*$`).test(value);

/**
 * May the webmaster have slipped? Coarse and short, because every page carries it; what it is, and whether it is anything, says
 * `advice.ts`, which comes only then.
 *
 * @param known names of the attributes that the element reads
 */
export const isDoubtful = (element: Element, known: readonly string[]): boolean => Array.from(element.attributes).some(({ name, value }) => isNoChoice(name, value) ||
  /[‘-”年]|^(no|off|0)$/i.test(value) || !(name in element || known.includes(name) || /^(class|aria-|data-[^a])/.test(name)));
