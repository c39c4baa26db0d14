/** The examples of the page about the data. A test finds every file and column that they name, and does in Node what they do. */
import { absoluteAddress } from '#shared/site/keys.js';
import { CHECKSUMS_KEY, packKey } from './keys.js';

export type ExampleName = 'curl' | 'pandas' | 'duckdb' | 'r';

/** `year`: one that there is. */
export function examples(base: string, year: number): Readonly<Record<ExampleName, string>> {
  const at = (key: string) => absoluteAddress(base, key);
  const long = packKey(year, 'long.csv');
  const name = long.slice(long.lastIndexOf('/') + 1);
  return {
    curl: [`curl -O ${at(long)}`, `curl -s ${at(CHECKSUMS_KEY)} | grep ' ${name}$' | sha256sum -c`].join('\n'),
    pandas: [
      'import pandas as pd',
      '',
      `cells = pd.read_csv("${at(long)}")`,
      'new = cells[cells["cell"] == "requests.newlyReceived@total"]',
      'new = new[new["agency_kind"] != "government"]',
      'print(new.nlargest(10, "value")[["agency_name", "value"]])',
    ].join('\n'),
    duckdb: [
      'SELECT year, sum(value) AS refused, count(value) AS numbers',
      `FROM '${at(packKey('all', 'long.parquet'))}'`,
      "WHERE cell LIKE 'denied.%@total' AND agency_kind <> 'government'",
      'GROUP BY year ORDER BY year;',
    ].join('\n'),
    r: [
      'library(arrow)',
      'library(dplyr)',
      '',
      'file <- tempfile(fileext = ".parquet")',
      `download.file("${at(packKey('all', 'parquet'))}", file, mode = "wb")`,
      'read_parquet(file) |>',
      '  filter(agency_kind != "government") |>',
      '  group_by(year) |>',
      '  summarise(requests = sum(`requests.newlyReceived@total`, na.rm = TRUE), reports = n())',
    ].join('\n'),
  };
}
