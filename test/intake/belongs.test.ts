/** Whose report a document is, and what is no report at all. */
import { describe, expect, test } from '@jest/globals';
import { agencyOfName, documentMismatch, namedInstead } from '#shared/intake/belongs.js';
import { textsIn } from '#shared/words/texts.js';
import { CELL_IDS } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { agencyIdSchema } from '#shared/ids/agency-id.js';
import { agencySchema } from '#shared/season/model.js';
import { narrativeFor } from '../builders/narrative.js';
import { recordOf } from '../builders/record.js';
import { consistentValues } from '../builders/values.js';
import { agency } from '../deeds/filing/scene.js';

const values = consistentValues(3);
const reportOf = (agencyName: string) =>
  recordOf(values, { narrative: narrativeFor(values, { agencyName, year: agency.year }) });

/** As read from a workbook with this sheet, with or without the text of a report. */
function workbook(sheet: string, located: boolean): ReportRecord {
  const record = reportOf(agency.name);
  const cells = Object.fromEntries(
    CELL_IDS.map((id) => [id, { ...record.cells[id], place: { in: 'sheet', sheet, address: 'A1' } }]),
  );
  const sections = record.sections.map((section) => ({ ...section, located }));
  return { ...record, format: 'xlsx', cells: cells as ReportRecord['cells'], sections };
}

describe('the workbook that takes findings away', () => {
  const { tables, form } = textsIn('zh').takeaway.sheets;
  test('is told from a report, so that it sets no draft aside', () => {
    expect(documentMismatch(workbook(tables, false), agency)?.code).toBe('own-workbook');
  });
  test.each([
    ['the filled blank form', form, false],
    ['a report whose sheet happens to have that name', tables, true],
  ])('%s is none', (_, sheet, located) => {
    expect(documentMismatch(workbook(sheet, located), agency)).toBeNull();
  });
});

test('a document may name the body, leave out the area, or name another body of the roster', () => {
  const other = agencySchema.parse({ ...agency, id: 'shuili', name: '云溪县水利局' });
  const roster = [agency, other];
  expect(namedInstead(reportOf('云溪县教育局'), agency, roster)).toBeUndefined();
  expect(namedInstead(reportOf('教育局'), agency, roster)).toBeUndefined();
  expect(namedInstead(reportOf('云溪县教育体育局'), agency, roster)).toBeUndefined();
  expect(namedInstead(reportOf('水利局'), agency, roster)?.id).toBe('shuili');
});

test('a document may call the body by a name of every day that the roster knows, or by a former one', () => {
  const branch = agencySchema.parse({
    ...{ ...agency, name: '白石市公安局南岸区分局', aliases: ['南岸区公安分局'] },
    formerNames: [{ name: '白石市公安局南岸分局', until: '2020-05-01' }],
  });
  for (const name of ['南岸区公安分局', '白石市公安局南岸分局', '白石市公安局南岸区分局'])
    expect([name, documentMismatch(reportOf(name), branch)]).toEqual([name, null]);
  expect(documentMismatch(reportOf('北岸区公安分局'), branch)?.code).toBe('other-agency');
  expect(
    namedInstead(reportOf('南岸区公安分局'), agency, [agency, { ...branch, id: agencyIdSchema.parse('nanan') }])?.id,
  ).toBe('nanan');
});

test('a name finds one agency of the roster: exactly called so before ending so, and nobody where it means two', () => {
  const named = (id: string, name: string, more = {}) => agencySchema.parse({ ...agency, id, name, ...more });
  const roster = [
    named('shuili', '云溪县水利局', { aliases: ['县水利局'] }),
    named('nanan', '云溪县南岸区水利局'),
    named('jiaoyu', '云溪县教育局', { formerNames: [{ name: '云溪县教育委员会', until: '2019-03-01' }] }),
    named('gone', '云溪县体育局', { removed: { at: '2026-01-01T00:00:00.000Z', reason: '撤并' } }),
  ];
  const found = (name: string | null) => agencyOfName(name, roster)?.id;
  expect(found('云溪县水利局')).toBe('shuili');
  expect(found('县水利局')).toBe('shuili');
  expect(found('水利局')).toBeUndefined();
  expect(found('教育局')).toBe('jiaoyu');
  expect(found('云溪县教育委员会')).toBe('jiaoyu');
  expect([found('云溪县体育局'), found('外县民政局'), found(null)]).toEqual([undefined, undefined, undefined]);
});
