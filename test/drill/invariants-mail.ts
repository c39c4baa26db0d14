/** Every mail that was queued left at least once, to the one it was for, with a link that is that person's. */
import { digestOfBytes } from '#shared/ids/digest.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { findLink } from '#shared/store/links.js';
import { linkIn, type Mail } from '../../demo/stage.js';
import type { World } from './world.js';

type MailRow = Extract<OutboxRow, { kind: 'mail' }>;

export async function brokenMail(world: World): Promise<string[]> {
  return [...sentOnceAtLeast(world), ...(await linksOfTheirOwn(world))];
}

/** By the note that each handover leaves; a mail whose note was lost with its function counts for one of the same address. */
function sentOnceAtLeast({ rows, items, mails }: World): string[] {
  const broken: string[] = [];
  const notes = new Map(
    items
      .filter(({ pk }) => pk.startsWith('MAILED#'))
      .map(({ pk, ...item }) => [pk, item['mailed'] as { row: string; address: string }] as const),
  );
  const sent = new Set<string>();
  const unnoted: Mail[] = [];
  for (const mail of mails) {
    const note = notes.get(`MAILED#${digestOfBytes(mail.id)}`);
    if (note === undefined) unnoted.push(mail);
    else if (mail.to.length !== 1 || mail.to[0] !== note.address)
      broken.push(`a mail for ${note.address} went to ${mail.to.join()}`);
    else sent.add(note.row);
  }
  const known = new Set(rows.flatMap((row) => (row.kind === 'mail' ? [row.to.address as string] : [])));
  for (const { to, subject } of mails)
    if (!to.every((address) => known.has(address))) broken.push(`nobody queued a mail to ${to.join()}: ${subject}`);
  for (const row of rows.filter((each): each is MailRow => each.kind === 'mail' && each.status === 'done')) {
    if (sent.has(row.id)) continue;
    const at = unnoted.findIndex(({ to }) => to.includes(row.to.address));
    if (at < 0) broken.push(`done, and never sent: ${row.message.name} to ${row.to.address}`);
    else unnoted.splice(at, 1);
  }
  return broken;
}

async function linksOfTheirOwn({ mails, table }: World): Promise<string[]> {
  const broken: string[] = [];
  for (const mail of mails.filter(({ text }) => /\/l\/[A-Za-z0-9_-]{43}/.test(text))) {
    const secret = linkIn(mail).split('/l/')[1] ?? '';
    const found = await findLink(table, secret);
    if (found === undefined)
      broken.push(`a link that was mailed leads to nothing: ${mail.subject} to ${mail.to.join()}`);
    else if (found.grant.person.address !== mail.to[0])
      broken.push(`a link of ${found.grant.person.address} was mailed to ${mail.to.join()}`);
  }
  return broken;
}
