import { renderElement, type RenderedTag, type RenderOptions } from '@congress-kit/elements/server';

interface Drawn extends RenderOptions {
  tag: RenderedTag;
}

/**
 * An element as HTML with all it shows, as declarative shadow DOM: read before any script, and taken over without a flash once `elements.ts`
 * is there. What cannot be drawn here, e.g. because the API does not answer, is the tag alone: the browser asks for itself.
 */
export async function Drawn({ tag: Tag, ...options }: Drawn) {
  const html = await renderElement(Tag, options).catch((error: unknown) => {
    console.error(error);
    return undefined;
  });
  if (html === undefined) return <Tag {...options.attributes} dangerouslySetInnerHTML={{ __html: options.fallback ?? '' }} />;
  // The browser makes a shadow tree of the template while it reads the page; React finds it gone, which is as it should be.
  return <div dangerouslySetInnerHTML={{ __html: html }} suppressHydrationWarning />;
}
