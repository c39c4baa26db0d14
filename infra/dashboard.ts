/**
 * One page of figures for each installation, for whoever looks before anybody complains: how much arrives, what became of it,
 * what waits, and what fails. Titles in Chinese, English beside it.
 */
import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import {
  REPORT_CHECKED,
  ROW_DONE,
  ROW_FAILED,
  ROW_PUT_OFF,
  SETTLED,
  UPLOAD_ANNOUNCED,
  UPLOAD_RECEIVED,
} from '#shared/workflow/alarmed-lines.js';
import { MACHINES, type FunctionName, type MachineName } from '#shared/workflow/functions.js';
import { OUTBOX_WORKERS } from '#shared/workflow/outbox-workers.js';
import { counted, FIVE_MINUTES, functionMetric, metric, type Lines } from './alarm.js';
import type { Verbs } from './verbs.js';

export interface DashboardProps {
  readonly verbs: Verbs;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly apiId: string;
  readonly metricNamespace: string;
  readonly alarms: readonly cloudwatch.Alarm[];
}

const { MAXIMUM } = cloudwatch.Stats;
const [WIDTH, HEIGHT] = [12, 6];

export function dashboard(parent: Construct, props: DashboardProps): void {
  const scope = new Construct(parent, 'Figures');
  const { verbs, machineArns, apiId, metricNamespace, alarms } = props;
  const lines = (name: FunctionName, label: string, metricName: string, message: string, more?: Lines) =>
    counted(scope, metricNamespace, verbs.named(name), metricName, message, more).with({ label });
  const desk = (name: string, label: string, statistic: string) =>
    metric('AWS/ApiGateway', name, { ApiId: apiId }, statistic).with({ label });
  const executions = (name: string, label: string) =>
    MACHINES.map((machine) =>
      metric('AWS/States', name, { StateMachineArn: machineArns[machine] }).with({ label: `${machine} ${label}` }),
    );

  const board = new cloudwatch.Dashboard(scope, 'Dashboard', { dashboardName: Stack.of(scope).stackName });
  board.addWidgets(
    new cloudwatch.AlarmStatusWidget({ title: '告警 Alarms', width: 2 * WIDTH, height: 4, alarms: [...alarms] }),
  );
  board.addWidgets(
    graph('报送 Uploads', [
      lines('receive-upload', '收到 received', 'UploadsReceived', UPLOAD_RECEIVED),
      lines('announce-draft', '未能受理 refused', 'UploadsRefused', UPLOAD_ANNOUNCED, {
        where: ['state', 'refused'],
      }),
    ]),
    graph('校核发现 Findings', [
      lines('check-report', '发现数 findings', 'Findings', REPORT_CHECKED, { adds: 'findings' }),
    ]),
  );
  board.addWidgets(
    graph('邮件 Mail', [
      lines('send-mail', '已发出 sent', 'MailsSent', ROW_DONE),
      lines('send-asked-mail', '验证码和索取的链接，已发出 codes and asked-for links sent', 'AskedMailsSent', ROW_DONE),
      lines('send-asked-mail', '验证码和索取的链接，稍后再发 put off', 'AskedMailsPutOff', ROW_PUT_OFF),
      lines('send-mail', '稍后再发 put off', 'MailsPutOff', ROW_PUT_OFF),
      lines('send-mail', '发不出去 given up', 'MailsFailed', ROW_FAILED),
    ]),
    graph('流程 Executions', [
      ...executions('ExecutionsStarted', '开始 started'),
      ...executions('ExecutionsFailed', '失败 failed'),
    ]),
  );
  board.addWidgets(
    graph('待办等了多久（毫秒）How long rows of the outbox wait (ms)', [
      functionMetric(verbs.the('dispatch-outbox'), 'IteratorAge', MAXIMUM).with({ label: '在流中 in the stream' }),
      ...Object.entries(OUTBOX_WORKERS).map(([kind, name]) =>
        functionMetric(verbs.the(name), 'AsyncEventAge', MAXIMUM).with({ label: kind }),
      ),
    ]),
    graph('到期未办、再次提起的待办 Overdue rows that settle brought again', [
      lines('settle', '件数 rows', 'RowsRearmed', SETTLED, { adds: 'rearmed' }),
    ]),
  );
  board.addWidgets(
    graph('办理页面：请求与错误 Desk: requests and errors', [
      desk('Count', '请求 requests', cloudwatch.Stats.SUM),
      desk('4xx', '4xx', cloudwatch.Stats.SUM),
      desk('5xx', '5xx', cloudwatch.Stats.SUM),
    ]),
    graph('办理页面：响应时间（毫秒）Desk: time to answer (ms)', [
      desk('Latency', '50% 的请求在此之内 p50', cloudwatch.Stats.p(50)),
      desk('Latency', '95% 的请求在此之内 p95', cloudwatch.Stats.p(95)),
    ]),
  );
  board.addWidgets(
    ...(['Errors', 'Throttles'] as const).map((name) =>
      graph(name === 'Errors' ? '各函数的错误 Errors by function' : '各函数被限流 Throttles by function', [
        eachFunction(name, [...new Set(verbs.all().map((verb) => Stack.of(verb).stackName))]),
      ]),
    ),
  );
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: WIDTH, height: HEIGHT, leftYAxis: { min: 0 } });
}

/**
 * Found by the names of functions, which begin with that of their stack: naming each would bind this stack to all of them. A
 * search takes words of letters and digits, each of which must be part of the name (CloudWatch, "Search expression syntax").
 */
function eachFunction(metricName: string, stackNames: readonly string[]): cloudwatch.SearchExpression {
  const ofStack = (stackName: string) =>
    `(${stackName
      .split('-')
      .map((word) => `FunctionName=${word}`)
      .join(' ')})`;
  return new cloudwatch.SearchExpression({
    expression: `SEARCH('{AWS/Lambda,FunctionName} MetricName="${metricName}" (${stackNames.map(ofStack).join(' OR ')})', 'Sum', ${FIVE_MINUTES.toSeconds()})`,
    label: '',
    period: FIVE_MINUTES,
  });
}
