/**
 * What people did in a walk, and what it took: presses of links and buttons, ticks, fields typed, and the seconds until the
 * page that answers stood there. The link in a mail is a press too; reading and thinking are nobody's to measure.
 */

export interface Effort {
  presses: number;
  ticks: number;
  typed: number;
  /** Of waiting for pages and mails. */
  seconds: number;
}

export interface Entry extends Effort {
  readonly who: string;
  readonly what: string;
}

export const noEffort = (): Effort => ({ presses: 0, ticks: 0, typed: 0, seconds: 0 });

export class Diary {
  readonly entries: Entry[] = [];

  /** @param told called with each entry as it is written */
  constructor(private readonly told: (entry: Entry) => void = () => undefined) {}

  add(entry: Entry): void {
    this.entries.push(entry);
    this.told(entry);
  }

  /** @throws if nobody did so */
  of(what: string): Entry {
    const found = this.entries.find((entry) => entry.what === what);
    if (found === undefined) throw new Error(`nobody did: ${what}`);
    return found;
  }
}
