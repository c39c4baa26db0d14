/** Builds and reads documents in turn through all layouts, and counts. The same seed gives the same documents. */
import { readDocument } from '#shared/reading/read-document.js';
import { judge, type Verdict } from './judge.js';
import { LAYOUTS, type Layout } from './layouts.js';

export interface CorpusPlan {
  readonly documents: number;
  readonly seed: number;
  /** Part of a layout's name; all layouts where nothing is said. */
  readonly only?: string;
}

export interface OneReading extends Verdict {
  readonly layout: Layout;
  readonly seed: number;
  readonly bytes: Uint8Array;
}

export interface Tally {
  readonly layout: Layout;
  readonly documents: number;
  /** Documents with every cell right. */
  readonly complete: number;
  readonly right: number;
  readonly asked: number;
  readonly wrong: number;
  readonly unread: number;
}

export async function* readCorpus({ documents, seed, only = '' }: CorpusPlan): AsyncGenerator<OneReading> {
  const layouts = LAYOUTS.filter(({ name }) => name.includes(only));
  for (let index = 0; index < documents; index++) {
    const layout = layouts[index % layouts.length];
    if (layout === undefined) return;
    // Far apart, since some layouts also use the numbers next to their seed.
    const own = (seed + index * 7_919) >>> 0;
    const built = await layout.build(own);
    const verdict = judge(await readDocument(built.bytes), built);
    yield { layout, seed: own, bytes: built.bytes, ...verdict };
  }
}

export function tally(readings: readonly OneReading[]): Tally[] {
  return LAYOUTS.flatMap((layout): Tally[] => {
    const own = readings.filter((reading) => reading.layout === layout);
    if (own.length === 0) return [];
    const sum = (of: (reading: OneReading) => number): number => own.reduce((total, reading) => total + of(reading), 0);
    return [
      {
        layout,
        documents: own.length,
        complete: own.filter(({ wrong, unread }) => wrong.length === 0 && unread === 0).length,
        right: sum(({ right }) => right),
        asked: sum(({ asked }) => asked),
        wrong: sum(({ wrong }) => wrong.length),
        unread: sum(({ unread }) => unread),
      },
    ];
  });
}

/** Whether a layout reads as much as it promises; nothing excuses a wrong cell. */
export function keepsPromise({ layout, right, wrong, unread }: Tally): boolean {
  if (wrong > 0) return false;
  if (layout.promised === 'complete') return unread === 0;
  return layout.promised === 'right' || unread <= 0.1 * (right + unread);
}
