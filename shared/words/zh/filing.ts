/** The agency's pages: upload, result, filing, receipt. */
import type { SubmissionState } from '#shared/filing/states.js';
import { dates, fileSize } from './dates.js';
import { onlineForm } from './form.js';
import { FORMATS_READ } from './names.js';

/** Whoever typed the report on the page has no document of their own to correct. */
const TYPED = `在线填写的，请在“${onlineForm.entry.title}”里修改后再次送出。`;

const whatNow: Readonly<Record<SubmissionState, string>> = {
  received: '文件已收到，正在识别三张表，通常只需几秒钟；扫描件要几分钟，可以先离开，识别完会发邮件告诉您。',
  refused: '上次上传的文件未能受理，原因和办法见下。',
  draft: '文件已识别。请核对下面列出的事项，办完后报送。',
  superseded: '这份文件已被后来的上传取代。',
  expired: '年报季已结束，这份草稿没有报送。',
  'in-review': '已报送，正在等待初审。您现在无需做什么。',
  'in-approval': '初审已通过，正在等待审定。您现在无需做什么。',
  returned: `报告被退回。请按退回意见修改原文件后重新上传；${TYPED}然后重新报送。`,
  withdrawn: `您已撤回报送。修改后可以重新上传；${TYPED}`,
  approved: '审定已通过，等待统一发布。您现在无需做什么。',
  stopped: '已停止办理：一项审核决定正在核实是否本人作出。不是您的报告有问题，您现在无需做什么。',
  reopened: '报告已由发布人重新打开，请修改后重新上传。',
  released: '报告已向社会发布。',
  corrected: '报告的更正版已发布。',
  'taken-down': '报告已由发布人撤下，不再公开。',
};

const whatNext: Readonly<Record<SubmissionState, string>> = {
  received: '识别完成后，本页会列出读到的数字和需要核对的地方，同时会发邮件通知您。',
  refused: '重新上传后，一般一两分钟内，本页会显示新的结果，也会发邮件告诉您。报送之前可以反复上传。',
  draft:
    '办完本页列出的事项才能报送；报送后由初审人、审定人依次审核。报送回执、退回意见、审定通过和公开发布都会发邮件告诉您；初审通过不另发邮件，可在本页查看。报送之前可以反复上传。',
  superseded: '请继续办理最新上传的那一份。',
  expired: '如需补报，请联系年报发布人。',
  'in-review': '初审通过后转审定；若被退回，会发邮件说明哪里要改。作出决定之前，您可以撤回。',
  'in-approval': '审定通过后等待发布；若被退回，会发邮件说明哪里要改。作出决定之前，您可以撤回。',
  returned: '重新报送后再次审核，审核人会看到您改了哪些数字。',
  withdrawn: '重新上传并报送后，审核重新开始。',
  approved: '发布后会发邮件告诉您公开的地址。',
  stopped: '核实后重新办理，届时会发邮件告诉您；如果需要修改，您也可以重新上传。',
  reopened: '重新报送后再次审核。',
  released: '公开的页面可长期查看。发现错误请联系年报发布人更正。',
  corrected: '各个版本都保留在公开页面上。',
  'taken-down':
    '需要更正的，请改好后重新上传并报送，从初审重新开始。不需要更正的，您无需做什么；如有疑问请联系年报发布人。',
};

export const filing = {
  /** Before the first upload. */
  nothingYet: '还没有收到文件。请上传年度报告。',
  nothingNext: [
    '识别三张表共 200 个数字，只需几秒钟',
    '列出需要核对、修改或说明的地方',
    '您确认后报送；报送之前可以反复上传',
  ],
  deadline: (day: string, left: string): string => `截止日期 ${day}，${left}`,
  /** Where nothing is asked for by that day any more. */
  deadlineWas: (day: string): string => `截止日期 ${day}`,
  /** Public, and a corrected version is asked for. */
  correcting: {
    now: `发布人请您更正已发布的报告，原因见下。请修改后上传更正后的文件，再报送；${TYPED}`,
    next: '报送后同样经过初审、审定和发布。更正版发布之前，现在公开的版本不变；发布时公开页面会注明更正的原因。',
    go: '去上传更正后的文件',
  },
  /** In a season that was opened again. */
  expiredNow: '年报季已重新开放。结束时您的草稿已失效，请重新上传文件，然后报送。',
  expiredNext: '重新上传后，一般一两分钟内，本页会显示识别结果；您确认后报送。',
  /** Of what went with its release, while a decision on it was disowned. */
  disownedNow: '这一版报告已随那次发布撤回，不再公开。请重新上传并报送，原因见下。',
  disownedNext: '重新报送后从初审重新开始，审定、发布后公开为新的版本。',
  statusHeading: '现在的情况',
  whatNow,
  /** What the clerk does next with a draft, by what is still open. */
  draftNow: {
    /** Several findings that one slip explains are listed as one item. */
    mend: (n: number, items: number): string =>
      `文件已识别，有 ${n} 处需修改${items < n ? `（合为 ${items} 项列在下面）` : ''}。请改正原文件，然后重新上传；${TYPED}`,
    complete: '文件已识别。请办理下面列出的事项，保存后报送。',
    ready: '文件已识别，没有待办的事项。请核对下面列出的主要内容，然后报送。',
  },
  draftGo: { see: '看哪里要改', mend: '去重新上传', complete: '去办理', ready: '去报送' },
  whatNext,
  awaiting: '文件已送达，正在登记和识别，通常只需几秒钟；扫描件要几分钟，可以先离开，识别完会发邮件告诉您。',
  /** While the virus check has not answered: nothing is opened before. */
  scanning: {
    tag: '正在做病毒检查',
    now: '文件已收到，正在做病毒检查，通常一两分钟；通过后自动识别。可以先离开，有结果会发邮件告诉您。',
    until: (time: string): string =>
      `检查通过之前，系统不会打开文件。如果到 ${time} 还没有结果，系统会停止等待，并发邮件请您重新上传。`,
    /** Of a check that takes longer than it should. */
    slow: '检查比平时慢；着急的，现在就可以重新上传一次，新的文件会另做检查。',
  },
  look: '查看识别结果',
  lookHint: '页面会自动更新；如果没有，请点击“查看识别结果”。',
  steps: { upload: '上传', file: '报送', review: '初审', approval: '审定', release: '发布' },
  stepDone: '已完成',
  stepCurrent: '进行中',
  stepStopped: '已停止，决定待核实',
  stepAhead: '未开始',
  counts: {
    read: '已识别',
    block: '需修改',
    explain: '需说明',
    unread: '未识别',
    confirm: '需确认',
  },
  returnedBy: (stage: string, name: string, at: string): string => `${stage}退回意见（${name}，${at}）`,
  returnStands: (submission: string): string => `这是对${submission}的退回意见，在您重新报送之前一直显示在这里。`,
  passedBy: (stage: string, name: string, at: string): string => `${stage}通过（${name}，${at}）`,
  /** Of a decision that its decider disowns, or that was made after such a one. */
  inDoubt: '待核实，不算数',
  annulled: '已不算数',
  comment: '意见',
  noComment: '没有附意见。',
  /** `file` as `names.file` tells it. */
  refusedHeading: (file: string): string => `${file}未能受理`,
  todoHeading: '怎么办',
  record: {
    unreadTitle: (unread: number, keyed: number): string =>
      [unread > 0 ? `未能识别，请填写 ${unread}` : '', keyed > 0 ? `已填写，可以更改 ${keyed}` : '']
        .filter((part) => part !== '')
        .join('；'),
    noNumber: (cell: string, text: string): string => `${cell}：“${text}”不是数字。`,
    unreadHint: '请对照原文件，照印填写。原文件上没有的数字，请先改原文件再上传。',
    unreadInTables: (count: number): string =>
      `共有 ${count} 格未能识别。请在下面的表格中，对照原文件逐格填写，然后按表格后面的“保存填写和说明”。`,
    candidates: (values: string): string => `两种读法不一致：${values}`,
    seen: (values: string): string => `读到的是：${values}`,
    confirmTitle: '需确认',
    confirmHint:
      '这些数字已读出，但原文件的排版使系统不能完全确定。请对照原文件，一致的请勾选；不一致的请改原文件后重新上传。',
    confirmLater: '请先办理上面的“需修改”：重新上传后，要确认的数字会按新文件重新列出。',
    confirmLabel: (cell: string, value: string): string => `${cell}：读出 ${value}，与原文件一致`,
    confirmTable: (table: string, count: number): string => `${table}的 ${count} 格：下列读出的数字，逐格与原文件一致`,
    listCells: (count: number): string => `列出这 ${count} 格（数字也在下面的表里）`,
    readAs: (cell: string, value: string): string => `${cell}：${value}`,
    reasonLabel: '选用现成的说明',
    noReason: '不选用，自己写',
    explainLabel: '说明',
    explainHint: '请写具体原因，例如：“1 件申请在年底撤回，未再结转。”不超过 1,000 字。说明将随年报公开。',
    addHint: '选了现成的说明，这里可以不写，也可以补充。自己写的，请写具体原因，不超过 1,000 字。说明将随年报公开。',
    carried: (submission: string): string =>
      `这是您在${submission}时写的说明，同样的问题还在，已自动沿用。如果不再适用，请修改后保存。`,
    otherNumbers: '以下是您针对原来的数字写的说明。数字已有变化，这里要重新说明：请核对、修改后保存。',
    save: '保存填写和说明',
    saveNext: '保存后系统会重新校核，页面显示最新结果。可以先填一部分、保存后离开，以后从邮件里的链接回来接着填。',
    unsaved: '您有填写的内容还没有保存，请先按“保存填写和说明”或者“保存答复”。',
  },
  declare: {
    title: '报送',
    intro: '由本单位负责人具名声明，姓名和职务将随年报公开。',
    officer: '负责人姓名',
    position: '职务',
    agree: '以上数据与本单位正式文本一致',
    button: '报送',
    notReady: '现在还不能报送，因为：',
    block: (n: number): string => `有 ${n} 处需修改`,
    unread: (n: number): string => `有 ${n} 格未能识别，尚未填写`,
    unconfirmed: (n: number): string => `有 ${n} 格尚未确认`,
    unexplained: (n: number): string => `有 ${n} 处尚未说明`,
    unanswered: (n: number): string => `有 ${n} 条退回意见尚未答复`,
    next: '报送后转初审，同时发给您回执。作出审核决定之前可以撤回。',
  },
  withdraw: {
    title: '撤回报送',
    hint: '如果发现还要修改，可以在审核决定作出之前撤回。撤回后审核停止，您可以重新上传。',
    button: '撤回报送',
  },
  receipt: {
    title: '报送回执',
    number: '报送编号',
    at: '报送时间',
    by: '声明人',
    file: '文件',
    digest: '文件摘要（SHA-256）',
    content: '内容摘要（SHA-256）',
    head: '报送时的办理记录校验值（SHA-256）',
    hint: '请保存或打印本页。摘要可用来证明报送的正是这份文件、这些内容；报送编号可以公开核验。',
    download: '下载电子回执（receipt.json）',
    beforeSeals: '这份报告报送时还没有启用签封，因此没有电子回执，报送编号也不能公开核验；内容仍按当时的内容摘要核对。',
  },
  published: '已公开发布',
  publishedLink: '查看公开页面',
  uploads: {
    title: '历次上传',
    number: '次数',
    file: '文件',
    at: '时间',
    state: '状态',
    size: '大小',
  },
};

export const upload = {
  title: '上传年度报告',
  again: '重新上传',
  sameFile: {
    summary: '不修改、仍报送同一文件',
    label: '为什么仍报送同一文件',
    hint: '文件没有改动时必须填写，不超过 500 字，审核人会看到；上传修改过的文件不用填。',
    given: '仍报送同一文件的理由',
  },
  againHint: '上传修改后的文件后，以新的文件为准；旧文件仍留存备查。',
  limits: (maxBytes: number): string => `可以上传：${FORMATS_READ}。不超过 ${fileSize(maxBytes)}。`,
  button: '选择文件并上传',
  chooseLabel: '选择文件',
  dropHint: '把文件拖到这里，或按下面的按钮选择文件',
  cancel: '取消上传',
  sendAgain: '再传一次这个文件',
  what: '会发生什么',
  form: {
    title: '选择文件并上传',
    fileLabel: '年度报告文件',
    button: '上传',
    validUntil: (instant: string): string => `本页的上传表单在 ${dates.time(instant)} 之前有效。`,
    after: '上传在新标签页中进行。完成后，新标签页会显示识别结果；若显示英文错误，请回到本页按“重新开始”。',
    broken:
      '网络断了、没有出现新标签页的：文件没有完整送达就不算上传，没有任何改动。网络恢复后回到本页再按“上传”；本页过期了的，按“重新开始”。不确定送到没有的，先按“返回报送页面”看“历次上传”。',
    restart: '重新开始',
    lastYear: {
      title: (year: number): string => `导入 ${year} 年度报告`,
      why: '只用来与今年的数据核对：文件不会公开，也不算单位的报送；核对中用到的数字会写进校核发现，单位作了说明的，随说明公开。2019 年、2020 年的旧表式也可以。',
      after: '上传在新标签页中进行。完成后几秒钟，报告详情页会显示导入结果。',
      back: '返回报告详情',
    },
    back: '返回报送页面',
  },
  script: {
    preparing: '正在准备上传…',
    progress: '已上传',
    done: '文件已送达，正在识别…',
    cancelled: '已取消上传，没有任何改动。',
    tooLarge: '文件超过了允许的大小，没有上传。请压缩图片后重新导出。',
    empty: '文件是空的（0 字节），没有上传。请保存后重新选择。',
    retrying: '网络中断了，正在自动重试；连上网络后会接着上传，不用重新选择文件。',
    network: '上传中断，文件没有送达，没有任何改动。请检查网络，再按“再传一次这个文件”，不用重新选择。',
    expired: '上传表单已过期，请重新选择文件。',
    refused: '文件存储没有接受这个文件，请重新选择文件再试。',
    slow: '识别时间比平时长。文件已收到，不必重新上传；结果出来后会发邮件通知您。',
  },
};
