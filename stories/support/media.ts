/**
 * Shows what a style sheet keeps for paper or for people who asked for less motion, on a screen that is neither: the media
 * queries of the elements' own sheets are rewritten. No copy of the styles, so nothing can differ from the real thing.
 */
import type { Surroundings } from './surroundings.ts';

const written = new WeakMap<CSSMediaRule, string>();

const mediaRules = (sheet: CSSStyleSheet): CSSMediaRule[] => Array.from(sheet.cssRules).filter((rule) => rule instanceof CSSMediaRule);

const pretended = (query: string, { media, motion }: Surroundings): string => {
  const isWanted = (query.includes('print') && media === 'print') || (query.includes('prefers-reduced-motion') && motion === 'reduced');
  return isWanted ? 'all' : query;
};

/** All sheets of an element's class are shared by its instances: one rewriting is enough for a page. */
export const pretendMedia = (tags: readonly string[], surroundings: Surroundings): void => {
  for (const tag of tags) {
    const { elementStyles = [] } = (customElements.get(tag) ?? {}) as { elementStyles?: { styleSheet?: CSSStyleSheet }[] };
    for (const rule of elementStyles.flatMap(({ styleSheet }) => (styleSheet ? mediaRules(styleSheet) : []))) {
      const query = written.get(rule) ?? rule.media.mediaText;
      written.set(rule, query);
      const wanted = pretended(query, surroundings);
      if (rule.media.mediaText !== wanted) rule.media.mediaText = wanted;
    }
  }
};
