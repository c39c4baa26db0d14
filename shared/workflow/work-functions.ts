/** The functions that no person waits for: called by machines, streams, schedules, arrivals and the operator (functions.ts). */
import type { FunctionEntry } from './function-entry.js';
import { PROOF } from './variables.js';

export const WORK_FUNCTIONS = {
  'open-season': { trigger: { on: 'operator' }, variables: ['TABLE_NAME', 'LINK_DAYS'] },
  'open-setup': {
    trigger: { on: 'operator' },
    variables: ['TABLE_NAME', 'DESK_BASE_URL', 'LINK_DAYS', 'SETUP_ADDRESS'],
  },
  'advance-seasons': { trigger: { on: 'schedule', minutes: 60 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
  'import-previous': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'UPLOADS_BUCKET'],
    memoryMb: 1024,
    timeoutSeconds: 180,
  },
  'check-portal': {
    trigger: { on: 'upload' },
    variables: ['TABLE_NAME', 'UPLOADS_BUCKET'],
    memoryMb: 1024,
    timeoutSeconds: 180,
  },
  'receive-upload': { trigger: { on: 'upload' }, variables: ['TABLE_NAME'] },
  'find-upload': { trigger: { on: 'stream', outbox: 'find' }, variables: ['TABLE_NAME', 'UPLOADS_BUCKET'] },
  'locate-upload': { trigger: { on: 'machine', machine: 'intake' }, variables: ['TABLE_NAME'] },
  'extract-report': {
    trigger: { on: 'machine', machine: 'intake' },
    variables: ['UPLOADS_BUCKET', 'DOCUMENTS_BUCKET'],
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
  'tell-decision': { trigger: { on: 'stream', outbox: 'tell' }, variables: ['TABLE_NAME'] },
  'start-execution': {
    trigger: { on: 'stream', outbox: 'start' },
    variables: ['TABLE_NAME', 'INTAKE_MACHINE_ARN', 'REVIEW_MACHINE_ARN', 'RELEASE_MACHINE_ARN'],
  },
  'send-mail': {
    trigger: { on: 'stream', outbox: 'mail' },
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
    timeoutSeconds: 160,
  },
  'upgrade-table': { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'], timeoutSeconds: 900 },
  reconcile: {
    trigger: { on: 'schedule', minutes: 60 },
    variables: [
      'TABLE_NAME',
      'UPLOADS_BUCKET',
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
    trigger: { on: 'stream', outbox: 'notice' },
    variables: ['TABLE_NAME'],
    optional: ['WEBHOOK_URL', 'WEBHOOK_SECRET'],
    // Ten notices, one after the other, to a gateway that may be slow.
    timeoutSeconds: 120,
  },
  'send-news': {
    trigger: { on: 'stream', outbox: 'news' },
    variables: ['TABLE_NAME'],
    optional: ['SUBSCRIBERS'],
    // Ten subscribers, one after the other, that may be slow.
    timeoutSeconds: 120,
  },
  'receive-bounce': { trigger: { on: 'bounce' }, variables: ['TABLE_NAME'] },
  settle: { trigger: { on: 'schedule', minutes: 5 }, variables: ['TABLE_NAME'] },
  'save-roster': {
    trigger: { on: 'stream', outbox: 'save' },
    variables: ['TABLE_NAME', 'LINK_DAYS'],
    memoryMb: 1024,
    timeoutSeconds: 150,
  },
  'reassign-stage': {
    trigger: { on: 'stream', outbox: 'reassign' },
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
