/** The account and region of an environment, as a stack is told; where it names none, templates fit any. */
import type { StackProps } from 'aws-cdk-lib';
import type { Environment } from './environment.js';

export function deployedTo({ account, region }: Environment): Pick<StackProps, 'env'> {
  return {
    env: {
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
    },
  };
}
