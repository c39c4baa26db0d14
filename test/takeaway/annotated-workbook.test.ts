/** The workbook that is taken away: the numbers as they were read, what stands out, and what it says about it. */
import { describe, expect, test } from '@jest/globals';
import { readDocument } from '#shared/reading/read-document.js';
import { CELL_IDS, SHORT_FORM_CELLS, type CellId } from '#shared/report/cells.js';
import type { ReportRecord } from '#shared/report/record.js';
import { annotatedWorkbook } from '#shared/takeaway/annotated-workbook.js';
import { recordOf } from '../builders/record.js';
import { distinctValues, withValues } from '../builders/values.js';
import { findingOf, checkOf, explainFinding, troubled } from '../desk/views.js';
import { CLEAN, partsIn, sheetPart, t, taken, textsOf, TROUBLED } from './workbooks.js';

async function readBack(bytes: Uint8Array): Promise<ReportRecord> {
  const reading = await readDocument(bytes);
  if (reading.status === 'refused') throw new Error(JSON.stringify(reading.reason));
  return reading.record;
}

const kindsAndValues = (record: ReportRecord): unknown =>
  CELL_IDS.map((id) => [id, record.cells[id].kind, record.cells[id].value]);
const ofRecord = (record: ReportRecord) => ({ ...CLEAN, record });

describe('our own reader gets out of the tables what was put in', () => {
  test.each([3, 21, 777])('all 200 cells of numbers made from seed %i', async (seed) => {
    const record = recordOf(distinctValues(seed));
    const back = await readBack(annotatedWorkbook(ofRecord(record), t));
    expect(kindsAndValues(back)).toEqual(kindsAndValues(record));
    expect(CELL_IDS.filter((id) => back.cells[id].certainty !== 'agreed')).toEqual([]);
    expect([back.agencyName, back.year, back.notes]).toEqual(['云溪县教育局', 2025, []]);
  });

  test('blanks, marks, unread cells, a last zero, and numbers longer than a sheet can hold', async () => {
    const changes = {
      'activeDisclosure.fees.amount': '316441.8710',
      'activeDisclosure.licensing.decisions': '11398889',
      'activeDisclosure.penalties.decisions': '123456789012345678',
      'requests.newlyReceived@naturalPerson': '12345678901',
    } satisfies Partial<Record<CellId, string>>;
    const record = recordOf(withValues(distinctValues(5), changes), {
      cells: { 'review.other': '', 'review.total': '—', 'outcomes.granted@total': { unread: 'conflict' } },
    });
    const back = await readBack(annotatedWorkbook(ofRecord(record), t));
    expect(kindsAndValues(back)).toEqual(kindsAndValues(record));
  });

  test('the older form with its single row', async () => {
    const record = recordOf(distinctValues(9), { form: '2021-short' });
    const back = await readBack(annotatedWorkbook(ofRecord(record), t));
    expect(kindsAndValues(back)).toEqual(kindsAndValues(record));
    const short = (each: ReportRecord) => SHORT_FORM_CELLS.map((id) => each.shortFormRow?.[id]?.value);
    expect(short(back)).toEqual(short(record));
  });
});

describe('what stands out', () => {
  const bytes = annotatedWorkbook(TROUBLED, t);
  const parts = partsIn(bytes);
  const fillOf = (address: string): string | undefined => {
    const style = Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(parts[sheetPart(1)] ?? '')?.[1]);
    const looks = [...(parts['xl/styles.xml'] ?? '').split('<cellXfs')[1]!.matchAll(/<xf [^>]*fillId="(\d+)"/g)];
    const fills = [...(parts['xl/styles.xml'] ?? '').matchAll(/<fill>(.*?)<\/fill>/g)].map((match) => match[1] ?? '');
    return /rgb="FF(\w+)"/.exec(fills[Number(looks[style]?.[1])] ?? '')?.[1];
  };
  const noteOn = (address: string): string | undefined =>
    new RegExp(`<comment ref="${address}".*?<t [^>]*>([^<]*)</t>`).exec(parts['xl/comments1.xml'] ?? '')?.[1];

  test.each([
    ['I28', 'F4B6B6', '【需修改】A02 表三“（二）部分公开”一行，六类申请人合计 17，总计填 71。\n怎么改：请核对原始台账'],
    ['O26', 'FFE08A', '【需说明】B01 上年结转 3 件'],
    ['I29', 'BFBFBF', '【未能识别】'],
    ['I27', 'D9D2E9', '【需确认】'],
  ])('%s is coloured and has a note that says the same in words', (address, colour, words) => {
    expect(fillOf(address)).toBe(colour);
    expect(noteOn(address)).toContain(words);
  });

  test('no other cell has a note, and every note has its box', () => {
    expect(parts['xl/comments1.xml']?.match(/<comment /g)).toHaveLength(6);
    expect(parts['xl/drawings/vmlDrawing1.vml']?.match(/ObjectType="Note"/g)).toHaveLength(6);
    expect(noteOn('C55')).toBe('【未能识别】请在“待填写”表中对照原文件填写。');
  });

  test('a cell with several findings has them all in its one note, and the colour of the gravest', () => {
    const both = checkOf(
      findingOf(),
      findingOf({ key: 'N01:x', rule: 'N01', severity: 'note', message: { zh: '提示甲', en: '' } }),
    );
    const [, comments = ''] = Object.entries(partsIn(annotatedWorkbook(taken(troubled, { check: both }), t))).find(
      ([name]) => name.includes('comments'),
    )!;
    expect(comments).toMatch(/ref="O28"[^]*?A02[^]*?N01 提示甲/);
  });

  test('a waived finding is shown as lifted, by whom and why', () => {
    const waiver = {
      finding: findingOf().key,
      message: findingOf().message.zh,
      reason: '口径特殊',
      by: { name: '周明', address: 'zhou@example.invalid' as never },
      at: '2026-01-18T00:00:00Z',
    };
    const texts = textsOf(annotatedWorkbook(taken(troubled, { waivers: [waiver] }), t), 2);
    expect(texts['F5']).toBe('周明已豁免：口径特殊');
  });
});

describe('the list of findings', () => {
  const sheet = partsIn(annotatedWorkbook(TROUBLED, t))[sheetPart(2)] ?? '';
  const texts = textsOf(annotatedWorkbook(TROUBLED, t), 2);

  test('says for each what, where, how to mend it, both sides, and leads to its first cell', () => {
    const columns = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
    expect(columns.map((column) => texts[`${column}4`])).toEqual([
      '序号',
      '规则',
      '程度',
      '单元格',
      '问题',
      '怎么改',
      '应为或对照',
      '实为',
      '说明',
    ]);
    expect(columns.map((column) => texts[`${column}6`])).toEqual([
      '2',
      'B01',
      '需说明',
      'O26 表三 二、上年结转政府信息公开申请数量·总计',
      explainFinding.message.zh,
      explainFinding.remedy.zh,
      '4',
      '3',
      undefined,
    ]);
    expect(sheet).toContain('<hyperlink ref="D6" location="\'三张表\'!O26"/>');
  });

  test('is open only where an explanation is asked for, keeps the key out of sight, and bears the stamp', () => {
    const locked = (address: string) => {
      const style = Number(new RegExp(`r="${address}" s="(\\d+)"`).exec(sheet)?.[1]);
      const looks = partsIn(annotatedWorkbook(TROUBLED, t))['xl/styles.xml']!.split('<cellXfs')[1]!;
      return [...looks.matchAll(/locked="(\d)"/g)][style]?.[1];
    };
    expect([locked('I5'), locked('I6'), locked('E6')]).toEqual(['1', '0', '1']);
    expect(texts['I5']).toBe('不需填写');
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toMatch(/<col min="10" max="10" width="4" customWidth="1" hidden="1"\/>/);
    expect(texts['J6']).toBe('2|B01:requests.carriedIn@total');
    expect(texts['A3']).toMatch(/报送编号 2025-jiaoyu-2 .*(cd){32}$/);
  });

  test('shows an explanation that was given before', () => {
    const explanations = [{ finding: explainFinding.key, text: '1 件在年底撤回。' }];
    expect(textsOf(annotatedWorkbook(taken(troubled, { explanations }), t), 2)['I6']).toBe('1 件在年底撤回。');
  });

  test('says so where nothing was found, and has no third sheet where nothing waits', () => {
    const bytes = annotatedWorkbook(CLEAN, t);
    expect(textsOf(bytes, 2)['A2']).toBe('校核没有发现问题。');
    expect(partsIn(bytes)[sheetPart(3)]).toBeUndefined();
  });
});

test('the third sheet lists what to key in and to confirm, with what was seen and why', () => {
  const texts = textsOf(annotatedWorkbook(TROUBLED, t), 3);
  const row = (number: number) => ['B', 'C', 'D', 'E', 'F', 'G'].map((column) => texts[`${column}${number}`]);
  expect([5, 6, 7].map(row)).toEqual([
    [
      '需确认',
      'I27 表三 （一）予以公开·自然人',
      TROUBLED.record.cells['outcomes.granted@naturalPerson'].value,
      '已识别，但排版使系统不能完全确定',
      undefined,
      '1|outcomes.granted@naturalPerson',
    ],
    [
      '未能识别',
      'I29 表三 （三）不予公开 1.属于国家秘密·自然人',
      '7、1',
      '用两种方法读出的数字不一致',
      undefined,
      '2|denied.stateSecrets@naturalPerson',
    ],
    ['未能识别', 'C55 表四 行政复议·其他结果', undefined, '在原文件中没有找到这一格', undefined, '3|review.other'],
  ]);
});

describe('whatever a document or a person wrote', () => {
  const evil = '=HYPERLINK("http://x.invalid","点")<c/>&"]]>\u0000\u202e\ud800 _x0041_';

  test('is text: no formula, no tag, no character that XML does not know', async () => {
    const check = checkOf(
      findingOf({
        message: { zh: evil, en: '' },
        expected: '=1+1',
        evidence: [{ section: 1, sentence: '+cmd', start: 0, end: 1 }],
      }),
    );
    const bytes = annotatedWorkbook({ ...taken(troubled, { check }), agencyName: evil }, t);
    const parts = partsIn(bytes);
    for (const xml of Object.values(parts)) {
      expect(xml).not.toContain('<f>');
      // eslint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000\u202e]/);
    }
    expect(textsOf(bytes, 2)['E5']).toBe('=HYPERLINK("http://x.invalid","点")<c/>&"]]> _x005F_x0041_\n正文原句：+cmd');
    await expect(readBack(bytes)).resolves.toMatchObject({ format: 'xlsx' });
  });
});

test('the same submission always gives the same bytes', () => {
  expect(Buffer.compare(annotatedWorkbook(TROUBLED, t), annotatedWorkbook({ ...TROUBLED }, t))).toBe(0);
});
