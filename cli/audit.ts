/**
 * `npm run audit`: known flaws of the packages that run in the product. Ends with 1 where one is not accepted
 * (audit-report.ts), and with 3 where the registry tells nothing: that is no clean bill.
 */
import { dayOf } from '#shared/ids/calendar.js';
import { ACCEPTED, auditLines, readAudit } from './audit-report.js';
import { npm } from './run-npm.js';

const { out } = npm('audit', '--json', '--omit', 'dev', '--package-lock-only');
const audit = readAudit(out, ACCEPTED, dayOf(new Date()));
if (audit.is === 'not-told') {
  process.stderr.write(`Nothing is known of the packages: ${audit.why}\n`);
  process.stderr.write(
    'Offline, or by a registry that keeps no advisories, this cannot be answered; ask again by another.\n',
  );
  process.exitCode = 3;
} else {
  const open = audit.advisories.filter(({ accepted }) => accepted === undefined);
  for (const line of auditLines(audit.advisories)) process.stdout.write(`${line}\n`);
  process.stdout.write(`${audit.advisories.length} advisories, ${open.length} of them not accepted\n`);
  process.exitCode = open.length > 0 ? 1 : 0;
}
