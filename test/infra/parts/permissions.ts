import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import { permissionsPage } from '../../../cli/pages/permissions-page.js';
import { rightsIn, type Template } from '../../../cli/pages/template-rights.js';
import { synthesized } from './synthesized.js';

const templates = synthesized.templates;
/** A role of one function, with a right over one thing. */
const template = (action: string, resource: unknown, condition?: object): Template => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Policies: [
          {
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: action, Resource: resource, ...(condition && { Condition: condition }) },
              ],
            },
          },
        ],
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Description: 'Nianbao: settle', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  },
});

describe('docs/permissions.md', () => {
  it('is what the templates say (npm run pages)', () => {
    expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsPage(templates, synthesized.acknowledged));
  });

  it('tells of every function, of the scanner, and of no role that is nobody’s', () => {
    const { functions, machines } = rightsIn(templates);
    const owners = [...new Set(functions.map(({ owner }) => owner))];
    expect(owners).toEqual(['MalwareProtectionRole', ...Object.keys(FUNCTIONS).sort()]);
    expect(new Set(machines.map(({ owner }) => owner)).size).toBe(3);
  });

  it('leaves out the own log alone: the log of another, or more than writing it, is said', () => {
    const { Resources } = template('logs:PutLogEvents', 'x');
    const shown = (action: string | string[], log: string) =>
      permissionsPage({ a: { Resources: { ...Resources, ...template(action as string, log).Resources } } }, []);
    const write = ['logs:CreateLogStream', 'logs:PutLogEvents'];
    expect(shown(write, 'ClockSettleLog')).toContain('Nothing but its log.');
    expect(shown(write, 'MailSendMailLog')).toContain('`MailSendMailLog`');
    expect(shown([...write, 'logs:DeleteLogStream'], 'ClockSettleLog')).toContain('`logs:DeleteLogStream`');
  });

  it('prints what it knows no words for as it stands', () => {
    const page = permissionsPage(
      { a: template('s3:*', { 'Fn::Sub': '${Odd}' }, { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } }) },
      [],
    );
    for (const part of ['`s3:*`', '`{"Fn::Sub":"${Odd}"}`', 'NumericLessThan `aws:MultiFactorAuthAge` `60`'])
      expect(page).toContain(part);
  });
});
