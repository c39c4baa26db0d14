/**
 * The default event bus: an event goes to the targets of every rule whose pattern it matches. `put` resolves when the
 * deliveries are on disk, so whoever emitted the event may acknowledge its own work.
 *
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
import { randomUUID } from 'node:crypto';
import type { RuleModel } from '../template/model.js';
import type { Deliveries } from './deliveries.js';
import { matches } from './pattern.js';

export interface BusEvent {
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
  readonly id?: string;
  readonly time?: string;
}

export interface EventBus {
  put(event: BusEvent): Promise<void>;
}

export interface EventBusOptions {
  readonly rules: readonly RuleModel[];
  readonly deliveries: Deliveries;
  readonly region: string;
  readonly accountId: string;
  readonly now: () => Date;
}

export function createEventBus({ rules, deliveries, region, accountId, now }: EventBusOptions): EventBus {
  return {
    async put(event) {
      const whole = {
        version: '0',
        id: randomUUID(),
        account: accountId,
        time: now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
        region,
        resources: [],
        ...event,
      };
      const targets = rules.filter(({ pattern }) => matches(pattern, whole)).flatMap((rule) => rule.targets);
      await deliveries.enqueue(
        targets.map(({ input, ...target }) => ({ target, input: JSON.stringify(input === undefined ? whole : input) })),
      );
    },
  };
}
