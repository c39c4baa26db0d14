/** To the agency's contact: the publisher took their link to hand it over in person. It brings no link, which would end that one. */
import { footerFor, type LetterIn } from './letter.js';

export const linkHandedOut: LetterIn<'link-handed-out'> = {
  zh: ({ agencyName, year, area, as, by }, t) => ({
    subject: `【年报】您的链接已由年报发布人取出转交：${t.names.filingTitle(agencyName, year)}`,
    lead: `年报发布人${by}${as === 'copy' ? '复制了' : '打印了'}${agencyName}的办理链接，准备直接交给您。此前邮件中的链接已失效。`,
    button: t.letter.toStatus,
    paragraphs: [
      '收到后请直接使用。',
      `如果您没有请人转交，也没有收到：请打开此前邮件中的链接，按“${t.messages.sendNewLink}”，被取出的链接随即失效；再从新链接进入，按页面下方的“${t.layout.endOthers}”，并告诉年报发布人。`,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
  en: ({ agencyName, year, area, as, by }, t) => ({
    subject: `[Annual reports] Your link was taken to be handed to you: ${t.names.filingTitle(agencyName, year)}`,
    lead: `${by}, who publishes, ${as === 'copy' ? 'copied' : 'printed'} the link of ${agencyName} to hand it to you. The links in former mails are void.`,
    button: t.letter.toStatus,
    paragraphs: [
      'Please use the one that you are given.',
      `If you neither asked for it nor got it: please open the link of a former mail and press “${t.messages.sendNewLink}”, which ends the link that was taken; then enter by the new link, press “${t.layout.endOthers}” at the foot of the page, and tell the publisher.`,
    ],
    footer: footerFor(t, area, 'agency'),
  }),
};
