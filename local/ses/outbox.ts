/**
 * The mail that was sent, kept as one file per message and on disk before the sender is told so. Nothing is ever
 * delivered anywhere: the outbox page is where a person finds it.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { readIfThere, replaceFile } from '../append-log.js';
import type { MailBody } from './message.js';

const mail = z.object({
  id: z.string(),
  sentAt: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  replyTo: z.array(z.string()),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  raw: z.string().optional(),
});
export type Mail = z.infer<typeof mail>;

export interface Outbox {
  /** @returns the message id */
  keep(body: MailBody): string;
  /** Newest first; only those that were sent after the one of this id, where one is named and there. */
  list(after?: string): Mail[];
  find(id: string): Mail | undefined;
}

export function openOutbox(dir: string, now: () => Date): Outbox {
  mkdirSync(dir, { recursive: true });
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort();
  let last = names.at(-1)?.slice(0, NUMBER_LENGTH) ?? '';
  const read = (name: string): Mail | undefined => {
    const content = readIfThere(join(dir, name));
    return content === undefined ? undefined : mail.parse(JSON.parse(content));
  };
  return {
    keep(body) {
      // The files' names give the order of sending; two mails of one moment still have one.
      last = String(Number(last) + 1).padStart(NUMBER_LENGTH, '0');
      const id = randomUUID();
      const name = `${last}-${id}.json`;
      replaceFile(join(dir, name), `${JSON.stringify({ id, sentAt: now().toISOString(), ...body }, undefined, 2)}\n`);
      names.push(name);
      return id;
    },
    list(after) {
      const known = after === undefined ? -1 : names.findLastIndex((name) => isOf(name, after));
      return names
        .slice(known + 1)
        .map(read)
        .filter((each) => each !== undefined)
        .reverse();
    },
    find(id) {
      const name = names.find((each) => isOf(each, id));
      return name === undefined ? undefined : read(name);
    },
  };
}

const NUMBER_LENGTH = 8;
const isOf = (name: string, id: string) => name.slice(NUMBER_LENGTH + 1) === `${id}.json`;
