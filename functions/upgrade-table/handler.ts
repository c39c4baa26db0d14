/**
 * Brings the table to the layout of the deployed code; until it has, every other function waits. Runs by itself every few
 * minutes, and at once where a deployment invokes it. It looks at one item where there is nothing to do.
 */
import { openFunction } from '#shared/runtime/open-function.js';
import { openTableOfAnyLayout } from '#shared/store/client.js';
import { upgradeTable, type Upgrade } from '#shared/store/upgrade.js';

const { environment, log } = openFunction('upgrade-table');
const table = openTableOfAnyLayout(environment.TABLE_NAME);

export async function handler(): Promise<Upgrade> {
  const upgrade = await upgradeTable(table);
  if (upgrade.from !== upgrade.to) log.info('table upgraded', { ...upgrade });
  return upgrade;
}
