/** Mails that did not arrive: why, and what to do. */
import type { DeliveryProblem, OwnCause, Trouble } from '#shared/outbox/delivery.js';
import type { MailName } from '#shared/outbox/message.js';
import { count } from '../count.js';

const problems: Readonly<Record<DeliveryProblem, { readonly why: string; readonly todo: string }>> = {
  'no-such-mailbox': {
    why: '没有这个邮箱，或者邮箱已停用。',
    todo: '请向对方核对邮箱地址，然后改正；改正后系统会给新地址发信。',
  },
  'no-such-domain': {
    why: '邮箱地址 @ 后面的部分不存在，多半是写错了。',
    todo: '请核对邮箱地址，然后改正。',
  },
  'mailbox-full': { why: '对方的邮箱满了。', todo: '请对方清理邮箱，然后在这里重新发送。' },
  refused: {
    why: '对方的邮件系统拒收，可能当作垃圾邮件。',
    todo: '请对方的邮箱管理员把发件地址加入白名单，然后重新发送；或者换一个邮箱。',
  },
  temporary: { why: '对方的邮件系统一直没有收下。', todo: '过几小时重新发送；还不行，请换一个邮箱。' },
  complained: {
    why: '对方（或其邮箱服务商）把我们的邮件标成了垃圾邮件。',
    todo: '请打电话说明这是年报的工作邮件，请对方标为“不是垃圾邮件”。',
  },
  'not-sent': {
    why: '邮件没有发出去，是我们这边的邮件系统的问题。',
    todo: '请联系系统管理员；修好后在这里重新发送。',
  },
  unknown: { why: '对方退回，没有说明清楚原因。', todo: '请核对邮箱地址，或者重新发送一次。' },
};

/** Where the reason is on our side, and known: for the publisher, who cannot mend it, and the administrator, who can. */
const own: Readonly<Record<OwnCause, { readonly why: string; readonly todo: string }>> = {
  'own:unreachable': {
    why: '我们这边的邮件服务器连不上，或者太慢。',
    todo: '请系统管理员检查邮件服务器和网络。',
  },
  'own:unanswered': {
    why: '我们这边的邮件服务器收了这封邮件，两次都没有答复，不知道对方有没有收到。',
    todo: '请向对方确认；没有收到的，请按“重新发送”。经常这样，请系统管理员检查邮件服务器。',
  },
  'own:password': {
    why: '邮件服务器不认本系统的用户名或密码。',
    todo: '请系统管理员更新发信用的密码。',
  },
  'own:tls': {
    why: '和邮件服务器之间没能建立加密连接；本系统不用明文发信。',
    todo: '请系统管理员检查邮件服务器的证书和加密设置。',
  },
  'own:sender': {
    why: '邮件服务器不接受本系统的发件地址。',
    todo: '请系统管理员检查发件地址是否已登记、已验证。',
  },
  'own:not-verified': {
    why: '发信服务还在试用（SES 沙盒），只能发给验证过的邮箱，而这个邮箱或发件邮箱没有验证。',
    todo: '请系统管理员申请转为正式使用；试用期间，先验证这个邮箱。',
  },
  'own:quota': {
    why: '发信太多，到了发信服务的上限（每秒或每天）。',
    todo: '请系统管理员看一看上限够不够；经常这样，要申请提高。',
  },
  'own:paused': {
    why: '发信服务商停止了本系统的发信。',
    todo: '请系统管理员查看服务商的通知，处理后恢复发信。',
  },
  'own:right': {
    why: '本系统没有发给这个邮箱的权限。',
    todo: '请系统管理员检查发信权限；在 SES 沙盒中，可收信的邮箱要写进部署配置。',
  },
  'own:restored': {
    why: '系统从备份恢复时，这封邮件已经排队超过一天，没有再自动发出。',
    todo: '还需要的，请按“重新发送”。手上有事要办的人，已另外收到带新链接的邮件。',
  },
  'own:other': {
    why: '我们这边出了问题，邮件没有发出去。',
    todo: '请系统管理员查看发信功能（send-mail）的日志。',
  },
};

const kinds: Readonly<Record<Trouble['kind'], string>> = {
  failed: '没有送出',
  bounced: '被退回',
  complained: '被标为垃圾邮件',
};

const mails: Readonly<Record<MailName, string>> = {
  'desk-opened': '年报季开始',
  invitation: '邀请报送',
  'contact-replaced': '联系人更换',
  'draft-ready': '识别结果',
  'upload-refused': '文件未能受理',
  receipt: '报送回执',
  'paper-receipt': '纸质代录回执',
  'recording-asked': '请代录纸质报告',
  'recording-told': '纸质报告由他人代录',
  returned: '退回修改',
  approved: '审定通过',
  withdrawn: '已撤回',
  published: '已发布',
  'decision-request': '请审核或审定',
  'decision-overdue': '审核逾期',
  'decider-conflict': '办理人需要更换',
  'release-ended': '发布结果',
  'release-scheduled': '定时发布',
  'take-down-failed': '撤下尚未完成',
  'new-link': '新链接',
  'decision-made': '您的决定',
  'decision-disowned': '决定待核实',
  stopped: '已停止',
  resumed: '重新办理',
  reminder: '提醒',
  'season-progress': '进度',
  'deadline-changed': '截止日期更改',
  'season-closed': '年报季结束',
  'set-up': '开通年报系统',
  'substitute-named': '指定为代替人',
  'publisher-appointed': '指定为发布人',
  'publisher-replaced': '发布人更换',
  'agency-removed': '移出名册',
  reopened: '重新打开，请重新上传',
  'decided-reopened': '审核过的报告重新打开',
  'taken-down': '已发布的报告撤下',
  'put-back': '撤下的报告恢复待发布',
  'rolled-back': '报告随一次发布撤回',
  'rollback-ended': '撤回发布的结果',
  'decided-taken-down': '审核过的报告撤下',
  'decided-put-back': '审核过的报告恢复待发布',
  'correction-asked': '请更正已发布的报告',
  'waiver-ended': '豁免取消',
  'link-handed-out': '链接被取出转交',
  code: '验证码',
  delegation: '委托办理',
  digest: '每日待审核',
};
/** A row may have been kept by a version that knew a mail more. */
const nameOf: ReadonlyMap<string, string> = new Map(Object.entries(mails));
const mailCalled = (name: string): string => nameOf.get(name) ?? '其他邮件';

export const undelivered = {
  title: '没有送达的邮件',
  link: '没有送达的邮件：谁没有收到，怎么办',
  none: '没有发现退回或发不出去的邮件。',
  what: (n: number): string =>
    `以下 ${count(n)} 人的邮件没有送达、还没有发出，或被标为垃圾邮件。请按“怎么办”处理，否则对方可能不知道有事要办。`,
  columns: { person: '谁', mail: '哪些邮件', why: '为什么', todo: '怎么办' },
  mail: (name: string, agency: string | null): string =>
    agency === null ? mailCalled(name) : `${mailCalled(name)}（${agency}）`,
  kinds,
  problems,
  own,
  /** Of a mail that is still being tried. */
  waiting: {
    kind: '还没有发出',
    note: '系统会继续重试，最多三天；发出以后，这一条会自动消失，不用重发。事情急的，请先打电话告诉对方。',
  },
  /** Of a mail that was taken without a word. */
  unsure: '不知是否送达',
  /** Of a mail that was tried for three days. */
  givenUp: '系统试了三天没有发出，已经停止。问题解决以后，请按“重新发送”。',
  diagnostic: '对方邮件系统的原话',
  parts: {
    agency: '单位联系人',
    reviewer: '初审人',
    approver: '审定人',
    publisher: '年报发布人',
    substitute: '发布人的代替人',
    delegate: '受托代办审核的人',
    recorder: '纸质报告代录人',
  },
  /** Where the address is put right. */
  mend: {
    agency: '在这家单位的名册页面改联系人的邮箱',
    reviewer: '在总览打开由此人初审的每家单位，按“修改名册中的这家单位”改正邮箱；以后导入的单位，另在默认的初审人里改',
    approver: '在总览打开由此人审定的每家单位，按“修改名册中的这家单位”改正邮箱；以后导入的单位，另在默认的审定人里改',
    publisher: '在“更换发布人”里改',
    substitute: '在“代替人”里改',
    delegate: '结束这项委托，用正确的邮箱重新委托',
    recorder: '用正确的邮箱重新登记纸质报告',
  },
  resend: '重新发送',
  resendTo: (name: string): string => `重新发送给${name}`,
  resent: (n: number): string =>
    n === 0
      ? '这些邮件已经不能重发（催办提醒等只在当天有效）；对方需要链接时，可以在总览中重新邀请或提醒。'
      : `已重新发送 ${count(n)} 封。两天内没有再退回，就从这里消失。`,
  resentAt: (at: string): string => `已于 ${at} 重新发送。`,
  bounce: {
    title: '收到了退信？交给系统登记',
    hint: '退信有时回到办公邮箱。把退信另存为 .eml 文件上传，或把退信的全部内容（含邮件头）粘贴在下面。只登记我们发出的邮件；外出自动回复不算退信。',
    file: '退信文件（.eml，不超过 1 MB）',
    text: '或粘贴退信原文',
    button: '登记这封退信',
  },
  done: {
    noted: '已登记：这封邮件没有送达，见下表。',
    unknown:
      '没有登记：这封退信说的不是我们发出的邮件，或者收件人对不上。请上传退信的原文件（.eml），不要转发后再另存。',
    'no-bounce': '没有登记：这不是退信，或者文件读不出来。请上传退信的原文件（.eml）。',
    'auto-reply': '没有登记：这是自动回复（例如外出），邮件已经送达。',
    nothing: '请先选择退信文件，或粘贴退信原文。',
  },
};
