/**
 * Where alarms ring: a topic that keeps what it holds encrypted, by a key that CloudWatch and Budgets of this account may use.
 * With the key that SNS has of its own they could not publish (AWS, "Encrypting messages published to Amazon SNS": alarms).
 */
import { Aws, CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Who publishes to it. */
export const CLOUDWATCH = 'cloudwatch.amazonaws.com';

const OF_THIS_ACCOUNT = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };

/** Whoever runs the product subscribes to it by hand: a subscription in the template would need an address in it. */
export function alarmTopic(scope: Construct, publishers: readonly string[]): sns.Topic {
  const principals = publishers.map((service) => new iam.ServicePrincipal(service));
  const key = new kms.Key(scope, 'TopicKey', {
    description: 'Nianbao: encrypts alarms on their way',
    enableKeyRotation: true,
    // What it encrypted is delivered within hours, or lost.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccountEncrypt',
      principals,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: OF_THIS_ACCOUNT,
    }),
  );
  const topic = new sns.Topic(scope, 'Topic', { enforceSSL: true, masterKey: key as kms.IKey });
  // A topic with a policy of its own loses the one that lets the account's alarms publish.
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccountPublish',
      principals,
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: OF_THIS_ACCOUNT,
    }),
  );
  new CfnOutput(scope, 'AlarmTopic', { description: 'Subscribe to be told of alarms', value: topic.topicArn });
  return topic;
}
