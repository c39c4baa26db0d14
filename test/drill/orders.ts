/** What the one who conducts a drill tells the process that runs the product, and what that one says of itself. */
import type { Addresses } from '../../local/addresses.js';
import type { ClockTrouble, DeliveryTrouble } from '../../local/faults.js';

export type Order =
  | { readonly do: 'move-clock'; readonly ms: number }
  | { readonly do: 'trouble-deliveries'; readonly trouble: DeliveryTrouble }
  /** Answers how many instances were behind so far. */
  | { readonly do: 'trouble-clocks'; readonly trouble: ClockTrouble | undefined }
  | { readonly do: 'rest' }
  | { readonly do: 'run-schedule'; readonly name: string }
  | { readonly do: 'invoke'; readonly name: string; readonly payload: unknown };

export interface Facts {
  readonly addresses: Addresses;
  readonly region: string;
  readonly table: string;
  readonly openSeason: string;
  readonly schedules: readonly string[];
}
