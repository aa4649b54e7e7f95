/**
 * The public address of a record: the page that shows it, with the record's key in the query. Elements with `from-address` read it
 * back. Only for what is public: a receipt's number may stand in it, its secret never.
 *
 * @param page where that element lives (an attribute such as `tracker-href` or `form-href`); this page when absent
 * @returns undefined where that is no web address, e.g. `javascript:` or a page opened from disk without one of its own
 * @example linkTo(this.formHref, { deputy: 'd-17' })  // https://county.example/suggest?deputy=d-17
 */
export const linkTo = (page: string | null | undefined, query: Readonly<Record<string, string>>): string | undefined => {
  try {
    const url = new URL(page || location.href, document.baseURI);
    if (!/^(https?|file):$/.test(url.protocol)) return undefined;
    // What the address of this very page asks for is another record.
    if (!page) {
      url.search = '';
      url.hash = '';
    }
    for (const name of Object.keys(query)) url.searchParams.set(name, query[name] as string);
    return url.href;
  } catch {
    return undefined;
  }
};
