/** Pages that say one thing: links, addresses and requests that do not lead anywhere, and short confirmations. */
import type { Reason } from '../reason.js';

const FROM_MAIL = '请从邮件中的链接重新进入；请复制完整的链接地址。';
const ASK_PUBLISHER = '如果一直如此，请联系年报发布人。';

const pages = {
  'link-unknown': {
    title: '链接不正确',
    what: '没有找到这个链接对应的授权。',
    why: '链接可能没有复制完整，或已被更新的链接取代。',
    todo: ['请使用最近一封邮件中的链接，并复制完整地址。', '找不到邮件时，请联系年报发布人重新发送。'],
  },
  'link-expired': {
    title: '链接已过期',
    what: '这个链接的有效期已过。',
    why: '为保护数据，每个链接只在一段时间内有效。您已办理的内容没有丢失。',
    todo: ['点击下面的按钮，新链接会发到名册登记的您的邮箱。'],
  },
  'link-used': {
    title: '这件事已经办完',
    what: '这个链接对应的决定已经作出，链接不再使用。',
    why: '一个审核链接只用于一次决定。',
    todo: ['无需再做什么。如需查看结果，可点击下面的按钮，我们会发送新的查看链接。'],
  },
  'link-revoked': {
    title: '链接已被收回',
    what: '这个链接已由发布人收回，或经办人已经更换。',
    why: '名册变动后，旧的链接不再有效。',
    todo: ['如果仍由您办理，请联系年报发布人。'],
  },
  'link-sent': {
    title: '新链接已发送',
    what: '如果授权仍然有效，几分钟内您会收到一封带有新链接的邮件。',
    why: '邮件只发到名册登记的邮箱，不会发到别处。',
    todo: [
      '请查看收件箱和垃圾邮件箱；几分钟内再次点击不会重复发送。',
      '十分钟后仍未收到，请联系年报发布人核对邮箱地址。',
    ],
  },
  'no-session': {
    title: '请从邮件中的链接进入',
    what: '这个浏览器还没有打开过邮件中的链接，或登录状态已结束。',
    why: '系统没有账号和密码，凭邮件中的链接确认您是谁。',
    todo: [FROM_MAIL, '也可以点击下面的按钮，让我们再发一封。'],
  },
  'foreign-link': {
    title: '这个链接不能用于这一页',
    what: '您的链接是为另一个单位、另一份报告或另一项工作发出的。',
    why: '每个链接只能办理邮件中写明的那一件事。',
    todo: [FROM_MAIL],
  },
  'unknown-path': {
    title: '没有这个页面',
    what: '您打开的地址不存在。',
    why: '地址可能输入有误，或没有复制完整。',
    todo: [FROM_MAIL],
  },
  'not-found': {
    title: '没有找到',
    what: '没有找到您要看的内容。',
    why: '它可能不属于您的链接，或地址不完整。',
    todo: [FROM_MAIL],
  },
  'wrong-method': {
    title: '不能这样打开',
    what: '这个地址只接受页面上的按钮提交，不能直接打开。',
    why: '直接打开链接不会改变任何内容，这是有意的保护。',
    todo: ['请返回上一页，使用页面上的按钮。'],
  },
  'bad-form': {
    title: '提交的内容不完整',
    what: '收到的表单缺少必要的内容，没有执行。',
    why: '页面可能没有完全加载，或停留时间过长。',
    todo: ['请返回并刷新页面，再提交一次。', ASK_PUBLISHER],
  },
  'foreign-origin': {
    title: '提交的来源不对',
    what: '这次提交不是从本系统的页面发出的，没有执行。',
    why: '为防止别的网站冒用您的身份，只接受本系统页面的提交。',
    todo: [FROM_MAIL],
  },
  'body-too-large': {
    title: '提交的内容太多',
    what: '一次提交的文字或文件超过了上限，没有执行。',
    why: '名册一次最多粘贴几千行，说明文字每条不超过 1,000 字，填好的表格不超过 4 MB。',
    todo: ['请分几次提交，或缩短文字；表格里如果贴了图片，请删去图片再上传。'],
  },
  'season-closed': {
    title: '年报季已结束',
    what: '本年度的收集已经结束，不能再上传或报送。',
    why: '结束后的数据不再变动。',
    todo: ['如确有需要，请联系年报发布人。'],
  },
  busy: {
    title: '系统正忙',
    what: '这次操作没有完成，但已有的内容没有丢失。',
    why: '同一时刻办理的人较多。',
    todo: ['请等几秒钟再试一次；重复点击不会重复办理。'],
  },
  'newer-format': {
    title: '数据由更新的版本写成',
    what: '这一页要用的数据由系统更新的版本保存，现在运行的版本读不懂，所以没有打开，也没有改动。',
    why: '系统的程序可能正在升级，或退回了较早的版本。数据完好，您已办理的内容没有丢失。',
    todo: ['请过十分钟再打开。', '一小时后仍是这样，请联系年报发布人，并请系统维护人员部署不低于原来的版本。'],
  },
  failed: {
    title: '系统出了故障',
    what: '这次操作没有完成。您已办理的内容没有丢失。',
    why: '故障已自动记录，不是您的操作有误。',
    todo: ['请过几分钟再试。', ASK_PUBLISHER],
  },
} satisfies Record<string, Reason>;

export type MessageId = keyof typeof pages;

export const messages = {
  pages: pages as Readonly<Record<MessageId, Reason>>,
  sendNewLink: '给我发送新链接',
  sendNewLinkHint: '新链接只发到名册登记的邮箱。',
  whyHeading: '为什么',
  todoHeading: '您可以这样做',
  entry: {
    title: '政府信息公开工作年度报告报送',
    what: '本系统用于收集、校核、审核和发布各单位的政府信息公开工作年度报告。',
    how: '办理报送、审核或发布，请打开邮件中发给您的链接。系统没有账号和密码。',
    lost: '没有收到邮件或链接已失效，请联系本级政府信息公开工作主管部门。',
    publicSite: '查看已发布的年度报告',
  },
};
