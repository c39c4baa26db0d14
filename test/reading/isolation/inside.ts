/** A folder with the reader's own fence, in which any lines can be run where otherwise a document is read. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readerFromSource } from '../../../infra/bundle-reader.js';
import { CHILD_LIMITS, runChild, type ChildLimits, type ChildRun } from '#shared/reading/isolation/run-child.js';
import { systemGauge, type Gauge } from '#shared/reading/isolation/usage.js';

/** What every closed door answers. */
export const REFUSED = 'ERR_FENCED';
export const DENIED = 'ERR_ACCESS_DENIED';

export interface Fenced {
  readonly folder: string;
  /** Runs these lines; `say` collects what each attempt came to. */
  readonly inside: (
    lines: string,
    limits?: Partial<ChildLimits>,
    gauge?: Gauge,
  ) => Promise<ChildRun & { said: unknown }>;
  readonly remove: () => void;
}

export function openFenced(): Fenced {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  copyFileSync(join(readerFromSource(), 'fence.mjs'), join(folder, 'fence.mjs'));
  return {
    folder,
    remove: () => rmSync(folder, { recursive: true }),
    inside: async (lines, limits = {}, gauge = systemGauge()) => {
      const entry = join(folder, 'probe.mjs');
      const frame = `
        import { writeSync as answer } from 'node:fs';
        const said = {};
        const say = async (what, attempt) => {
          try { said[what] = (await attempt()) ?? 'done'; } catch (error) { said[what] = error.code ?? error.message; }
        };
        ${lines}
        answer(1, JSON.stringify(said));
        process.exit(0);`;
      writeFileSync(entry, frame);
      const run = await runChild(entry, new Uint8Array(), { ...CHILD_LIMITS, ...limits }, gauge);
      const hasSaid = run.end === 'left' && run.exitCode === 0;
      return { ...run, said: hasSaid ? (JSON.parse(run.answer.toString()) as unknown) : run.complaint };
    },
  };
}
