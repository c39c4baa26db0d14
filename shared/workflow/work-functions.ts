/** The functions that no person waits for: called by machines, streams, schedules, arrivals and the operator (functions.ts). */
import type { FunctionEntry } from './function-entry.js';
import { PROOF } from './variables.js';

const MAILING = {
  trigger: { on: 'outbox' },
  variables: [
    'TABLE_NAME',
    'DESK_BASE_URL',
    'SITE_BASE_URL',
    'MAIL_FROM',
    'LINK_DAYS',
    'PUBLISHER_LINK_DAYS',
    'MAIL_TRANSPORT',
  ],
  optional: [
    'SES_CONFIGURATION_SET',
    'SMTP_HOST',
    'SMTP_PORT',
    'SMTP_SECURITY',
    'SMTP_USER',
    'SMTP_PASSWORD_SECRET',
    'WEBHOOK_URL',
  ],
  // Ten mails, one after the other, to a server that may be slow.
  timeoutSeconds: 300,
} as const satisfies FunctionEntry;

export const WORK_FUNCTIONS = {
  'admit-request': { trigger: { on: 'admission' }, variables: ['ORIGIN_SECRET'], timeoutSeconds: 10 },
  'open-season': { trigger: { on: 'operator' }, variables: ['TABLE_NAME', 'LINK_DAYS'] },
  'open-setup': {
    trigger: { on: 'operator' },
    variables: ['TABLE_NAME', 'DESK_BASE_URL', 'LINK_DAYS', 'SETUP_ADDRESS'],
  },
  'advance-seasons': {
    trigger: { on: 'schedule', minutes: 60 },
    variables: ['TABLE_NAME', 'CHECKPOINT_KEY_ID'],
    timeoutSeconds: 900,
  },
  'import-previous': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'UPLOADS_BUCKET', 'MALWARE_GATE'],
    reserved: { concurrency: 10, because: 'files that are opened take memory, and nobody waits for these' },
    memoryMb: 1024,
    timeoutSeconds: 180,
  },
  'check-portal': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'UPLOADS_BUCKET', 'MALWARE_GATE'],
    reserved: { concurrency: 10, because: 'files that are opened take memory, and nobody waits for these' },
    memoryMb: 1024,
    timeoutSeconds: 180,
  },
  'receive-upload': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'MALWARE_GATE'],
    reserved: { concurrency: 20, because: 'an agency waits for its upload, whatever else is busy' },
  },
  'find-upload': { trigger: { on: 'outbox' }, variables: ['TABLE_NAME', 'UPLOADS_BUCKET', 'MALWARE_GATE'] },
  'locate-upload': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME'] },
  'extract-report': {
    trigger: { on: 'machine', machine: 'intake' },
    variables: ['UPLOADS_BUCKET', 'DOCUMENTS_BUCKET', 'MALWARE_GATE'],
    reserved: {
      concurrency: 100,
      because: 'a rush of scans, a minute or two each, takes no room from pages and mails',
    },
    // Recognising the pages of a scan computes for a minute or two: a whole core, and time for a second try.
    memoryMb: 2048,
    timeoutSeconds: 900,
  },
  'check-report': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME', 'DOCUMENTS_BUCKET'] },
  'announce-draft': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME'] },
  'ask-decision': {
    trigger: { on: 'machine', machine: 'review' },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
  },
  'send-digests': {
    trigger: { on: 'schedule', minutes: 30 },
    variables: ['TABLE_NAME', 'LINK_DAYS'],
    timeoutSeconds: 900,
  },
  'hand-over-stages': {
    trigger: { on: 'schedule', minutes: 60 },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
    timeoutSeconds: 900,
  },
  'dispatch-outbox': {
    trigger: { on: 'stream' },
    variables: ['OUTBOX_WORKERS'],
    reserved: {
      concurrency: 10,
      because: 'every mail, start and decision passes it; each shard of the stream has one call',
    },
    memoryMb: 256,
  },
  'tell-decision': { trigger: { on: 'outbox' }, variables: ['TABLE_NAME'] },
  'start-execution': {
    trigger: { on: 'outbox' },
    variables: ['TABLE_NAME', 'INTAKE_MACHINE_ARN', 'REVIEW_MACHINE_ARN', 'RELEASE_MACHINE_ARN'],
  },
  'send-mail': {
    ...MAILING,
    reserved: {
      concurrency: 4,
      because: 'an SMTP server bears few connections, and SES fourteen mails a second after its sandbox',
    },
  },
  'send-asked-mail': {
    ...MAILING,
    reserved: { concurrency: 4, because: 'somebody waits for a code or a link, however many other mails are leaving' },
  },
  'upgrade-table': { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
  reconcile: {
    trigger: { on: 'schedule', minutes: 60 },
    variables: [
      'TABLE_NAME',
      'UPLOADS_BUCKET',
      'MALWARE_GATE',
      ...PROOF,
      'SITE_BUCKET',
      'INTAKE_MACHINE_ARN',
      'REVIEW_MACHINE_ARN',
      'RELEASE_MACHINE_ARN',
    ],
    memoryMb: 1024,
    timeoutSeconds: 900,
  },
  remind: { trigger: { on: 'schedule', minutes: 60 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
  'send-notice': {
    trigger: { on: 'outbox' },
    variables: ['TABLE_NAME'],
    optional: ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
    reserved: { concurrency: 2, because: 'the gateway of an office is not made for more' },
    // Ten notices, one after the other, to a gateway that may be slow.
    timeoutSeconds: 120,
  },
  'send-news': {
    trigger: { on: 'outbox' },
    variables: ['TABLE_NAME'],
    optional: ['SUBSCRIBERS'],
    reserved: { concurrency: 2, because: 'what subscribers receive with is not made for more' },
    // Ten subscribers, one after the other, that may be slow.
    timeoutSeconds: 120,
  },
  'receive-bounce': { trigger: { on: 'bounce' }, variables: ['TABLE_NAME'] },
  settle: { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'] },
  'save-roster': {
    trigger: { on: 'outbox' },
    variables: ['TABLE_NAME', 'LINK_DAYS'],
    memoryMb: 1024,
    timeoutSeconds: 150,
  },
  'reassign-stage': {
    trigger: { on: 'outbox' },
    variables: ['TABLE_NAME', 'LINK_DAYS', 'DECISION_DAYS'],
  },
  'publish-report': {
    trigger: { on: 'machine', machine: 'release' },
    variables: ['TABLE_NAME', ...PROOF, 'SITE_BUCKET', 'SITE_BASE_URL'],
    optional: ['SUBSCRIBERS'],
    // A batch of 50 makes 150 files, the PDFs at a fifth of a second of a whole processor each (ADR 50).
    memoryMb: 1024,
    timeoutSeconds: 300,
  },
  'pack-data': {
    trigger: { on: 'machine', machine: 'release' },
    variables: ['TABLE_NAME', 'CHECKPOINT_KEY_ID', 'SITE_BUCKET', 'SITE_BASE_URL'],
    // 5,000 reports of a year are held at once, and written out in seven forms (`npm run bench:packs`).
    memoryMb: 2048,
    timeoutSeconds: 900,
  },
} as const satisfies Record<string, FunctionEntry>;
