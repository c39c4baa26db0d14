/**
 * The form of every mail: one thing to do first, one link with its bare address, what follows, why it came, who to ask.
 * Text and HTML are made from the same letter, so they cannot say different things. No picture, no attachment.
 */
import { escaped, visibleText } from '#shared/ids/visible-text.js';
import type { MailContext, RenderedMail } from './rendered.js';
import type { MailMessage, MailName } from '#shared/outbox/message.js';

/** A message by its name, for the file that writes it. */
export type MessageOf<Name extends MailName> = Extract<MailMessage, { name: Name }>;

export interface Letter {
  readonly subject: string;
  /** The one thing to do or to know. */
  readonly lead: string;
  /** Facts as name and value. */
  readonly facts?: readonly (readonly [string, string])[];
  /** Further paragraphs: why, what happens next. */
  readonly paragraphs: readonly string[];
  /** What the link does; used only where the mail has a link. */
  readonly button: string;
  /** Why this person gets this mail, and who answers questions. */
  readonly footer: readonly string[];
  /** An address for everybody (a public page) that takes the place of the personal link. */
  readonly publicUrl?: string;
}

const PERSONAL = '链接只供您本人使用，请勿转发。打开链接不会改变任何内容。';

/** The footer of everyone who takes part: why the mail came, who to ask. */
export function footerFor(area: string, role: string): string[] {
  return [
    `您收到这封邮件，是因为名册中登记您为${role}。`,
    `有疑问请联系${area}政府信息公开工作主管部门。本邮箱不接收回信。`,
  ];
}

export function renderLetter(letter: Letter, context: MailContext): RenderedMail {
  const link = letter.publicUrl ?? context.link;
  const personal = letter.publicUrl === undefined && context.link !== null;
  const greeting = `${context.recipient}：您好！`;
  const facts = letter.facts ?? [];
  const text = [
    greeting,
    letter.lead,
    facts.map(([name, value]) => `${name}：${value}`).join('\n'),
    link === null ? '' : `${letter.button}：\n${link}`,
    ...letter.paragraphs,
    personal ? PERSONAL : '',
    `——\n${letter.footer.join('\n')}`,
  ]
    .filter((block) => block !== '')
    .join('\n\n');
  return {
    subject: visibleText(letter.subject.replace(/[\r\n]+/g, ' ')),
    text: visibleText(`${text}\n`),
    html: visibleText(htmlOf()),
  };

  function htmlOf(): string {
    const body = [
      paragraph(greeting),
      `<p style="font-size:18px;font-weight:600">${escaped(letter.lead)}</p>`,
      facts.length === 0
        ? ''
        : `<p>${facts.map(([name, value]) => `${escaped(name)}：${escaped(value)}`).join('<br>\n')}</p>`,
      link === null ? '' : linkBlock(letter.button, link),
      ...letter.paragraphs.map(paragraph),
      personal ? paragraph(PERSONAL) : '',
      `<p style="border-top:1px solid #c4c9cf;padding-top:12px;color:#565c63">${letter.footer.map(escaped).join('<br>\n')}</p>`,
    ];
    return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${escaped(letter.subject)}</title></head>
<body style="max-width:600px;margin:24px auto;padding:0 16px;color:#1b1d1f;font:16px/1.7 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">
${body.filter((block) => block !== '').join('\n')}
</body>
</html>
`;
  }
}

function linkBlock(button: string, link: string): string {
  const style =
    'display:inline-block;padding:10px 24px;background:#164a80;color:#fff;text-decoration:none;font-weight:600';
  const href = escaped(link);
  return `<p><a href="${href}" style="${style}">${escaped(button)}</a><br>\n<a href="${href}">${href}</a></p>`;
}

function paragraph(text: string): string {
  return `<p>${escaped(text).replace(/\r?\n/g, '<br>\n')}</p>`;
}
