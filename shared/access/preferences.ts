/** What a person chose for themselves, one small item for each person and area: nothing of it changes what they may do. */
import * as z from 'zod';

/** How reports that wait are told: each by its mail until there are more than a few, all in one a day, or always each. */
export const MAIL_CHOICES = ['auto', 'daily', 'each'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

export const preferencesSchema = z.object({
  mails: z.enum(MAIL_CHOICES).default('auto'),
  /** Null until somebody chooses. */
  language: z.string().max(10).nullable().default(null),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const UNCHOSEN: Preferences = { mails: 'auto', language: null };
