/**
 * Rosters as offices send them, all made up: headings in other words and orders, titles above and notes below, merged cells,
 * phones as text and as number, two contacts in a cell, encodings, cells pasted out of a spreadsheet.
 */
import { zipParts } from './archive.js';
import { escapeXml } from './docx.js';
import { gb18030 } from './gb18030.js';
import { columnName } from './xlsx.js';

export interface SheetOf {
  readonly name: string;
  readonly rows: readonly (readonly (string | number)[])[];
  readonly merges?: readonly string[];
  /** Numbers of rows that a filter hides. */
  readonly hidden?: readonly number[];
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function workbook(...sheets: readonly SheetOf[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      sheets
        .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`)
        .join('') +
      '</Types>',
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>` +
      sheets
        .map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
      sheets
        .map(
          (_, at) =>
            `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
        )
        .join('') +
      '</Relationships>',
  };
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  });
  return zipParts(parts);
}

function sheetXml({ rows, merges = [], hidden = [] }: SheetOf): string {
  const cell = (value: string | number, address: string): string =>
    value === ''
      ? ''
      : typeof value === 'number'
        ? `<c r="${address}"><v>${value}</v></c>`
        : `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
  const data = rows.map((cells, row) => {
    const line = cells.map((value, column) => cell(value, `${columnName(column + 1)}${row + 1}`)).join('');
    return `<row r="${row + 1}"${hidden.includes(row + 1) ? ' hidden="1"' : ''}>${line}</row>`;
  });
  const merged = merges.map((area) => `<mergeCell ref="${area}"/>`).join('');
  return (
    `${HEAD}<worksheet xmlns="${SHEET}"><sheetData>${data.join('')}</sheetData>` +
    `${merged === '' ? '' : `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  );
}

const mail = (name: string): string => `${name}@yunxi.example.invalid`;
const lines = (separator: string, rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join(separator)).join('\r\n');
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface SentRoster {
  /** Null for what is pasted. */
  readonly fileName: string | null;
  readonly what: string;
  readonly content: Uint8Array | string;
}

/** A title over all columns, the headings in the words of most offices, a note and a sum below. */
const ordinary: SentRoster = {
  fileName: '政务公开联系人名册.xlsx',
  what: 'a title above, a note below, phones as numbers, the leader beside the contact',
  content: workbook({
    name: 'Sheet1',
    rows: [
      ['云溪县政务公开工作联系人名册', '', '', '', '', '', '', ''],
      ['填报单位：云溪县政务公开办', '', '', '', '', '', '', ''],
      ['序号', '单位名称', '分管领导', '经办人', '办公电话', '手机', '电子邮箱', '备注'],
      [1, '云溪县教育局', '赵大有', '周小雨', '0359-7520001', 13800000001, mail('jiaoyu'), ''],
      [2, '云溪县卫生健康局', '钱大有', '吴晴', '', 13800000002, mail('weijian'), '新任'],
      [3, '云溪县青石镇人民政府', '孙大有', '郑好', '', 13800000003, mail('qingshi'), ''],
      ['', '', '', '', '', '', '', ''],
      ['注：请各单位于1月10日前核对联系人。', '', '', '', '', '', '', ''],
      ['合计', '3 家', '', '', '', '', '', ''],
    ],
    merges: ['A1:H1', 'A2:H2', 'A8:H8'],
  }),
};

/** Kind and reviewer written once over several rows; the headings in two rows. */
const merged: SentRoster = {
  fileName: '名单.xlsx',
  what: 'merged kinds and reviewers, headings in two rows',
  content: workbook({
    name: '名单',
    rows: [
      ['单位性质', '报送单位', '联系人', '', '', '初审', '', '审定', ''],
      ['', '', '姓名', '手机号码', 'E-mail', '姓名', '邮箱', '姓名', '邮箱'],
      ['县直部门', '云溪县财政局', '冯一', '13800000011', mail('caizheng'), '李复核', mail('li'), '王定', mail('wang')],
      ['', '云溪县民政局', '陈二', '13800000012', mail('minzheng'), '', '', '', ''],
      ['乡镇（街道）', '云溪县城关街道办事处', '褚三', '13800000013', mail('chengguan'), '', '', '', ''],
    ],
    merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:G1', 'H1:I1', 'A3:A4', 'F3:F5', 'G3:G5', 'H3:H5', 'I3:I5'],
  }),
};

const twoContacts: SentRoster = {
  fileName: '联系人.csv',
  what: 'two contacts in a cell, the phone beside the address, CSV of Excel in Chinese',
  content: gb18030(
    lines(',', [
      ['单位', '联系人及电话', '邮箱', '类别'],
      ['云溪县水利局', '张三、李四 13800000021', mail('shuili'), '部门'],
      ['云溪县税务局', '王五', `${mail('shuiwu')} / 0359-7520022`, ''],
      ['云溪县气象局', '赵六（副科长）', `联系邮箱：${mail('qixiang')}`, '垂直管理'],
    ]),
  ),
};

const pasted: SentRoster = {
  fileName: null,
  what: 'cells pasted without headings',
  content: lines('\t', [
    ['1', '云溪县统计局', '部门', '沈一', '13800000031', mail('tongji')],
    ['2', '云溪县和平镇人民政府', '乡镇', '韩二', '13800000032', mail('heping')],
  ]),
};

const pastedWithHeadings: SentRoster = {
  fileName: null,
  what: 'cells pasted with headings, a name broken over two lines',
  content: `邮箱\t单位全称\t联络员\n${mail('nongye')}\t"云溪县农业\n农村局"\t杨三\n${mail('shenji')}\t云溪县审计局\t朱四\n`,
};

const twoSheets: SentRoster = {
  fileName: '通知及名册.xlsx',
  what: 'a sheet of instructions before the roster, a hidden row',
  content: workbook(
    { name: '填表说明', rows: [['填表说明'], ['1. 请用全称。'], ['2. 邮箱用于接收链接。']] },
    {
      name: '名册',
      rows: [
        ['单位名称', '联系人', '联系电话', '联系邮箱'],
        ['云溪县司法局', '秦一', '7520041', mail('sifa')],
        ['云溪县旧档案局', '尤二', '7520042', mail('dangan')],
        ['云溪县信访局', '许三', '7520043', mail('xinfang')],
      ],
      hidden: [3],
    },
  ),
};

const shortNames: SentRoster = {
  fileName: '名册.csv',
  what: 'a column of short names, UTF-8 with a byte order mark',
  content: utf8(
    `\uFEFF${lines(',', [
      ['全称', '简称', '经办人', '联系方式', '电子邮件', '上级主管部门'],
      ['云溪县发展和改革局', '县发改局', '何一', '13800000051', mail('fagai'), ''],
      ['云溪县粮食和物资储备中心', '粮储中心；粮食中心', '吕二', '13800000052', mail('liangchu'), '云溪县发展和改革局'],
    ])}`,
  ),
};

const wide: SentRoster = {
  fileName: '名册.txt',
  what: 'tab-separated text in UTF-16, phones that a spreadsheet rounded',
  content: utf16(
    lines('\t', [
      ['序号', '单位名称', '联系人', '手机', '邮箱'],
      ['1', '云溪县林业局', '施一', '1.38E+10', mail('linye')],
      ['2', '云溪县体育局', '张二', '1.3800000062E10', mail('tiyu')],
    ]),
  ),
};

/** Groups between the lines, the headings again on the second page, lines that nobody filled. */
const grouped: SentRoster = {
  fileName: '名册.xlsx',
  what: 'groups between the lines, headings again, prepared lines that are empty',
  content: workbook({
    name: 'Sheet1',
    rows: [
      ['序号', '单位', '信息员', '邮箱'],
      ['一、县政府部门', '', '', ''],
      [1, '云溪县商务局', '孔一', mail('shangwu')],
      [2, '云溪县公安局', '曹二', mail('gongan')],
      ['序号', '单位', '信息员', '邮箱'],
      ['二、乡镇', '', '', ''],
      [3, '云溪县白沙乡人民政府', '严三', mail('baisha')],
      [4, '', '', ''],
      [5, '', '', ''],
    ],
    merges: ['A2:D2', 'A6:D6'],
  }),
};

/** What has to be mended before it can be saved. */
const faulty: SentRoster = {
  fileName: '名册.csv',
  what: 'addresses missing and wrong, an agency twice, a reviewer who is the contact',
  content: utf8(
    lines(',', [
      ['单位名称', '联系人', '邮箱', '审核人', '审核人邮箱'],
      ['云溪县城管局', '金一', '', '', ''],
      ['云溪县文旅局', '魏二', 'wenlv@', '', ''],
      ['云溪县医保局', '陶三', mail('yibao'), '陶三', mail('taosan')],
      ['云溪县医保局', '姜四', mail('yibao2'), '', ''],
    ]),
  ),
};

function utf16(text: string): Uint8Array {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}

export const ROSTERS = {
  ordinary,
  merged,
  twoContacts,
  pasted,
  pastedWithHeadings,
  twoSheets,
  shortNames,
  wide,
  grouped,
  faulty,
} as const satisfies Record<string, SentRoster>;
export type RosterName = keyof typeof ROSTERS;
