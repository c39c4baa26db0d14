/** A table that is gone after so many transactions, as one whose function was killed. */
import { Table, type Write } from '#shared/store/table.js';
import { StoreBusy } from '#shared/store/trying-again.js';
import type { TestDatabase } from './database.js';

export const optionsOf = (database: TestDatabase) => ({
  client: database.client(),
  tableName: 'nianbao',
  pause: () => Promise.resolve(),
});

export class BreakingTable extends Table {
  constructor(
    database: TestDatabase,
    private left: number,
  ) {
    super(optionsOf(database));
  }
  override commit(writes: readonly Write[]) {
    if (this.left-- <= 0) return Promise.reject(new StoreBusy(new Error('gone')));
    return super.commit(writes);
  }
}
