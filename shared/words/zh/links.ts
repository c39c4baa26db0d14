/** An agency's link: sent again by mail, copied once to hand over, or printed as a code. */
import { count } from '../count.js';

export const links = {
  title: '单位的链接',
  hint: '链接丢失、邮件收不到时使用。每个新链接都会使此前的链接失效。',
  resend: '用邮件重发链接…',
  take: '取出链接，自己转交',
  takeHint: '链接只显示一次，请通过可靠的方式直接交给联系人。取出的人和时间会留下记录，联系人会收到邮件。',
  takenTitle: (agency: string): string => `${agency}的链接`,
  takenWhat: (contact: string): string =>
    `请现在复制，直接交给联系人${contact}。离开这一页后不再显示；再取就是另一个链接。`,
  takenFor: '这个链接以联系人的身份办理，请勿自己使用，也不要转给其他人。',
  label: '链接',
  copy: '复制',
  copied: '已复制',
  validUntil: (day: string): string => `有效期至${day}`,
  back: '返回报告详情',
  resendTitle: '重发链接前预览',
  resendWhat: (n: number): string =>
    `将向以下 ${count(n)} 家单位的联系人各发一封邮件，邮件中有新的链接；此前的链接在新邮件发出后失效。`,
  resendButton: (n: number): string => `发出 ${count(n)} 封邮件`,
  resent: (n: number): string => `正在向 ${count(n)} 家单位重发链接。`,
  sheetTitle: '打印二维码前预览',
  sheetWhat: (n: number): string =>
    `将为以下 ${count(n)} 家单位各打印一页，页上有联系人专用的二维码。打开下一页后，这些单位此前的链接全部失效；取出的人和时间会留下记录，联系人会收到邮件。`,
  sheetButton: (n: number): string => `取出 ${count(n)} 个链接并显示打印页`,
  sheetMany: (max: number): string => `一次最多打印 ${count(max)} 家，其余请再选一次。`,
  sheetPage: '二维码打印页',
  sheetPrint: '请用浏览器的打印功能打印，每家单位一页。离开这一页后不再显示。',
  sheetScan: '请用手机扫描二维码，办理年度报告：',
  sheetTo: (name: string): string => `交给：${name}（单位联系人）`,
  sheetDeadline: (day: string): string => `截止日期：${day}`,
  sheetSecret: '二维码是本单位专用的办理链接，请勿拍照转发。',
  sheetAsk: (name: string, phone: string, hours: string): string =>
    `有疑问请问：${[name, phone, hours].filter((part) => part !== '').join('，')}`,
  qr: (agency: string): string => `${agency}的办理链接二维码`,
};
