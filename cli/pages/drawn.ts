/** The pages of docs/ that are drawn from the code. A test fails when one of them is stale. */
import { PLAIN_LISTS, plainMarkdown } from './plain-page.js';
import { authorisationPage } from './authorisation-page.js';
import { fourEyesPage } from './four-eyes-page.js';
import { remindersPage } from './reminders-page.js';
import { retentionPage } from './retention-page.js';
import { statesPage } from './states-page.js';
import { rulesMarkdown } from '#shared/rules/index.js';

/** By the file in docs/. The page of permissions is drawn from templates, which takes a synthesis (permissions-drawn.ts). */
export const DRAWN_PAGES: Readonly<Record<string, () => string>> = {
  'authorisation.md': authorisationPage,
  'four-eyes.md': fourEyesPage,
  'reading-plain.md': () => plainMarkdown(PLAIN_LISTS),
  'reminders.md': remindersPage,
  'retention.md': retentionPage,
  'rules.md': rulesMarkdown,
  'states.md': statesPage,
};
