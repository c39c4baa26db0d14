/** What kind an agency is, by its name: a guess that the page shows and lets correct. */
import type { AgencyKind } from '#shared/ids/agency-kind.js';

/** Organs that answer to the state above and not to the area. */
const VERTICAL =
  /税务(?:局|分局|所)|气象局|海关|烟草|海事|边检|出入境边防|国家统计局|调查队|地震(?:局|台)|邮政管理|金融监(?:督|管)|外汇管理|人民银行|消防救援|无线电管理|通信管理局|供电(?:公司|局)|银保监|证监|国家安全局|能源监管|煤矿安全监察|矿山安全监察|铁路监督|民航/u;
const TOWNSHIP = /(?:镇|乡|街道|苏木|民族乡)(?:人民政府|政府|办事处|办|党工委)?$|街道办(?:事处)?$/u;
const GOVERNMENT = /(?:省|市|县|区|旗|州|盟)(?:人民)?政府(?:办公室|办公厅)?$/u;
const OFFICE = /政府(?:办公室|办公厅)$/u;

const PLACE = /(?:省|市|县|区|旗|州|盟|镇|乡|街道)$/u;
const AGENCY =
  /(?:局|委员会|委|办公室|办公厅|办|厅|部|院|中心|政府|街道|乡|镇|苏木|处|站|所|队|大队|支队|总队|社|会|馆|台|集团|公司|学校|医院|银行|海关|管委会|园区|开发区|法院|检察院|团委|联合会|总工会)(?:[（(].{1,20}[）)])?$/u;

/** Whether a text is what an agency is called. */
export function isAgencyName(text: string): boolean {
  const plain = text.replace(/[\s\u3000]/gu, '');
  return plain.length >= 3 && plain.length <= 60 && AGENCY.test(plain) && !/[@，。；：:]/u.test(plain);
}

/** @param areaName 云溪县: its own government is a government, its townships are not */
export function guessKind(name: string, areaName: string): AgencyKind {
  const plain = name.replace(/[\s\u3000]/gu, '');
  if (VERTICAL.test(plain)) return 'vertical';
  if (TOWNSHIP.test(plain) && !OFFICE.test(plain)) return 'township';
  // The office of a government works for it, and reports as a department does.
  if (OFFICE.test(plain)) return 'department';
  if (GOVERNMENT.test(plain)) return 'government';
  return plain === areaName.replace(/[（(].*$/u, '') && PLACE.test(plain) ? 'government' : 'department';
}
