/** What runs in the product may be used as the product is, and flaws that are known of it are told or accepted by name. No network. */
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ACCEPTED, auditLines, readAudit } from '../../cli/audit-report.js';
import { isAllowed, LICENCE_BY_FILE, licenceFlaws, versioned } from '../../cli/licence-check.js';
import { licenceFile, productionPackages } from '../../cli/locked-packages.js';

const root = resolve(import.meta.dirname, '../..');
const packages = productionPackages(root);
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

describe('licences', () => {
  test('of all that runs in the product are on the list', () => {
    const names = packages.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names).not.toContain('jest');
    expect(licenceFlaws(packages)).toEqual([]);
  });

  test('that stand in a file alone are what the file says, of packages that are still here', () => {
    for (const [name, { begins }] of Object.entries(LICENCE_BY_FILE)) {
      const found = packages.find((one) => versioned(one) === name);
      expect({ name, licence: found?.licence }).toEqual({ name, licence: null });
      expect(found && licenceFile(root, found)?.startsWith(begins)).toBe(true);
    }
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND OFL-1.1', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['SEE LICENSE IN LICENSE', false],
    ['(MIT OR (ISC AND X))', false],
    ['constructor', false],
    ['', false],
  ])('%s: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });

  test('that are not known are found', () => {
    const one = { name: 'x', version: '1.0.0', path: 'node_modules/x' };
    expect(
      licenceFlaws([
        { ...one, licence: null },
        { ...one, licence: 'AGPL-3.0-only' },
      ]),
    ).toHaveLength(2);
  });
});

describe('advisories', () => {
  const ID = 'GHSA-abcd-1234-wxyz';
  const report = JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      inner: {
        via: [{ title: 'Loops', url: `https://github.com/advisories/${ID}`, severity: 'high', range: '<2.0.0' }],
        fixAvailable: { name: 'outer', version: '3.0.0' },
      },
      outer: { via: ['inner'], fixAvailable: true },
    },
  });
  const accepted = { id: ID, reason: 'never called with a stranger’s text', since: '2026-01-01', until: '2026-03-31' };

  test('are told once, with what mends them', () => {
    const audit = readAudit(report, [], '2026-02-01');
    expect(audit).toMatchObject({ is: 'told', advisories: [{ id: ID, package: 'inner', fix: 'outer 3.0.0' }] });
    expect(audit.is === 'told' && auditLines(audit.advisories)[0]).toBe('high      inner <2.0.0: Loops');
  });

  test.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('are accepted from one day to another: %s', (today, holds) => {
    const audit = readAudit(report, [accepted], today);
    expect(audit.is === 'told' && audit.advisories[0]?.accepted !== undefined).toBe(holds);
  });

  test.each([
    ['', 'npm gave no answer'],
    ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
    ['{"error":{"summary":"request failed"}}', 'request failed'],
    ['{"auditReportVersion":3}', 'an answer of another form'],
  ])('are unknown, and not none, where the registry says %s', (text, why) => {
    expect(readAudit(text, [], '2026-02-01')).toEqual({ is: 'not-told', why });
  });

  test('that are accepted have a reason, and an end within a year', () => {
    const bad = ACCEPTED.filter(
      ({ reason, since, until }) => reason.length < 20 || Date.parse(until) - Date.parse(since) > 366 * 86_400_000,
    );
    expect(bad).toEqual([]);
  });
});
