/**
 * What a check of `nianbao doctor` is: one object with what it looks at, why, how to mend it and where that is written. It asks the
 * world for facts and judges them in a pure function, so that each good and each bad case can be tried without an account.
 */
import type { Bilingual } from '#shared/report/labels.js';
import type { Environment } from '../../infra/environment.js';
import type { World } from './world.js';

export type Language = keyof Bilingual;

/** `look`: works, but somebody should know. `unanswered`: nobody could say, which is no good news either. */
export interface Verdict {
  readonly is: 'good' | 'look' | 'bad' | 'unanswered';
  readonly found: Bilingual;
}

/** One installation, by its environment. */
export interface Deployment {
  readonly environment: Environment;
  /** Whether it is said to be there: before the first deployment much is not, and need not be. */
  readonly isThere: boolean;
  /** How many agencies the largest season has. */
  readonly agencies: number;
  readonly now: Date;
  readonly desk: string | undefined;
  /** The HTTP API's own address where no stack can be asked for it. */
  readonly api: string | undefined;
}

/** The two addresses as strangers see them. */
export interface Outside {
  readonly desk: string | undefined;
  readonly site: string | undefined;
  readonly now: Date;
}

interface Said {
  readonly id: string;
  readonly what: Bilingual;
  readonly why: Bilingual;
  readonly mend: Bilingual;
  /** Of docs/deploy.md. */
  readonly section: string;
}

export interface Check<Subject> extends Said {
  /** False where the subject has nothing of the kind. */
  readonly applies: (subject: Subject) => boolean;
  readonly examine: (world: World, subject: Subject) => Promise<Verdict>;
}

interface Parts<Subject, Facts> extends Said {
  readonly applies?: (subject: Subject) => boolean;
  readonly ask: (world: World, subject: Subject) => Promise<Facts>;
  readonly judge: (facts: Facts, subject: Subject) => Verdict;
}

export function check<Subject, Facts>({
  ask,
  judge,
  applies = () => true,
  ...said
}: Parts<Subject, Facts>): Check<Subject> {
  return { ...said, applies, examine: async (world, subject) => judge(await ask(world, subject), subject) };
}

export const good = (zh: string, en: string): Verdict => ({ is: 'good', found: { zh, en } });
export const look = (zh: string, en: string): Verdict => ({ is: 'look', found: { zh, en } });
export const bad = (zh: string, en: string): Verdict => ({ is: 'bad', found: { zh, en } });

/** Of what was found the first that is bad, or else the first; where nothing was found, the other. */
export const firstOf = (found: readonly Verdict[], otherwise: Verdict): Verdict =>
  found.find(({ is }) => is === 'bad') ?? found[0] ?? otherwise;
