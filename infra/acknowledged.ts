/** The reasons that stand in an assembly for rules which single parts of it do not keep. */
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';

export interface AcknowledgedRule {
  /** Path of the construct. */
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

export function acknowledgedRules(assembly: CloudAssembly): AcknowledgedRule[] {
  return assembly.stacks.flatMap(({ metadata }) =>
    Object.entries(metadata).flatMap(([path, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
        .flatMap(({ data }) => Object.entries(data as unknown as Readonly<Record<string, string>>))
        .map(([rule, reason]) => ({ path, rule, reason })),
    ),
  );
}
