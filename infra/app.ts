/**
 * The CDK app: bundles the functions, builds the stacks, checks them against the AwsSolutions rules and writes the
 * assembly to $CDK_OUTDIR or cdk.out. Runs without the CDK command line and without a network; what breaks a rule and
 * is not acknowledged with a reason ends it with an error.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundle-functions.js';
import { assemblySources, forgetSources, rememberSources } from './made-from.js';
import { addStacks } from './stacks.js';

const root = join(import.meta.dirname, '..');
const outdir = process.env['CDK_OUTDIR'] ?? join(root, 'cdk.out');
const sources = assemblySources(root);
forgetSources(outdir);
// The command line would pass this on; read here too, so that both ways synthesize the same.
const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };

const app = new App({
  context,
  outdir,
  analyticsReporting: false,
});
addStacks(app, bundleFunctions(root));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
// Node read this program's own modules when the process began.
rememberSources(outdir, root, sources, performance.timeOrigin);
