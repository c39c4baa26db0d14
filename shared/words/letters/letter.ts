/**
 * The form of every mail: one thing to do first, one link with its bare address, what follows, why it came, who to ask.
 * Text and HTML are made from the same letter, so they cannot say different things. No picture, no attachment.
 */
import { escaped, visibleText } from '#shared/ids/visible-text.js';
import type { MailMessage, MailName } from '#shared/outbox/message.js';
import { textsIn, type Language, type Texts } from '../texts.js';
import type { MailContext, RenderedMail } from './rendered.js';

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

/** One message in every language: whoever words a mail words it in all, side by side. */
export type LetterIn<Name extends MailName> = Readonly<
  Record<Language, (message: MessageOf<Name>, t: Texts, context: MailContext) => Letter>
>;

/** The footer of everyone who takes part: why the mail came, who to ask. */
export function footerFor(
  { letter, names, punctuation }: Texts,
  area: string,
  ...roles: readonly (keyof Texts['names']['roles'])[]
): string[] {
  return [letter.because(roles.map((role) => names.roles[role]).join(punctuation.list)), letter.ask(area)];
}

export function publisherFooter({ letter }: Texts, area: string): string[] {
  return [letter.becausePublisher(area)];
}

/** How a letter asks for something by a day that may have passed while nobody filed. */
export function dueOf({ letter, dates }: Texts, deadline: string, { today }: Pick<MailContext, 'today'>) {
  const day = dates.day(deadline);
  return today !== undefined && deadline < today
    ? { inSubject: '', by: letter.soon, late: [letter.overdue(day)] }
    : { inSubject: letter.before(dates.shortDay(deadline)), by: letter.by(day), late: [] };
}

export function renderLetter(letter: Letter, context: MailContext): RenderedMail {
  const t = textsIn(context.language);
  const { colon } = t.punctuation;
  const link = letter.publicUrl ?? context.link;
  const personal = letter.publicUrl === undefined && context.link !== null;
  const greeting = t.letter.greeting(context.recipient);
  const facts = letter.facts ?? [];
  const footer = withOffice(t, letter.footer, context);
  const text = [
    greeting,
    letter.lead,
    facts.map(([name, value]) => `${name}${colon}${value}`).join('\n'),
    link === null ? '' : `${letter.button}${colon.trim()}\n${link}`,
    ...letter.paragraphs,
    personal ? t.letter.personal : '',
    `——\n${footer.join('\n')}`,
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
        : `<p>${facts.map(([name, value]) => `${escaped(name)}${colon}${escaped(value)}`).join('<br>\n')}</p>`,
      link === null ? '' : linkBlock(letter.button, link),
      ...letter.paragraphs.map(paragraph),
      personal ? paragraph(t.letter.personal) : '',
      `<p style="border-top:1px solid #c4c9cf;padding-top:12px;color:#565c63">${footer.map(escaped).join('<br>\n')}</p>`,
    ];
    return `<!doctype html>
<html lang="${t.tag}">
<head><meta charset="utf-8"><title>${escaped(letter.subject)}</title></head>
<body style="max-width:600px;margin:24px auto;padding:0 16px;color:#1b1d1f;font:16px/1.7 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">
${body.filter((block) => block !== '').join('\n')}
</body>
</html>
`;
  }
}

/**
 * The texts of a mail: whom to ask is the office with its phone, where the season names one; whoever records a paper report
 * gets the agency's mails without being on the roster for it.
 */
export function textsFor({
  language,
  office,
  records = false,
}: Pick<MailContext, 'language' | 'office' | 'records'>): Texts {
  const t = textsIn(language);
  const { ask, because, becauseRecords, noReply } = t.letter;
  const letter = {
    ...t.letter,
    ask: office == null ? ask : () => `${t.layout.ask(office)}${noReply}`,
    because: (role: string) => (records && role === t.names.roles.agency ? becauseRecords : because(role)),
  };
  return { ...t, letter };
}

/** Letters that name nobody to ask end with the office, too. */
function withOffice(t: Texts, footer: readonly string[], { office }: MailContext): readonly string[] {
  if (office == null) return footer;
  const line = t.layout.ask(office);
  return footer.some((each) => each.startsWith(line)) ? footer : [...footer, line];
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
