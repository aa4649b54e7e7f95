// Files for the tests of attachments: photos that know where they were taken, and files that are not what they say.
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';

/** Words that stand in a photo's metadata and must stand nowhere afterwards. */
export const canaries = ['CANARY-CAMERA-7731', 'CANARY-OWNER-7731', 'CANARY-TAIL-7731'] as const;

/** A photo of 60 × 40, lying on its side (orientation 6), with place, camera and owner, and a page of HTML hung on behind it. */
export const photo = async (format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> => {
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7' } })
    .withExif({
      IFD0: { Make: canaries[0], Artist: canaries[1], Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 30/1 433/100', GPSLongitudeRef: 'E', GPSLongitude: '104/1 12/1 1188/100' },
    })
    .withMetadata({ orientation: 6 })
    .toFormat(format).toBuffer();
  return Buffer.concat([picture, Buffer.from(`<html><script>${canaries[2]}</script>`)]);
};

export const pdf = (words = 'paper'): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Title (${words}) >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
};

/** A PNG of one colour: some kilobytes that unfold to `width × height` pixels. */
export const bomb = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
};
