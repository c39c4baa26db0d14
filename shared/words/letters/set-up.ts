/** To whoever sets the system up: the link to begin with, or to appoint another publisher. */
import type { LetterIn } from './letter.js';

export const setUp: LetterIn<'set-up'> = {
  zh: ({ area }, t) => {
    const footer = ['您收到这封邮件，是因为系统的运维人员填写了您的邮箱。', t.letter.noReply];
    if (area !== null)
      return {
        subject: `【年报】更换${area}的年报发布人`,
        lead: `请打开链接，指定${area}新的年报发布人。`,
        button: '指定新的发布人',
        paragraphs: ['指定以后，原发布人的链接立即失效，两人都会收到邮件。链接只能用一次；再次发出时，旧的链接作废。'],
        footer,
      };
    return {
      subject: '【年报】请开通年报系统',
      lead: '请打开链接，开始第一个年报季：共五个问题，大约五分钟，可以中途停下，下次接着填。',
      button: '开始填写',
      paragraphs: [
        '要准备：地区名称，发布人和代替人，收集部门的电话和办公时间，各类单位的截止日期，初审人和审定人（姓名和邮箱）。',
        '链接只能用到年报季开始为止；再次发出时，旧的链接作废。',
      ],
      footer,
    };
  },
  en: ({ area }, t) => {
    const footer = ['You get this mail because whoever runs the system entered your address.', t.letter.noReply];
    if (area !== null)
      return {
        subject: `[Annual reports] Another publisher for ${area}`,
        lead: `Please open the link and name the new publisher of ${area}.`,
        button: 'Name the new publisher',
        paragraphs: [
          'The links of the publisher before end at once, and both get a mail. The link works once; sending another ends this one.',
        ],
        footer,
      };
    return {
      subject: '[Annual reports] Please set the system up',
      lead: 'Please open the link and begin the first season: five questions, about five minutes; you can stop and go on later.',
      button: 'Begin',
      paragraphs: [
        'Have ready: the name of the area, the publisher and a substitute, phone and hours of the collecting office, the deadlines, a reviewer and an approver (name and address).',
        'The link works until the season has begun; sending another ends this one.',
      ],
      footer,
    };
  },
};
