/** Longest edge of a photo that is sent, in pixels: enough to read a notice on a wall. */
const edge = 2560;
/** A photo below this many bytes is sent as it is. */
const light = 1_500_000;
const quality = 0.85;

const byEnding: Readonly<Record<string, string>> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', heic: 'image/heic', heif: 'image/heic', pdf: 'application/pdf' };

/** What the browser says a file is; where it says nothing, what its name says. */
export const typeOf = ({ name, type }: File): string => type || byEnding[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] || '';

/** “站牌.png”, made smaller as a JPEG, is “站牌.jpg”. */
export const jpegName = (name: string): string => name.replace(/\.\w+$/, '') + '.jpg';

interface Frame {
  readonly width: number;
  readonly height: number;
  /** EXIF: 1 is upright; 5 to 8 lie on their side. */
  readonly orientation: number;
}

const orientationIn = (exif: DataView): number => {
  const little = exif.getUint16(0) === 0x4949;
  const first = exif.getUint32(4, little);
  for (let entry = 0; entry < exif.getUint16(first, little); entry += 1) {
    const at = first + 2 + entry * 12;
    if (exif.getUint16(at, little) === 0x0112) return exif.getUint16(at + 8, little);
  }
  return 1;
};

/** Size and turn of a JPEG as they stand in its head; undefined when it cannot be read. */
const frameOf = async (file: Blob): Promise<Frame | undefined> => {
  try {
    const head = new DataView(await new Response(file.slice(0, 262_144)).arrayBuffer());
    let orientation = 1;
    for (let at = 2; at < head.byteLength;) {
      const marker = head.getUint16(at);
      const length = head.getUint16(at + 2);
      if (marker === 0xffe1 && head.getUint32(at + 4) === 0x45786966) orientation = orientationIn(new DataView(head.buffer, at + 10, length - 8));
      // SOF0 to SOF15, without the three that are something else.
      if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) return { height: head.getUint16(at + 5), width: head.getUint16(at + 7), orientation };
      at += 2 + length;
    }
  } catch {
    // Breaks off.
  }
  return undefined;
};

/** Has the browser turned the picture as its EXIF wants? Those of 2020 do not all; what cannot be told is left to the server. */
const isUpright = async (bitmap: ImageBitmap, file: Blob): Promise<boolean> => {
  if (file.type !== 'image/jpeg') return true;
  const frame = await frameOf(file);
  if (!frame || frame.orientation < 2) return frame !== undefined;
  return frame.orientation > 4 && frame.width !== frame.height && bitmap.width === frame.height;
};

const drawn = (bitmap: ImageBitmap): Promise<Blob | null> => {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.resolve(null);
  // What is transparent would come out black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
};

/**
 * A large photo made smaller on the device, as a JPEG: a village's line carries half a megabyte, not eight. Drawn anew, it also
 * no longer knows where it was taken. Whatever cannot be made smaller is sent as it is; the server judges it.
 *
 * @param isTaken the server takes its kind; of another kind, as HEIC or BMP, it is drawn as a JPEG whatever its size, where the browser can read it
 */
export const shrinkPhoto = async (chosen: File, type: string, isTaken = true): Promise<Blob> => {
  const file = chosen.type === type ? chosen : new Blob([chosen], { type });
  if (!type.startsWith('image/') || (isTaken && file.size <= light) || typeof createImageBitmap === 'undefined') return file;
  let bitmap: ImageBitmap | undefined;
  try {
    bitmap = await createImageBitmap(file);
    const smaller = (await isUpright(bitmap, file)) ? await drawn(bitmap) : null;
    return smaller && (!isTaken || smaller.size < file.size) ? smaller : file;
  } catch {
    return file;
  } finally {
    bitmap?.close();
  }
};
