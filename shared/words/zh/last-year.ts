/** Last year's reports of all agencies, sent at once: what each file says, whose it is, and what was taken over. */
import { count } from '../count.js';

export const lastYear = {
  title: (year: number): string => `导入各单位 ${year} 年度报告`,
  link: (year: number): string => `一次导入各单位 ${year} 年度报告`,
  lead: '只用来与今年的数据核对，并在填报页面上显示去年的数字：文件不会公开，也不算单位的报送。系统按文件里写的单位名称（含简称、曾用名）和年度来认，不看文件名；您确认之前什么都不保存。',
  send: '上传压缩包或文件',
  sendMore: '再上传一个压缩包或文件',
  sendHint:
    '把所有单位的报告放进一个 zip 压缩包一次上传；也可以一份一份上传。PDF、Word、Excel、网页都可以，2019 年、2020 年的旧表式也可以；扫描件（图片）不识别。',
  fileLabel: 'zip 压缩包，或者一份年度报告',
  fileHint: (size: string): string =>
    `压缩包不超过 ${size}，最多 1,000 份，每份不超过 20 MB；不要设密码，不要在压缩包里再放压缩包（rar、7z 请改存为 zip）。`,
  afterSending: '上传完成后回到导入页面，逐份显示识别结果；一百份通常几分钟，可以先离开。',
  reading: (n: number, all: number): string => `正在识别：还有 ${count(n)} 份（共 ${count(all)} 份）`,
  readingHint: '页面会自动更新；如果没有，请点击“查看进展”。可以先离开，回来时接着显示。',
  look: '查看进展',
  slow: '识别时间比平时长，可以先离开。超过一小时还没有识别完的，请单独再上传那一份。',
  files: (n: number): string => `收到的文件（${count(n)} 份）`,
  filesHint: '请逐份核对“归哪家单位”，可以改；不要的选“不导入”。没有认出单位的、同一家有几份的，请您来选。',
  columns: {
    file: '文件',
    says: '文件上写的',
    agency: '归哪家单位',
    numbers: '数字',
    notes: '要注意的',
  },
  alone: '单独上传的文件',
  says: (agency: string | null, year: number | null): string =>
    `${agency ?? '没有写明单位'}，${year === null ? '没有写明年度' : `${year} 年度`}`,
  numbers: (read: number, unread: number): string => `读出 ${read}${unread > 0 ? `，未能识别 ${unread}` : ''}`,
  findings: (block: number, explain: number): string =>
    [block > 0 ? `合计等不符 ${block} 处` : '', explain > 0 ? `可疑 ${explain} 处` : '']
      .filter((part) => part !== '')
      .join('，'),
  whose: (file: string): string => `“${file}”归哪家单位`,
  nobody: '不导入',
  states: {
    unpacking: () => '正在打开',
    waiting: () => '等待识别',
    read: () => '',
    refused: () => '不能导入',
    chosen: (agency: string) => `等待保存：${agency}`,
    taken: (agency: string) => `已导入：${agency}`,
  } as Readonly<Record<'unpacking' | 'waiting' | 'read' | 'refused' | 'chosen' | 'taken', (agency: string) => string>>,
  doubts: {
    'other-year': (year: number) => `这不是 ${year} 年度的报告，不能导入。`,
    'other-form': (year: number) =>
      `表式与 ${year} 年度规定的不同（2019、2020 年度用试行表式，2021 年度起用新表式），不能导入。`,
    'same-file': () => '与另一份文件完全相同，通常不用再导入。',
    'no-name': () => '文件里没有写明单位，请选择是哪一家的。',
    nobody: () => '名册里没有这个名称，或者不止一家。请选择；是简称或曾用名的，也可以先加进名册。',
    several: () => '还有一份文件写的也是这家单位，请选定一份。',
    'no-year': (year: number) => `文件里没有写明年度，请核对是不是 ${year} 年度。`,
  } as Readonly<
    Record<
      'other-year' | 'other-form' | 'same-file' | 'no-name' | 'nobody' | 'several' | 'no-year',
      (year: number) => string
    >
  >,
  mustStateYear: '文件里没有写明年度，不能作为历史年报公开。',
  save: '导入所选的报告',
  goOn: (n: number): string => `继续导入剩下的 ${count(n)} 份`,
  saved: (n: number, left: number): string =>
    `已导入 ${count(n)} 份；单位的草稿已按去年的数据重新校核。${left > 0 ? `还有 ${count(left)} 份没有保存完，请按列表下面的按钮继续。` : ''}`,
  problem: '没有全部导入',
  problemDiscarding: '没有全部清空',
  twice: (agencies: string): string => `同一家单位选了不止一份文件：${agencies}。请每家只选一份，其余选“不导入”。`,
  faults: {
    'nothing-chosen': '还没有选择要导入的文件。请在“归哪家单位”里选择。',
    busy: '系统正忙，有些还没有导入。已导入的不会重复，请等几秒钟再按一次。',
    'busy-discarding': '有文件正在识别，列表还没有清空。请等几秒钟，再点击“清空这张列表”。',
    'season-closed': '年报季已归档，不能再导入。',
    'link-ended': '您的链接已失效，这次没有导入。请从最新的邮件重新进入。',
  },
  discard: '清空这张列表',
  discardHint: '只清除还没有导入的文件；已经导入的不受影响。',
};
