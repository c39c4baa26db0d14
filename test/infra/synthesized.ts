/** The product's templates as a deployment gets them, but with a line of text for each function's code. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { addStacks } from '../../infra/stacks.js';

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
}

export function makeApp(overrides: Record<string, unknown> = {}) {
  const app = new App({ context: { ...context, ...overrides }, analyticsReporting: false });
  const code = lambda.Code.fromInline('export const handler = async () => undefined;');
  return { app, ...addStacks(app, () => code) };
}

export function synthesize() {
  const { data, workflow } = makeApp();
  return {
    data: Template.fromStack(data),
    workflow: Template.fromStack(workflow),
    resources: (template: Template, type: string) =>
      Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, ...(resource as Resource) })),
  };
}
