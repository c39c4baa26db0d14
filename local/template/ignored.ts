/**
 * The resource types that change nothing about what a single machine serves, each with the reason. A type that is
 * neither served nor listed here is refused, so that nothing of the template is lost in silence.
 */
export const IGNORED: Readonly<Record<string, string>> = {
  'AWS::CDK::Metadata': 'tells AWS which constructs were used',
  'AWS::IAM::Role': 'rights are not enforced on one machine',
  'AWS::IAM::Policy': 'rights are not enforced on one machine',
  'AWS::IAM::ManagedPolicy': 'rights are not enforced on one machine',
  'AWS::Lambda::Permission': 'rights are not enforced on one machine',
  'AWS::S3::BucketPolicy': 'rights are not enforced on one machine',
  'AWS::Logs::LogGroup': 'logs are files in the data folder',
  'AWS::Logs::MetricFilter': 'there are no metrics on one machine',
  'AWS::CloudWatch::Alarm': 'there are no metrics on one machine',
  'AWS::CloudWatch::CompositeAlarm': 'there are no metrics on one machine',
  'AWS::CloudWatch::Dashboard': 'there are no metrics on one machine',
  'AWS::Budgets::Budget': 'one machine sends no bill',
  'AWS::SNS::Topic': 'only alarms may write to it here; functions are given no SNS endpoint',
  'AWS::SNS::Subscription': 'only alarms may write to it here; functions are given no SNS endpoint',
  'AWS::SNS::TopicPolicy': 'rights are not enforced on one machine',
  'AWS::CloudFront::OriginAccessControl': 'the site reads its bucket directly; missing keys answer 403 as with it',
  'AWS::CloudFront::CachePolicy': 'read where a behaviour names it; nothing is cached',
  'AWS::CloudFront::OriginRequestPolicy': 'read where a behaviour names it',
  'AWS::CloudFront::ResponseHeadersPolicy': 'read where a behaviour names it',
  'AWS::ApiGatewayV2::Stage': 'the default stage is always deployed',
  'AWS::ApiGatewayV2::Integration': 'read where a route names it',
  'AWS::ApiGatewayV2::Authorizer': 'read where a route names it',
  'AWS::Lambda::EventInvokeConfig': 'read with the function it belongs to',
  'AWS::Scheduler::ScheduleGroup': 'schedules are told apart by name',
  'AWS::SES::ConfigurationSet': 'no bounces or complaints arise on one machine',
  'AWS::SES::ConfigurationSetEventDestination': 'no bounces or complaints arise on one machine',
  'AWS::WAFv2::WebACL': 'no traffic from outside',
  'AWS::CertificateManager::Certificate': 'plain HTTP on one machine',
};

export function isIgnored(type: string): boolean {
  return type in IGNORED;
}
