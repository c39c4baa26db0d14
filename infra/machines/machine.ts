/**
 * A state machine in JSONata with its own role: it may invoke exactly the functions of its definition and deliver its
 * log. The log shows every step without data, since the input of a waiting task holds its token.
 */
import { Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { LOG_RETENTION, type VerbFunction } from '../verb-function.js';

export interface MachineProps {
  readonly comment: string;
  readonly definition: sfn.IChainable;
  readonly invokes: readonly VerbFunction[];
  /** What it does without a function. */
  readonly allows?: iam.PolicyStatement;
}

export class Machine extends Construct {
  readonly stateMachine: sfn.StateMachine;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const role = new iam.Role(this, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new iam.PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: props.invokes.map((verb) => verb.lambda.functionArn),
      }),
    );
    if (props.allows !== undefined) role.addToPolicy(props.allows);
    role.addToPolicy(new iam.PolicyStatement({ actions: LOG_DELIVERY, resources: ['*'] }));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The log delivery actions, which Step Functions needs to write its log, take no resource.',
    });
    this.stateMachine = new sfn.StateMachine(this, 'Machine', {
      comment: props.comment,
      queryLanguage: sfn.QueryLanguage.JSONATA,
      definitionBody: sfn.DefinitionBody.fromChainable(props.definition),
      // Nothing may be added to the role behind our back: the library grants every version of a function, for one.
      role: role.withoutPolicyUpdates(),
      logs: {
        destination: new logs.LogGroup(this, 'Log', { retention: LOG_RETENTION }),
        level: sfn.LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    this.stateMachine.node.addDependency(role);
    Validations.of(this.stateMachine).acknowledge({
      id: 'AwsSolutions-SF2',
      reason: 'Executions wait for days on people; their history and log tell more than a trace, at no cost.',
    });
    this.arn = this.stateMachine.stateMachineArn;
  }
}

/** AWS, "Logging using CloudWatch Logs" of the Step Functions guide. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
