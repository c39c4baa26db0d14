/** The prefixes of outbox keys that the table's stream is filtered by (the stream carries keys only). */
export const OUTBOX_PREFIX = {
  mail: 'OUTBOX#MAIL#',
  start: 'OUTBOX#START#',
  tell: 'OUTBOX#TELL#',
  find: 'OUTBOX#FIND#',
  notice: 'OUTBOX#NOTICE#',
  news: 'OUTBOX#NEWS#',
  save: 'OUTBOX#SAVE#',
  reassign: 'OUTBOX#REASSIGN#',
} as const;
