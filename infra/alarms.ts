/**
 * The few alarms that ask for a person. Each names the section of the runbook that says what to look at and what to do;
 * what mends itself (a retried call, a row that settle brings again) raises none, but for a failing upload, on which an
 * agency waits.
 */
import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  CACHES_KEEP,
  DECISION_DISOWNED,
  DRIFT_FOUND,
  READER_STARVED,
  ROW_FAILED,
  ROWS_NOT_HANDED_ON,
  SCAN_UNFINISHED,
  THREAT_FOUND,
} from '#shared/workflow/alarmed-lines.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { FUNCTIONS, MACHINES, type FunctionName, type MachineName } from '#shared/workflow/functions.js';
import { OUTBOX_WORKERS } from '#shared/workflow/outbox-workers.js';
import { AlarmBell, functionMetric, highest, metric, ofTwoHours, sum } from './alarm.js';
import type { MailConfiguration } from './environment.js';
import type { Protection } from './protection.js';
import type { Verbs } from './verbs.js';

export interface AlarmsProps {
  /** Where they ring. */
  readonly topic: sns.ITopic;
  readonly verbs: Verbs;
  readonly machineArns: Readonly<Record<MachineName, string>>;
  readonly apiId: string;
  /** Of what is counted in logs. */
  readonly metricNamespace: string;
  readonly mail: MailConfiguration;
  readonly malwareGate: Protection['malwareGate'];
}

/** Called by the clock, and not so often that only its silence counts (alarm.ts, `ofTwoHours`). */
const HOURLY = (Object.keys(FUNCTIONS) as FunctionName[]).filter((name) => {
  const { trigger }: FunctionEntry = FUNCTIONS[name];
  return trigger.on === 'schedule' && trigger.minutes >= 30;
});
/** Those that work on rows of the outbox. */
const OUTBOX_FUNCTIONS = Object.values(OUTBOX_WORKERS);

export class Alarms extends Construct {
  readonly all: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, { topic, verbs, machineArns, apiId, metricNamespace, mail, malwareGate }: AlarmsProps) {
    super(scope, 'Alarms');
    const bell = new AlarmBell(this, topic, metricNamespace);
    raiseOfClock(bell, verbs);
    for (const machine of MACHINES) {
      bell.raise(`${titled(machine)}Failed`, {
        says: `An execution of the ${machine} machine failed, was aborted or timed out.`,
        metric: sum(
          ['ExecutionsFailed', 'ExecutionsAborted', 'ExecutionsTimedOut'].map((metricName) =>
            metric('AWS/States', metricName, { StateMachineArn: machineArns[machine] }),
          ),
        ),
        threshold: 1,
      });
    }
    bell.raise('DeskFailing', {
      says: 'The desk answers people with server errors.',
      metric: metric('AWS/ApiGateway', '5xx', { ApiId: apiId }),
      threshold: 5,
    });
    bell.raise('UploadFailing', {
      says: 'receive-upload, import-previous or check-portal failed: a file is not taken in, and its event is given up within minutes.',
      metric: sum(
        verbs.named('receive-upload', 'import-previous', 'check-portal').map((verb) => functionMetric(verb, 'Errors')),
      ),
      threshold: 1,
    });
    bell.raise('BackgroundFailing', {
      says: 'Functions that nobody waits for keep failing: mail, decisions, executions or lost uploads are held up.',
      metric: sum(verbs.named('dispatch-outbox', ...OUTBOX_FUNCTIONS).map((verb) => functionMetric(verb, 'Errors'))),
      // One row that can never be done fails three times in a round of settle, of which one may fall into the next five minutes.
      threshold: 2,
      periods: 3,
    });
    bell.raise('PacksFailing', {
      says: 'The files of whole years and the search cannot be made: they are of a release before what the site shows.',
      ...ofTwoHours(sum(verbs.named('pack-data').map((verb) => functionMetric(verb, 'Errors')))),
    });
    bell.raiseWhenSaid('CachesKeep', {
      says: 'CloudFront could not be told to forget what a release wrote over: it may answer with it for five minutes.',
      line: CACHES_KEEP,
      by: verbs.named('publish-report'),
      counts: 'CachesKeep',
    });
    bell.raiseWhenSaid('OutboxGivenUp', {
      says: 'A row of the outbox was given up: a mail, a start or a look for uploads will not be tried again.',
      line: ROW_FAILED,
      by: verbs.named(...OUTBOX_FUNCTIONS),
      counts: 'OutboxRowsFailed',
    });
    bell.raise('OutboxLate', {
      says: 'Rows of the outbox have waited for more than ten minutes in the stream of the table, or to be worked on.',
      metric: highest([
        ...verbs.named('dispatch-outbox').map((verb) => functionMetric(verb, 'IteratorAge', cloudwatch.Stats.MAXIMUM)),
        ...verbs
          .named(...OUTBOX_FUNCTIONS)
          .map((verb) => functionMetric(verb, 'AsyncEventAge', cloudwatch.Stats.MAXIMUM)),
      ]),
      threshold: Duration.minutes(10).toMilliseconds(),
      periods: 2,
    });
    bell.raiseWhenSaid('OutboxNotHandedOn', {
      says: 'Rows of the outbox could not be handed to their function: until that is mended they wait for settle.',
      line: ROWS_NOT_HANDED_ON,
      by: verbs.named('dispatch-outbox'),
      counts: 'OutboxRowsNotHandedOn',
      periods: 2,
    });
    bell.raiseWhenSaid('DecisionDisowned', {
      says: 'Somebody says that a decision in their name was not theirs: a mailbox or a link is in other hands.',
      line: DECISION_DISOWNED,
      by: verbs.named('stop-filing'),
      counts: 'DecisionsDisowned',
    });
    bell.raiseWhenSaid('ReaderStarved', {
      says: 'A good file was turned away because no machine had time to read it.',
      line: READER_STARVED,
      by: verbs.named('announce-draft'),
      counts: 'ReadersStarved',
    });
    if (malwareGate !== 'off') raiseOfScanner(bell, verbs);
    if (mail.transport === 'ses') {
      bell.raise('MailBouncing', {
        says: 'More than 5% of the account’s mails bounce; at 10% SES may stop sending.',
        metric: metric('AWS/SES', 'Reputation.BounceRate', {}, cloudwatch.Stats.MAXIMUM).with({
          period: Duration.hours(1),
        }),
        threshold: 0.05,
        // SES reckons it anew when mails leave.
        keeps: true,
      });
    }
    this.all = bell.alarms;
  }
}

/** Of what runs by the clock (clock-stack.ts). */
function raiseOfClock(bell: AlarmBell, verbs: Verbs): void {
  bell.raise('ClockFailing', {
    says: 'What runs by the clock keeps failing: reminders, digests, handovers, or the first pages of a site are held up.',
    // publish-report is called each hour, too (publishing.ts).
    ...ofTwoHours(sum(verbs.named(...HOURLY, 'publish-report').map((verb) => functionMetric(verb, 'Errors')))),
  });
  bell.raiseOnSilence(
    'SettleSilent',
    verbs.the('settle'),
    Duration.minutes(30),
    'settle has not run, or not to its end, for half an hour, so nothing brings back what the stream left behind.',
  );
  bell.raiseOnSilence(
    'UpgradeSilent',
    verbs.the('upgrade-table'),
    Duration.hours(1),
    'upgrade-table has not run, or not to its end, for an hour: functions refuse a table whose layout is not theirs.',
  );
  bell.raiseWhenSaid('DriftFound', {
    says: 'reconcile found that the table, executions, outbox, files or site do not say the same.',
    line: DRIFT_FOUND,
    by: verbs.named('reconcile'),
    counts: 'DriftFound',
  });
  bell.raiseOnSilence(
    'ReconcileSilent',
    verbs.the('reconcile'),
    Duration.hours(3),
    'reconcile has not run, or not to its end, for three hours, so what is lost is not found.',
  );
}

/** Where there is one. */
function raiseOfScanner(bell: AlarmBell, verbs: Verbs): void {
  const openers = verbs.named('receive-upload', 'find-upload', 'import-previous', 'check-portal');
  bell.raiseWhenSaid('ThreatFound', {
    says: 'The malware scanner found a threat in an uploaded file; it was not opened, and whoever sent it was told.',
    line: THREAT_FOUND,
    by: openers,
    counts: 'ThreatsFound',
  });
  bell.raiseWhenSaid('ScanUnfinished', {
    says: 'The malware scanner failed, or did not answer for half an hour: uploads are given back unread.',
    line: SCAN_UNFINISHED,
    by: [...openers, ...verbs.named('announce-draft')],
    counts: 'ScansUnfinished',
  });
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
