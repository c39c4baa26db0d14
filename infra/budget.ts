/**
 * Tells, through the topic of the alarms, when the account costs more than the operator expects: at half of it, at all of it, and
 * when the month is foreseen to. Of the account as a whole, since tags say what a thing costs only once their owner has switched
 * them on for billing. None in China, where bills are in another currency (partition.ts).
 */
import * as budgets from 'aws-cdk-lib/aws-budgets';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Environment } from './environment.js';

/** Who publishes to the topic. */
export const BUDGETS = 'budgets.amazonaws.com';

const TOLD = [
  ['ACTUAL', 50],
  ['ACTUAL', 100],
  ['FORECASTED', 100],
] as const;

export function raiseOfCost(
  scope: Construct,
  topic: sns.ITopic,
  { monthlyUsd }: NonNullable<Environment['budget']>,
): void {
  new budgets.CfnBudget(scope, 'Budget', {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: monthlyUsd, unit: 'USD' } },
    notificationsWithSubscribers: TOLD.map(([notificationType, threshold]) => ({
      notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    })),
  });
}
