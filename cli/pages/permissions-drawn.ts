/** docs/permissions.md from the templates as a deployment gets them. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { acknowledgedRules } from '../../infra/acknowledged.js';
import { environment } from '../../infra/environments/demo.js';
import { addStacks } from '../../infra/stacks.js';
import { permissionsPage } from './permissions-page.js';
import type { Template } from './template-rights.js';

export function drawPermissions(): string {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const app = new App({ context, analyticsReporting: false });
  // Rights do not depend on what the functions do, nor on addresses, which this environment leaves open.
  addStacks(app, environment, () => lambda.Code.fromInline('export const handler = async () => undefined;'));
  const assembly = app.synth();
  const templates = Object.fromEntries(assembly.stacks.map((stack) => [stack.stackName, stack.template as Template]));
  return permissionsPage(templates, acknowledgedRules(assembly));
}
