/** The product in another process, as people meet it: over HTTP, with a mailbox that is asked only for what is new. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Stage, type Mail } from '../../../demo/stage.js';
import type { Asked, Ready, Work } from './cloud.js';

/** A mailbox of tens of thousands of mails cannot be fetched whole at every look. */
export class StageUnderLoad extends Stage {
  private readonly known: Mail[] = [];
  private asking: Promise<void> | undefined;

  override async mails(): Promise<Mail[]> {
    // One question at a time, for everybody who looks meanwhile.
    await (this.asking ??= this.fetchNew().finally(() => (this.asking = undefined)));
    return this.known;
  }

  private async fetchNew(): Promise<void> {
    const newest = this.known.at(-1)?.id;
    const query = newest === undefined ? '' : `?after=${newest}`;
    const response = await fetch(`${this.addresses.outbox}/outbox.json${query}`);
    this.known.push(...((await response.json()) as Mail[]).reverse());
  }
}

export interface ProductUnderLoad {
  readonly stage: StageUnderLoad;
  /** Counted once nothing is at work any more. */
  work(): Promise<Work>;
  /** The report of one agency is to stand for others as well (standing.ts); all by the numbers in their names. */
  stand(model: string, numbers: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function startUnderLoad(assemblyDir: string, dataDir: string): Promise<ProductUnderLoad> {
  const child = fork(join(import.meta.dirname, 'cloud.ts'), [assemblyDir, dataDir], { execArgv: ['--import', 'tsx'] });
  const { addresses, openSeasonFunction } = await said<Ready>(child);
  const ask = (asked: Asked) => child.send(asked);
  return {
    stage: new StageUnderLoad(addresses, openSeasonFunction),
    async work() {
      ask({ kind: 'work' });
      return said<Work>(child);
    },
    async stand(model, numbers) {
      ask({ kind: 'stand', model, numbers });
      await said<Work>(child);
    },
    async close() {
      const ended = once(child, 'exit');
      ask({ kind: 'close' });
      await ended;
    },
  };
}

async function said<T>(child: ChildProcess): Promise<T> {
  const died = once(child, 'exit').then(([status]) => {
    throw new Error(`The product under load ended with ${String(status)}.`);
  });
  const [message] = (await Promise.race([once(child, 'message'), died])) as [T];
  died.catch(() => undefined);
  return message;
}
