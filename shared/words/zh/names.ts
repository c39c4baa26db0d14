/** What states, roles, kinds and stages are called on screen and in mails. */
import { touchOf, type Deciding, type FourEyesConflict, type TouchKind } from '#shared/filing/four-eyes.js';
import type { Stage } from '#shared/filing/model.js';
import type { SubmissionState } from '#shared/filing/states.js';
import type { Severity } from '#shared/report/finding.js';
import type { DocumentFormat } from '#shared/report/record.js';
import type { AgencyKind } from '#shared/ids/agency-kind.js';
import type { Season } from '#shared/season/model.js';

const states: Readonly<Record<SubmissionState, string>> = {
  received: '正在识别',
  refused: '未能受理',
  draft: '草稿，待报送',
  superseded: '已被后来的上传取代',
  expired: '年报季结束，未报送',
  'in-review': '初审中',
  'in-approval': '审定中',
  returned: '已退回修改',
  withdrawn: '单位已撤回',
  approved: '审定通过，待发布',
  stopped: '已停止，决定待核实',
  reopened: '已重新打开',
  released: '已发布',
  corrected: '已被更正版取代',
  'taken-down': '已撤下',
};

const kinds: Readonly<Record<AgencyKind, string>> = {
  department: '部门',
  township: '乡镇（街道）',
  government: '政府',
  vertical: '垂直管理单位',
};

const seasons: Readonly<Record<Season['state'], string>> = {
  open: '进行中',
  late: '已过截止日期，仍可报送',
  closed: '已结束',
  archived: '已归档',
};

const severities: Readonly<Record<Severity, string>> = { block: '需修改', explain: '需说明', note: '提示' };

const stages: Readonly<Record<Stage, string>> = { review: '初审', approval: '审定' };

const roles = {
  agency: '单位联系人',
  reviewer: '初审人',
  approver: '审定人',
  publisher: '年报发布人',
  recorder: '纸质报告代录人',
  desk: '全部事项',
  substitute: '发布人的代替人',
  founder: '凭开通链接',
} as const;

/** Of two who must be two people, as deeds name them: `reviewer/publisher`. */
function pair(names: string): string {
  const called = (name: string) => (name === 'contact' ? roles.agency : roles[name as keyof typeof roles]);
  return names.split('/').map(called).join('和');
}

const formats: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'PDF 文件',
  docx: 'Word 文档',
  html: '网页文件',
  xlsx: 'Excel 工作簿',
  text: '文本文件',
  json: 'JSON 数据',
  mht: '网页归档文件',
  csv: 'CSV 表格',
  odt: 'ODF 文本文档',
  ods: 'ODF 电子表格',
};

/** What somebody did to a report, after their name; `four-eyes.ts` says what it bars from. */
const touches: Readonly<Record<TouchKind, string>> = {
  uploaded: '上传了文件',
  keyed: '补填了数字',
  confirmed: '确认了数字',
  explained: '填写了说明',
  imported: '用表格交回了填写内容',
  waived: '豁免了校核发现',
  stated: '签署了报送声明',
  filed: '报送了这份报告',
  reviewed: '作出了初审决定',
  approved: '作出了审定决定',
};

const decidings: Readonly<Record<Deciding, string>> = { review: '初审', approval: '审定', release: '发布' };

/** The kinds of document that can be read, as every page and mail names them. */
export const FORMATS_READ = 'PDF、Word（.docx）、Excel（.xlsx）、ODF（.odt、.ods）、网页（含 .mht）、CSV、文本';

/** A browser without script does not say what the file is called. */
const unnamedFile = { own: '您上传的文件', theirs: '单位上传的文件' } as const;

export const names = {
  product: '年报',
  states,
  kinds,
  seasons,
  severities,
  stages,
  touches,
  decidings,
  /** What stands against somebody's deciding: what they did. */
  conflict: (reason: FourEyesConflict): string => touches[touchOf(reason)],
  roles,
  pair,
  formats,
  formatsRead: FORMATS_READ,
  unnamedFile,
  /** An uploaded file, to the one who uploaded it. */
  file: (fileName: string): string => (fileName === '' ? unnamedFile.own : `“${fileName}”`),
  /** The same to everybody else. */
  fileOfAgency: (fileName: string): string => (fileName === '' ? unnamedFile.theirs : `“${fileName}”`),
  filingTitle: (agency: string, year: number): string => `${agency} ${year} 年度报告`,
  /** Somebody who stood in, and for whom. */
  inPlaceOf: (name: string, absent: string): string => `${name}，代${absent}办理`,
  submissionNumber: (n: number): string => `第 ${n} 次上传`,
};
