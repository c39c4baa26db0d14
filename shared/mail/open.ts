/** Chooses how mail leaves, by the function's variables; what is not chosen is not loaded. */
import { secretNamed } from '#shared/secrets/named.js';
import { SMTP_SECURITY, smtpTransport, type SmtpSecurity } from './smtp.js';
import { sesTransport, turnsOf } from './ses.js';
import type { MailTransport } from './transport.js';

export interface MailSettings {
  readonly MAIL_TRANSPORT: string;
  readonly SES_CONFIGURATION_SET?: string | undefined;
  readonly SMTP_HOST?: string | undefined;
  readonly SMTP_PORT?: string | undefined;
  readonly SMTP_SECURITY?: string | undefined;
  readonly SMTP_USER?: string | undefined;
  readonly SMTP_PASSWORD_SECRET?: string | undefined;
}

export class MailSettingsError extends Error {
  override readonly name = 'MailSettingsError';
  readonly code = 'mail-settings';
  constructor(
    problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} ${remedy}`);
  }
}

/**
 * @param patienceMs how long a mail waits for its turn among those that leave in a second
 * @throws MailSettingsError naming the variable that is missing or none of its values
 */
export function openTransport(settings: MailSettings, now: () => Date, patienceMs: number): MailTransport {
  switch (settings.MAIL_TRANSPORT) {
    case 'ses':
      return sesTransport(settings.SES_CONFIGURATION_SET, turnsOf(patienceMs));
    case 'smtp':
      return smtp(settings, now);
    default:
      throw new MailSettingsError(`MAIL_TRANSPORT is ${settings.MAIL_TRANSPORT}.`, 'Give ses or smtp.');
  }
}

function smtp(settings: MailSettings, now: () => Date): MailTransport {
  const { SMTP_HOST: host, SMTP_PORT, SMTP_SECURITY: security, SMTP_USER: user, SMTP_PASSWORD_SECRET } = settings;
  if (host === undefined) throw new MailSettingsError('SMTP_HOST is not set.', 'Give the name of the mail server.');
  const port = Number(SMTP_PORT);
  if (!Number.isSafeInteger(port) || port < 1 || port > 65_535)
    throw new MailSettingsError('SMTP_PORT is no port.', 'Give 465 for tls, 587 for starttls.');
  if (!isSecurity(security))
    throw new MailSettingsError(`SMTP_SECURITY is ${security ?? 'not set'}.`, `Give ${SMTP_SECURITY.join(', ')}.`);
  if (user !== undefined && SMTP_PASSWORD_SECRET === undefined)
    throw new MailSettingsError('SMTP_PASSWORD_SECRET is not set.', 'Name the secret that holds the password.');
  const secret = SMTP_PASSWORD_SECRET === undefined ? undefined : secretNamed(SMTP_PASSWORD_SECRET, now);
  return smtpTransport({ host, port, security, user, password: async () => secret?.() });
}

function isSecurity(text: string | undefined): text is SmtpSecurity {
  return SMTP_SECURITY.some((each) => each === text);
}
