/** Longest edge of the small picture, in pixels: sharp also where a pixel of the page is two of the screen. */
const edge = 144;

/**
 * A photo in small, so that whoever added three tells them apart. A canvas, not an image: no policy of a page forbids one, and
 * nothing is fetched. Undefined for what is no picture, and for one that this browser cannot read.
 */
export const thumbnailOf = async (file: Blob): Promise<HTMLCanvasElement | undefined> => {
  if (!file.type.startsWith('image/') || typeof createImageBitmap === 'undefined') return undefined;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.className = 'thumbnail';
    // The name stands beside it.
    canvas.setAttribute('aria-hidden', 'true');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas;
  } catch {
    return undefined;
  }
};
