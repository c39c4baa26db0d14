/** To the agency's contact: the publisher took their link to hand it over in person. */
import { footerFor, type LetterIn } from './letter.js';

export const linkHandedOut: LetterIn<'link-handed-out'> = {
  zh: ({ agencyName, year, area, as, by }, t) => ({
    subject: `【年报】您的链接已由年报发布人取出转交：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}${as === 'copy' ? '复制了' : '打印了'}${agencyName}的办理链接，准备直接交给您。此前邮件中的链接已失效。`,
    button: t.letter.toStatus,
    paragraphs: [
      '收到后请直接使用。如果您没有请人转交，也没有收到，请联系年报发布人，并在办理页面下方让其他链接失效。',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, as, by }, t) => ({
    subject: `[Annual reports] Your link was taken to be handed to you: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, ${as === 'copy' ? 'copied' : 'printed'} the link of ${agencyName} to hand it to you. The links in former mails have ended.`,
    button: t.letter.toStatus,
    paragraphs: [
      'Please use the one that you are given. If you neither asked for it nor got it, please tell the publisher, and end all other links at the foot of your page.',
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
