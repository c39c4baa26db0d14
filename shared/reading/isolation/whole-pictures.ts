/** What the parent believes of the pictures that a child painted, which has handled a file of unknown origin. */
import * as z from 'zod';
import type { PagePicture } from '../pictures/picture.js';

const side = z.number().positive().max(20_000);
const headSchema = z.object({
  page: z.number().int().min(1),
  width: side,
  height: side,
  bytes: z.number().int().min(8),
});
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Up to the first that is cut off or is none. */
export function wholePictures(answer: Buffer): PagePicture[] {
  const pictures: PagePicture[] = [];
  let at = 0;
  for (;;) {
    const end = answer.indexOf(0x0a, at);
    const head = end < 0 ? undefined : headOf(answer.toString('utf8', at, end));
    if (head === undefined) return pictures;
    const png = answer.subarray(end + 1, end + 1 + head.bytes);
    if (png.length < head.bytes || !png.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return pictures;
    pictures.push({ page: head.page, width: head.width, height: head.height, png: new Uint8Array(png) });
    at = end + 1 + head.bytes;
  }
}

function headOf(line: string): z.infer<typeof headSchema> | undefined {
  try {
    return headSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
