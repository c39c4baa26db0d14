/** What is public of each agency are the numbers that its people put in. */
import { tablesOf } from '../../demo/documents.js';
import { sameTables, type PublishedTables } from '../../demo/journey.js';
import { listFilings } from '#shared/store/seasons.js';
import { mendedReport } from './agency-person.js';
import { habitsFrom } from './plan.js';
import type { World } from './world.js';

export async function brokenNumbers({ table, addresses, agencies, year, seed }: World): Promise<string[]> {
  const filings = await listFilings(table, { area: 'home', year });
  const answers = await Promise.all(
    agencies.map(async ({ id, name }, n) => {
      const released = filings.get(id)?.released;
      if (released === undefined || released === null) return [];
      const address = `${addresses.site}/${year}/${id}/v${released.version}/report.json`;
      const response = await fetch(address);
      if (!response.ok) return [`${address} answers ${response.status}`];
      const { values } = await mendedReport(name, year, n, habitsFrom(seed, n));
      const [shown, put] = [JSON.parse(await response.text()) as PublishedTables, tablesOf(values)];
      return sameTables(shown, put)
        ? []
        : [`${address} has other numbers than those put in: ${difference(shown, put)}`];
    }),
  );
  return answers.flat();
}

/** The first few cells, in the order of the tables. */
function difference(shown: PublishedTables, put: PublishedTables): string {
  const flat = ({ table2, table3, table4 }: PublishedTables) => [...table2, ...table3.flat(), ...table4];
  const wanted = flat(put);
  const differing = flat(shown).flatMap((value, n) =>
    value === wanted[n] ? [] : [`cell ${n}: ${value} for ${wanted[n]}`],
  );
  return `${differing.length} cells, ${differing.slice(0, 4).join(', ')}`;
}
