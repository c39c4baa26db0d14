/**
 * The way of one filing as its people walk it and its functions carry it, from the invitation's link to the approval:
 * each step reads and commits on the table it is given as the function of that name does, so that a counted table shows
 * what a filing costs.
 */
import { expect } from '@jest/globals';
import { Readable } from 'node:stream';
import { mintSecret, secretDigest } from '#shared/access/links.js';
import { newSession } from '#shared/access/sessions.js';
import type { DecisionGrant, FilingGrant, Grant } from '#shared/access/model.js';
import { isAwaited } from '#shared/desk/awaiting.js';
import { loadDecisionPage, loadFilingPage } from '#shared/desk/load.js';
import { decisionGrantId, filingGrantId } from '#shared/access/links.js';
import { announce } from '#shared/deeds/filing/announce.js';
import { ask } from '#shared/deeds/filing/ask.js';
import { complete } from '#shared/deeds/filing/complete.js';
import { decide, standingDecision } from '#shared/deeds/filing/decide.js';
import type { Outcome } from '#shared/deeds/outcome.js';
import { digestOfBytes } from '#shared/ids/digest.js';
import { submissionId, type SubmissionId } from '#shared/ids/submission-id.js';
import type { Stage } from '#shared/filing/model.js';
import { checkSubmission } from '#shared/intake/check.js';
import { storeReading } from '#shared/intake/stored-reading.js';
import { loadFilingToAnswer, loadFilingToCheck, recheckState } from '#shared/intake/judge.js';
import { receiveArrival } from '#shared/intake/receive.js';
import type { OutboxRow } from '#shared/outbox/row.js';
import { parseTyped } from '#shared/reading/values.js';
import type { ReportRecord } from '#shared/report/record.js';
import { checkpointWith, examinedLog } from '#shared/proof/checkpoints.js';
import { comparedWithFiled } from '#shared/proof/filed.js';
import type { Proof } from '#shared/proof/open.js';
import { checkRecord } from '#shared/rules/index.js';
import type { Log } from '#shared/runtime/log.js';
import type { S3Client } from '#shared/s3/objects.js';
import { loadAskState } from '#shared/store/asking.js';
import { chainOfFiling } from '#shared/store/checkpoints.js';
import { draftKey, draftKeyOf } from '#shared/store/decision-drafts.js';
import { caseKeys, headKeys, loadBefore, loadCaseOf, loadHeadsOf, loadStateOf } from '#shared/store/filing-case.js';
import { loadSubmission, submissionKey } from '#shared/store/filings.js';
import { findLink, linkSentWrite, mintLink } from '#shared/store/links.js';
import { isProven, proveBrowser } from '#shared/store/browsers.js';
import { findSession, openedSession, sessionWrite } from '#shared/store/sessions.js';
import { agencyKey, outboxKey, seasonKey } from '#shared/store/keys.js';
import { workThrough, type WorkResult } from '#shared/store/outbox-worker.js';
import { perform } from '#shared/store/perform.js';
import type { Consistency, Key, Table } from '#shared/store/table.js';
import { forgetTask, loadToTell } from '#shared/store/tasks.js';
import { findClaim, saveUploadForm } from '#shared/store/uploads.js';
import { checkpointKey, fileSealed, KEYS } from '../builders/signatures.js';
import { agency as jiaoyu, contact, NOW } from '../deeds/filing/scene.js';
import { viewerOf } from '../desk/views.js';
import { EXPIRES } from './walk.js';

const SITE = 'https://site.example.invalid';
const silent: Log = { info() {}, warn() {}, error() {} } as unknown as Log;
/** Pictures are fetched as a person scrolls to them; so many pages of a usual report hold its tables. */
const PICTURES = 3;

/** The bytes of the original, whatever is asked for. */
const ORIGINAL = Buffer.from('the original');
const documents = { send: async () => ({ Body: Readable.from([ORIGINAL]) }) } as unknown as S3Client;

/** Where the reader left this. */
const left = (result: object) =>
  ({
    send: async () => ({ Body: Readable.from([Buffer.from(JSON.stringify({ v: 1, ...result }))]) }),
  }) as unknown as S3Client;

/** @param plain sees the same table and is not counted */
export function filingWay(table: Table, plain: Table, agency: string, record: ReportRecord) {
  const proof: Proof = {
    table,
    s3: documents,
    documentsBucket: 'documents',
    sealKeys: async () => KEYS.seal,
    checkpointKeys: async () => KEYS.checkpoint,
  };
  const checkpointing = { sign: async (text: string) => checkpointKey.sign(text) };
  const of = { area: 'home', year: 2025, agency } as const;
  const id: SubmissionId = submissionId(of, 1);
  const key = `home/2025/${agency}/key`;
  const arrival = { key, versionId: 'v1' };
  let minute = 0;
  const now = () => new Date(NOW.getTime() + ++minute * 60_000);
  /** By grant, the secret of the newest mailed link, of the browser's session and of the browser that was proved. */
  const links = new Map<string, string>();
  const sessions = new Map<string, string>();
  const browsers = new Map<string, string>();

  /** A click on the mailed link. */
  async function opened(name: string): Promise<void> {
    const found = await findLink(table, links.get(name) ?? '');
    if (found === undefined) throw new Error(`no link of ${name} was mailed`);
    const opened = openedSession(newSession(found.grant, found.link, now()));
    await table.commit([sessionWrite(opened)]);
    sessions.set(name, opened.secret);
  }
  /** What every request behind it begins with. */
  async function provenWith<G extends Grant>(name: string, keys: readonly Key[], consistency?: Consistency) {
    const found = await findSession(table, name as Grant['id'], sessions.get(name) ?? '', keys, consistency);
    if (found === undefined) throw new Error(`no session of ${name}`);
    return { grant: found.grant as G, beside: found.beside };
  }
  const agencyGrantWith = (keys: readonly Key[]) => provenWith<FilingGrant>(filingGrantId(of, contact), keys);
  const agencyGrant = async () => (await agencyGrantWith([])).grant;
  const agencyOpens = () => opened(filingGrantId(of, contact));
  const deciderGrantId = (stage: Stage) =>
    decisionGrantId(id, stage, stage === 'review' ? jiaoyu.reviewer : jiaoyu.approver);
  const deciderGrant = async (stage: Stage) => (await provenWith<DecisionGrant>(deciderGrantId(stage), [])).grant;

  async function agencyLooks(awaiting = false): Promise<void> {
    const { grant, beside } = await agencyGrantWith(awaiting ? [] : headKeys(of));
    const at = now();
    const heads = awaiting ? undefined : beside;
    const options = { heads, viewer: viewerOf('agency'), now: at, siteBaseUrl: SITE, maxBytes: 1, attempt: null };
    const page = await loadFilingPage(table, grant, {
      ...options,
      awaiting: await isAwaited(table, grant, awaiting ? key : undefined, at),
    });
    if (page === undefined) throw new Error('no page');
  }

  async function work<K extends OutboxRow['kind']>(
    kind: K,
    act: (row: Extract<OutboxRow, { kind: K }>) => Promise<WorkResult>,
  ): Promise<void> {
    const at = now();
    const due = await plain.due(at.toISOString(), 10_000);
    const records = due
      .filter(({ pk }) => pk.startsWith(outboxKey('home', kind, '').pk))
      .map(({ pk }) => ({ dynamodb: { Keys: { pk: { S: pk } } } }));
    await workThrough({ table, log: silent, kind, now: () => at }, { Records: records }, act);
  }
  const start = () => work('start', async () => 'done');
  const mail = () =>
    work('mail', async (row) => {
      if (row.grant === null) return 'done';
      const secret = mintSecret();
      const digest = secretDigest(secret);
      if ((await mintLink(table, row.grant, { digest, now: now(), days: () => 60 })) !== 'minted')
        return { failed: 'revoked' };
      links.set(row.grant, secret);
      return { done: [linkSentWrite(row.grant, digest)] };
    });
  const tell = () =>
    work('tell', async (row) => {
      const { submission, task } = await loadToTell(table, row.submission, row.stage);
      if (submission === undefined || task === undefined) return { later: 'nothing to tell' };
      await forgetTask(table, row.submission, row.stage, task.token);
      return 'done';
    });

  async function pictures(name: string): Promise<void> {
    for (let page = 1; page <= PICTURES; page++) await provenWith(name, [submissionKey(id)], 'eventually');
  }

  async function asked(stage: Stage): Promise<void> {
    const at = now();
    const read = () => loadAskState(table, id, stage, 0, NOW);
    const asking = { stage, token: `token-${stage}`, asked: 0, grantExpiresAt: EXPIRES, until: '2026-01-27' };
    done(await perform(table, at, read, (state) => ask(state, asking, at)));
  }

  async function decided(stage: Stage): Promise<void> {
    const viewer = viewerOf(stage === 'review' ? 'reviewer' : 'approver');
    const look = async () => {
      const { grant, beside: items } = await provenWith<DecisionGrant>(deciderGrantId(stage), [
        draftKeyOf(deciderGrantId(stage))!,
        ...caseKeys(id),
      ]);
      return loadDecisionPage({ table, proof }, grant, { viewer, now: now(), attempt: null, chosen: {}, items });
    };
    await opened(deciderGrantId(stage));
    await look();
    await pictures(deciderGrantId(stage));
    const at = now();
    await chosen(stage, at);
    const grant = await deciderGrant(stage);
    // Their first report of the season costs a code and its mail besides.
    await isProven(table, await browserOf(grant, at), grant, at);
    const read = async () => {
      const found = await loadCaseOf(table, id);
      const { state } = found;
      const stands = state.submission !== null && standingDecision(state.submission, stage) !== undefined;
      if (stands) return { state, again: null, changed: [], log: null };
      const again = await recheckState(table, state, at, found);
      return { state, again, ...(await comparedWithFiled(proof, state)) };
    };
    const request = { shown: grant.digest, outcome: 'approved' as const, comment: '', proof: 'code' as const };
    done(
      await perform(
        table,
        at,
        read,
        ({ state, again, changed }) => decide(state, request, grant, at, again, changed),
        async ({ log }, change) => (log === null ? [] : checkpointWith(checkpointing, log, change, silent, at)),
      ),
    );
    await look();
  }

  /** The choice, which is put before the person once more. */
  async function chosen(stage: Stage, at: Date): Promise<void> {
    const grant = await deciderGrant(stage);
    const { state } = await loadHeadsOf(table, id, [draftKey(grant)]);
    const request = { shown: grant.digest, outcome: 'approved' as const, comment: '', proof: 'code' as const };
    const judged = decide(state, request, grant, at);
    if ('refused' in judged) throw new Error(JSON.stringify(judged.refused));
  }

  async function browserOf(grant: Grant, at: Date): Promise<string> {
    const { address } = grant.person;
    const secret = browsers.get(address) ?? (await proveBrowser(plain, grant, at)).secret;
    browsers.set(address, secret);
    return secret;
  }

  async function shownVersion(): Promise<number> {
    return (await loadStateOf(plain, id)).filing.version;
  }

  const steps: readonly (readonly [string, () => Promise<void>])[] = [
    [
      'agency opens its link',
      async () => {
        await agencyOpens();
        await agencyLooks();
      },
    ],
    [
      'request-upload',
      async () => {
        const { grant } = await agencyGrantWith([seasonKey(of), agencyKey(of)]);
        const at = now();
        await saveUploadForm(
          table,
          { key, grant: grant.id, ...formOf(grant), fileName: '年报.pdf', issuedAt: at.toISOString() },
          new Date(at.getTime() + 30 * 60_000),
        );
      },
    ],
    ['receive-upload', async () => void (await receiveArrival(table, { ...arrival, size: 1000 }, 'off', now()))],
    ['agency is sent back', () => agencyLooks(true)],
    ['start-execution', start],
    ['locate-upload', async () => void (await loadSubmission(table, id))],
    [
      'check-report',
      async () => {
        const result = { status: 'read', digest: digestOfBytes(ORIGINAL), format: 'pdf', pictures: sized(), record };
        const outcome = await storeReading({ table, s3: left(result), documentsBucket: 'documents' }, id);
        expect(outcome).toBe('read');
        await checkSubmission(table, id, now());
      },
    ],
    [
      'announce-draft',
      async () => {
        const at = now();
        const read = async () => {
          const state = await loadStateOf(table, id);
          return { ...state, before: await loadBefore(table, state) };
        };
        done(await perform(table, at, read, (state) => announce(state, { outcome: 'read' }, at)));
      },
    ],
    ['send-mail', mail],
    [
      'agency opens its draft',
      async () => {
        await agencyOpens();
        await agencyLooks();
      },
    ],
    ['pictures of its pages', () => pictures(filingGrantId(of, contact))],
    [
      'complete-record',
      async () => {
        const grant = await agencyGrant();
        const at = now();
        const findings = (await loadStateOf(plain, id)).check?.findings ?? [];
        const explained = findings
          .filter(({ severity }) => severity === 'explain')
          .map(({ key: finding }) => ({ finding, text: '情况属实，已核对。' }));
        const completion = {
          shown: await shownVersion(),
          through: 'page' as const,
          keyed: [],
          confirmed: [],
          explained,
        };
        done(
          await perform(
            table,
            at,
            () => loadFilingToAnswer(table, grant, at),
            ({ known, ...state }) =>
              complete(
                state,
                completion,
                grant,
                { parseValue: parseTyped, check: (one) => checkRecord(one, known) },
                at,
              ),
          ),
        );
        await agencyLooks();
      },
    ],
    [
      'file-report',
      async () => {
        const grant = await agencyGrant();
        const at = now();
        const request = { shown: await shownVersion(), officer: '孙局长', title: '局长', agreed: true };
        done(
          await perform(
            table,
            at,
            async () => {
              const state = await loadFilingToCheck(table, grant, at);
              const keys = async () => KEYS.checkpoint;
              return { ...state, log: await examinedLog(table, keys, chainOfFiling(of), state.filing.audit) };
            },
            ({ known, ...state }) => fileSealed(state, request, grant, (one) => checkRecord(one, known), at),
            ({ log }, change) => checkpointWith(checkpointing, log, change, silent, at),
          ),
        );
        await agencyLooks();
      },
    ],
    ['start-execution, send-mail', async () => void (await start(), await mail())],
    ['ask-decision (review)', () => asked('review')],
    ['send-mail', mail],
    ['reviewer looks and decides', () => decided('review')],
    ['tell-decision', tell],
    ['ask-decision (approval)', () => asked('approval')],
    ['send-mail', mail],
    ['approver looks and decides', () => decided('approval')],
    ['tell-decision, send-mail', async () => void (await tell(), await mail())],
    [
      'agency reads that it is approved',
      async () => {
        await agencyOpens();
        await agencyLooks();
      },
    ],
    [
      'find-upload',
      () => {
        // Once the form is over.
        minute += 60;
        return work('find', async () => {
          await findClaim(table, arrival);
          return 'done';
        });
      },
    ],
  ];
  return { invited: mail, steps, state: () => loadStateOf(plain, id) };
}

function formOf({ area, year, agency }: FilingGrant) {
  return { area, year, agency };
}

function sized() {
  return Array.from({ length: PICTURES }, (_, index) => ({ page: index + 1, width: 595, height: 842, sha256: null }));
}

function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}
