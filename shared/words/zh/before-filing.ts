/** The agency's last look before it files, and the ways to mend something without another upload. */
export const beforeFiling = {
  title: '报送前核对',
  lead: '下面是这次要报送的主要内容。都对的话，在后面填写负责人、勾选声明，按“报送”即可。',
  allTables: '看三张表和正文的全部内容',
  rows: {
    file: '文件',
    deadline: '截止日期',
    since: '与上一次上传相比',
    by: '经办人',
    next: '报送后由谁审核',
    sections: '六个部分',
    said: '已作的说明',
    waived: '发布人已豁免',
    notes: '仅作提示',
    attested: '您填写或确认的数字',
    answers: '退回意见的答复',
  },
  file: (name: string, submission: string): string => `${name}（${submission}）`,
  typed: '在线填写',
  deadline: (day: string, left: string): string => `${day}，${left}`,
  next: (reviewer: string, approver: string): string => `${reviewer}初审，${approver}审定`,
  allSections: '六个部分都有',
  sectionsMissing: (sections: string): string => `没有找到：${sections}`,
  noneSaid: '没有需要说明的地方',
  notes: (n: number): string => `${n} 处，不影响报送`,
  attested: (keyed: number, confirmed: number): string =>
    [keyed > 0 ? `填写 ${keyed} 格` : '', confirmed > 0 ? `确认 ${confirmed} 格` : '']
      .filter((part) => part !== '')
      .join('，'),
  answers: (n: number): string => `${n} 条都已答复`,
  unchanged: '没有变化',
  changed: (cells: number, texts: number): string => `${cells} 个数字、${texts} 处文字有变化`,
  change: '改正',
  otherFile: '换一份文件',
  look: '查看',
  figures: {
    caption: '主要数字',
    figure: '项目',
    now: (year: number): string => `${year} 年`,
    before: (year: number): string => `${year} 年（上年）`,
    change: '改正',
    changeOrLook: '改正或查看',
    /** For who listens: which number the link is about. */
    changeOf: (figure: string): string => `改正：${figure}`,
    lookOf: (figure: string): string => `查看：${figure}`,
  },
  howToChange: '数字与原文件不符、或者原文件错了：改正原文件后重新上传。',
  howToChangeTyped: '要改数字或文字：在在线表单里改正后再次送出。',
  here: {
    keyed: '其中有您在本页填写的数字。填错了，在这里改正即可，不用重新上传：',
    typed: '这份报告是在线填写的，在表单里改正即可，不用重新上传：',
    go: (cell: string): string => `在这里改正：${cell}`,
    /** Beside the box of a number that a rule finds wrong. */
    wrong: '校核认为这里可能填错了：',
  },
  draftNow: {
    keyed: (n: number): string =>
      `文件已识别，有 ${n} 处需修改，其中有您在本页填写的数字。请先核对您填写的数字，在本页改正后保存。`,
    typed: (n: number): string => `在线填写的报告有 ${n} 处需修改。请在表单里改正，再次送出。`,
    go: '去改正',
  },
  /** Beside the tables, for whoever reviews. */
  beside: {
    title: (n: number): string => `表中的校核发现 ${n}`,
    all: '看全部说明',
  },
  /** The cause that the workbook and the form name beside a finding. */
  cause: (text: string): string => `可能的原因：${text}`,
};
