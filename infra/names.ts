/**
 * Names that an account has once. All others are made up by CloudFormation from the stack's name. Without a stage they are what an
 * account's only installation has always had: another name for the data stack would be another, empty table.
 */
import type { Environment } from './environment.js';

type Staged = Pick<Environment, 'stage'>;
export type StackPart = 'Edge' | 'Data' | 'Workflow' | 'Season' | 'Clock' | 'Watch';

/** `NianbaoData`, `Nianbao-trial-Data`. */
export function stackName({ stage }: Staged, part: StackPart): string {
  return stage === undefined ? `Nianbao${part}` : `Nianbao-${stage}-${part}`;
}

/** `nianbao/seal`, `nianbao/trial/seal`. */
export function keyAlias({ stage }: Staged, key: 'seal' | 'checkpoint' | 'data'): string {
  return ['nianbao', stage, key].filter((part) => part !== undefined).join('/');
}

/** Of the metrics that are counted in logs: alarms of one installation do not ring for another. */
export function metricNamespace({ stage }: Staged): string {
  return stage === undefined ? 'Nianbao' : `Nianbao/${stage}`;
}
