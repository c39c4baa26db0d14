/**
 * An age: the whole data of a small running season as one version of the code wrote it, kept as one JSON file. Its head
 * is for reading; the items of the table and the files of the data folder lie packed behind it, because they are not.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** In which state the age holds the filing of which agency. */
export const STANDS = {
  jiaoyu: 'in-review',
  minzheng: 'in-approval',
  ziran: 'draft',
  tongji: 'approved',
  qingshi: 'released',
  shuiwu: 'returned',
} as const;

export interface AgeHead {
  /** The commit whose code wrote the data. */
  readonly madeBy: string;
  readonly madeAt: string;
  readonly year: number;
  readonly stands: Readonly<Record<string, string>>;
  /** How many items of the table begin with which word. */
  readonly items: Readonly<Record<string, number>>;
}

/** An item in DynamoDB's own JSON, in which bytes are base64. */
export type AttributeValues = Readonly<Record<string, Record<string, unknown>>>;

export interface AgeData {
  readonly items: readonly AttributeValues[];
  /** Path in the data folder -> content in base64. */
  readonly files: Readonly<Record<string, string>>;
}

const LINE = 120;

export function ageText(head: AgeHead, data: AgeData): string {
  const text = Buffer.from(
    JSON.stringify({
      ...data,
      files: mapped(data.files, (content) => Buffer.from(content, 'base64').toString('latin1')),
    }),
  );
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  }).toString('base64');
  const lines = packed.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `${JSON.stringify({ ...head, packed: lines }, null, 1)}\n`;
}

export function ageFrom(text: string): { readonly head: AgeHead; readonly data: AgeData } {
  const { packed, ...head } = JSON.parse(text) as AgeHead & { packed: string[] };
  const data = JSON.parse(brotliDecompressSync(Buffer.from(packed.join(''), 'base64')).toString('utf8')) as AgeData;
  return {
    head,
    data: { ...data, files: mapped(data.files, (content) => Buffer.from(content, 'latin1').toString('base64')) },
  };
}

function mapped(files: Readonly<Record<string, string>>, change: (content: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, change(content)]));
}
