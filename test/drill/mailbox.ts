/** The mail of everybody, as the outbox page tells it; kept while the page does not answer. */
import { linkIn, type Mail } from '../../demo/stage.js';

export class Mailbox {
  private mails: readonly Mail[] = [];

  constructor(private readonly outbox: string) {}

  /** Looks again and again. */
  async readOn(pauseMs: number): Promise<never> {
    for (;;) {
      await this.look().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  private async look(): Promise<void> {
    const response = await fetch(`${this.outbox}/outbox.json`, { signal: AbortSignal.timeout(10_000) });
    if (response.ok) this.mails = ((await response.json()) as Mail[]).reverse();
  }

  /** Oldest first. */
  to(address: string): readonly Mail[] {
    return this.mails.filter(({ to }) => to.includes(address));
  }

  /** The links that an address was mailed, the newest first. */
  linksTo(address: string): string[] {
    return this.to(address)
      .filter(({ text }) => /\/l\/[A-Za-z0-9_-]{43}/.test(text))
      .map(linkIn)
      .reverse();
  }
}
