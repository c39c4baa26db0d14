/** A made-up county office with its people, its twelve agencies, and the Excel of contacts that it has anyway. */
import { workbook } from '../../builders/rosters.js';
import type { FileToSend } from '../../../demo/journey.js';
import type { Habits, Named } from './person.js';

const at = (name: string): string => `${name}@yunxi.example.invalid`;

export const AREA = '云溪县';
export const OFFICE = {
  name: '云溪县政务公开办公室',
  phone: '0359-7020000',
  hours: '工作日 9:00—12:00，14:30—18:00',
} as const;

const ZH = { language: 'zh', script: true } as const;
const ZH_PLAIN = { language: 'zh', script: false } as const;
const EN = { language: 'en', script: true } as const;
const EN_PLAIN = { language: 'en', script: false } as const;

export const STAFF = {
  publisher: { name: '年小布', address: at('publisher'), habits: ZH },
  substitute: { name: '替小布', address: at('substitute'), habits: EN_PLAIN },
  reviewer: { name: '初小审', address: at('reviewer'), habits: ZH },
  approver: { name: '定小审', address: at('approver'), habits: EN },
  recorder: { name: '钱代录', address: at('recorder'), habits: ZH_PLAIN },
  standIn: { name: '代小审', address: at('standin'), habits: EN_PLAIN },
} as const;

export interface Body {
  readonly name: string;
  readonly contact: Named;
  /** As the office's list has it; in one case it is wrong. */
  readonly listed: string;
  readonly habits: Habits;
}

function body(name: string, contact: string, mailbox: string, habits: Habits, listed = mailbox): Body {
  return { name: `${AREA}${name}`, contact: { name: contact, address: at(mailbox) }, listed: at(listed), habits };
}

export const BODIES = {
  education: body('教育局', '周小雨', 'jiaoyu', ZH),
  civil: body('民政局', '吴小晴', 'minzheng', EN_PLAIN),
  finance: body('财政局', '郑小好', 'caizheng', ZH_PLAIN),
  health: body('卫生健康局', '王小安', 'weijian', EN),
  tax: body('税务局', '冯小一', 'shuiwu', ZH, 'suiwu'),
  statistics: body('统计局', '陈小二', 'tongji', EN_PLAIN),
  land: body('自然资源局', '褚小三', 'ziran', ZH),
  town: body('青石镇人民政府', '卫小四', 'qingshi', ZH_PLAIN),
  farming: body('农业农村局', '蒋小五', 'nongye', EN),
  traffic: body('交通运输局', '沈小六', 'jiaotong', ZH_PLAIN),
  water: body('水利局', '韩小七', 'shuili', EN_PLAIN),
  archive: body('文化和旅游局', '杨小八', 'wenlv', EN),
} as const;

export type BodyKey = keyof typeof BODIES;
export const TWELVE: readonly Body[] = Object.values(BODIES);

/** The list as it lies on the office's disk: a title over all columns, headings in other words, groups, a note and a sum. */
export function officeList(bodies: readonly Pick<Body, 'name' | 'contact' | 'listed'>[]): FileToSend {
  const width = 7;
  const line = (text: string) => [text, ...Array.from({ length: width - 1 }, () => '')];
  const rows = bodies.map(({ name, contact, listed }, index) => [
    index + 1,
    name,
    '赵大有',
    contact.name,
    13800000000 + index,
    listed,
    index === 1 ? '新任' : '',
  ]);
  const bytes = workbook({
    name: 'Sheet1',
    rows: [
      line('云溪县政务公开工作联系人名册'),
      line(`制表单位：${OFFICE.name}`),
      ['序号', '单位', '分管领导', '经办人', '手机', '电子邮箱', '备注'],
      ...rows,
      line(''),
      line('注：人员有变动的，请及时告知县政务公开办公室。'),
      ['合计', `${bodies.length} 家`, '', '', '', '', ''],
    ],
    merges: ['A1:G1', 'A2:G2'],
  });
  return { name: '政务公开联系人名册.xlsx', bytes };
}

const NUMERALS = '一二三四五六七八九十';

/** As many agencies as a county has; the first of them are named by the walk. */
export function fiftyBodies(): readonly Pick<Body, 'name' | 'contact' | 'listed'>[] {
  return Array.from({ length: 50 }, (_, index) => {
    const numeral = (NUMERALS[Math.floor(index / 10)] ?? '') + (NUMERALS[index % 10] ?? '');
    const address = at(`body${index + 1}`);
    return {
      name: `${AREA}示例${numeral}${index < 40 ? '局' : '镇人民政府'}`,
      contact: { name: `联络${numeral}`, address },
      listed: address,
    };
  });
}
