/** The variables that functions read from their environment: set by the CDK app, read in shared/runtime. */
export type Variable =
  | 'TABLE_NAME'
  /** Into how many partitions of the index `due` rows are queued; all are looked into (due-partitions.ts). */
  | 'DUE_PARTITIONS'
  | 'UPLOADS_BUCKET'
  | 'DOCUMENTS_BUCKET'
  | 'SITE_BUCKET'
  | 'INTAKE_MACHINE_ARN'
  | 'REVIEW_MACHINE_ARN'
  | 'RELEASE_MACHINE_ARN'
  /** Names of the functions that work on outbox rows, by kind, as JSON. */
  | 'OUTBOX_WORKERS'
  | 'DESK_BASE_URL'
  | 'SITE_BASE_URL'
  | 'MAIL_FROM'
  /** Where the link to begin with is mailed to; `none` where the operator takes it out of the answer. */
  | 'SETUP_ADDRESS'
  /** Whether uploads wait for the malware scanner: `on` or `off`. */
  | 'MALWARE_GATE'
  | 'UPLOAD_MAX_BYTES'
  | 'UPLOAD_FORM_MINUTES'
  | 'LINK_DAYS'
  | 'PUBLISHER_LINK_DAYS'
  | 'NEW_LINK_MINUTES'
  | 'DECISION_DAYS'
  /** How mail leaves: `ses` or `smtp` (shared/mail/open.ts). */
  | 'MAIL_TRANSPORT'
  | 'SES_CONFIGURATION_SET'
  | 'SMTP_HOST'
  | 'SMTP_PORT'
  | 'SMTP_SECURITY'
  | 'SMTP_USER'
  /** The name of a secret, never a secret. */
  | 'SMTP_PASSWORD_SECRET'
  /** The name of the secret by which the HTTP API knows its distribution. */
  | 'ORIGIN_SECRET'
  /** The office's gateway for text messages, beside mail, and the name of the secret that notices are signed with. */
  | 'WEBHOOK_URL'
  | 'WEBHOOK_SECRET'
  /** Who is told of what becomes public, as JSON: addresses and the names of the secrets that the news is signed with. */
  | 'SUBSCRIBERS'
  /** ARNs of KMS keys: the one that signs, and after it, between spaces, those that signed before it. */
  | 'SEAL_KEY_ID'
  | 'CHECKPOINT_KEY_ID';

/** Whoever opens the table may queue a row: with its name goes, everywhere, where rows are queued to. */
export function withCompanions(variables: readonly Variable[]): readonly Variable[] {
  return variables.includes('TABLE_NAME') ? [...variables, 'DUE_PARTITIONS'] : variables;
}

/** For functions that look whether what is stored is what was filed. */
export const PROOF = ['DOCUMENTS_BUCKET', 'SEAL_KEY_ID', 'CHECKPOINT_KEY_ID'] as const satisfies readonly Variable[];

/** For every function that answers people. */
export const DESK = ['TABLE_NAME', 'DESK_BASE_URL'] as const satisfies readonly Variable[];
/** For functions that show the agency's page, again with what was typed where a deed was refused. */
export const FILING_DESK = [
  ...DESK,
  'SITE_BASE_URL',
  'UPLOADS_BUCKET',
  'UPLOAD_MAX_BYTES',
] as const satisfies readonly Variable[];
/** For functions that show the publisher's pages. */
export const PUBLISHER_DESK = [...DESK, 'SITE_BASE_URL'] as const satisfies readonly Variable[];
