/**
 * The CDK app: bundles the functions, builds the stacks of one environment (infra/environments), checks them against the AwsSolutions rules and writes the
 * assembly to $CDK_OUTDIR or cdk.out. Runs without the CDK command line and without a network; what breaks a rule and
 * is not acknowledged with a reason ends it with an error.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleFunctions } from './bundle-functions.js';
import { EnvironmentError } from './environment.js';
import { assemblySources, forgetSources, rememberSources } from './made-from.js';
import { environmentName, ONE_MACHINE, readEnvironment } from './named-environment.js';
import { addStacks } from './stacks.js';

try {
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
  const name = environmentName(process.argv.slice(2), app.node.tryGetContext('environment'));
  addStacks(app, await readEnvironment(name), bundleFunctions(root));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  // Only one machine asks what its assembly was made from; another environment's is none that it may serve. Node read this program's
  // own modules when the process began.
  if (name === ONE_MACHINE) rememberSources(outdir, root, sources, performance.timeOrigin);
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
