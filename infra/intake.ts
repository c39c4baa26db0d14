/**
 * Intake: from the upload form to a draft that the agency may mend and file. A browser posts to the uploads bucket; its
 * event claims a submission; the machine reads and checks it. What no event told of is found when the form is over.
 */
import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SCAN_EVENT } from '#shared/workflow/malware-scan.js';
import type { DataStack } from './data-stack.js';
import { intakeMachine } from './machines/intake.js';
import type { Protection } from './protection.js';
import {
  FOLDERS,
  mayCommit,
  mayListVersions,
  mayRead,
  mayReadObjects,
  mayReadScans,
  mayWriteObjects,
  prefixOf,
  type Keys,
} from './rights.js';
import { maySign, type SigningKeys } from './signing.js';
import type { VerbFunction } from './verb-function.js';
import type { Verbs } from './verbs.js';

/** Keys of documents that become no submissions: last year's, and what portals show. */
const LAST_YEAR = prefixOf(FOLDERS.previous);
const PORTAL = prefixOf(FOLDERS.portal);

export interface IntakeProps {
  readonly keys: SigningKeys;
  readonly malwareGate: Protection['malwareGate'];
}

export class Intake extends Construct {
  readonly machineArn: string;

  constructor(scope: Construct, data: DataStack, verbs: Verbs, { keys, malwareGate }: IntakeProps) {
    super(scope, 'Intake');
    const isGated = malwareGate !== 'off';
    const opens = (verb: VerbFunction, ...folders: Keys[]) => {
      mayReadObjects(verb, data.uploads, ...folders);
      if (isGated) mayReadScans(verb, data.uploads, ...folders);
    };
    // The form is signed with this role: whoever holds it may put what the policy in it allows, and no more.
    const requestUpload = verbs.make(this, 'request-upload');
    mayCommit(requestUpload, data.table);
    mayWriteObjects(requestUpload, data.uploads);
    // What lies there is opened unscanned, for no browser can send anything there.
    requestUpload.allow({
      effect: iam.Effect.DENY,
      actions: ['s3:PutObject'],
      resources: [data.uploads.arnForObjects(FOLDERS.typed)],
    });

    // What is typed on the page: saved by one, made a document and sent by another, which can put an object and read none.
    mayCommit(verbs.make(this, 'save-form'), data.table);
    const finishForm = verbs.make(this, 'finish-form');
    mayCommit(finishForm, data.table);
    mayWriteObjects(finishForm, data.uploads, FOLDERS.typed);
    mayRead(verbs.make(this, 'print-form'), data.table);

    // It learns all it needs from the event and the table, and never opens the file.
    const receiveUpload = verbs.make(this, 'receive-upload');
    mayCommit(receiveUpload, data.table);
    const reports = { 'anything-but': { prefix: [LAST_YEAR, PORTAL] } };
    this.whenUploaded('Uploaded', data, receiveUpload, reports);
    if (isGated) this.whenScanned('Scanned', data, receiveUpload, reports);

    // A throttled event waits for hours, but one that the function fails on is tried twice more within minutes and is
    // gone then. What is lost here is found by its form.
    receiveUpload.lambda.configureAsyncInvoke({ maxEventAge: Duration.hours(6), retryAttempts: 2 });

    // It never opens the file either: the listing has the size, the table all else.
    const findUpload = verbs.make(this, 'find-upload');
    mayCommit(findUpload, data.table);
    mayListVersions(findUpload, data.uploads);
    if (isGated) mayReadScans(findUpload, data.uploads);

    const importPrevious = verbs.make(this, 'import-previous');
    mayCommit(importPrevious, data.table);
    // An archive of reports is taken apart into objects that arrive each by itself.
    opens(importPrevious, FOLDERS.previous);
    mayWriteObjects(importPrevious, data.uploads, FOLDERS.previous);
    // Nobody waits for these with a number of its own: they begin when they may be opened.
    const when = (...asked: Parameters<Intake['whenUploaded']>) =>
      isGated ? this.whenScanned(...asked) : this.whenUploaded(...asked);
    when('LastYearUploaded', data, importPrevious, { prefix: LAST_YEAR });
    importPrevious.lambda.configureAsyncInvoke({ maxEventAge: Duration.hours(6), retryAttempts: 2 });

    // It opens files of strangers for a report that was approved long ago: it can write no object, and no submission.
    const checkPortal = verbs.make(this, 'check-portal');
    mayCommit(checkPortal, data.table);
    opens(checkPortal, FOLDERS.portal);
    when('PortalSaved', data, checkPortal, { prefix: PORTAL });
    checkPortal.lambda.configureAsyncInvoke({ maxEventAge: Duration.hours(6), retryAttempts: 2 });

    const locate = verbs.make(this, 'locate-upload');
    mayRead(locate, data.table);
    // It opens files of strangers: of the table it has no right at all, of the documents it can only add to these.
    const extract = verbs.make(this, 'extract-report');
    opens(extract);
    mayWriteObjects(extract, data.documents, FOLDERS.originals, FOLDERS.pages, FOLDERS.readings);

    const check = verbs.make(this, 'check-report');
    mayReadObjects(check, data.documents, FOLDERS.readings);
    const announce = verbs.make(this, 'announce-draft');
    const complete = verbs.make(this, 'complete-record');
    const importing = verbs.make(this, 'import-explanations');
    const file = verbs.make(this, 'file-report');
    for (const verb of [check, announce, complete, importing, file]) mayCommit(verb, data.table);

    maySign(file, keys.seal);
    maySign(file, keys.checkpoint);

    this.machineArn = intakeMachine(this, { locate, extract, check, announce }).arn;
  }

  private whenUploaded(id: string, data: DataStack, verb: VerbFunction, key: object): void {
    this.rule(id, verb, `A file for ${verb.verb} arrived in the uploads bucket`, {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [data.uploads.bucketName] }, object: { key: [key] } },
    });
  }

  private whenScanned(id: string, data: DataStack, verb: VerbFunction, key: object): void {
    this.rule(id, verb, `A file for ${verb.verb} was scanned for malware`, {
      source: [SCAN_EVENT.source],
      detailType: [SCAN_EVENT.detailType],
      detail: { s3ObjectDetails: { bucketName: [data.uploads.bucketName], objectKey: [key] } },
    });
  }

  private rule(id: string, verb: VerbFunction, description: string, eventPattern: events.EventPattern): void {
    const targets = [new LambdaFunction(verb.lambda, { maxEventAge: Duration.hours(24), retryAttempts: 185 })];
    new events.Rule(this, id, { description, eventPattern, targets });
  }
}
