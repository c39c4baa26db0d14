/**
 * Lines whose loss nobody would see on a page, each taken out as a careless change might take it out. `npm run mutate` shows
 * that a test misses each; mutants.test.ts holds this list to the source. Where a condition of the database goes, it is
 * replaced by one that always holds, because an expression with a value too many is refused for that alone.
 */
export interface Mutant {
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What would happen if nobody noticed. */
  readonly why: string;
  /** Files of tests of which at least one test must fail. */
  readonly tests: readonly string[];
}

const ALWAYS = '(attribute_exists(pk) OR attribute_not_exists(pk))';
const OUTBOX = { file: 'shared/store/outbox.ts', tests: ['test/store/outbox.test.ts'] };
const FILINGS = { file: 'shared/store/filings.ts', tests: ['test/store/deeds.test.ts'] };
const TABLE = { file: 'shared/store/table.ts', tests: ['test/store/retries.test.ts'] };
const TRYING_AGAIN = { ...TABLE, file: 'shared/store/trying-again.ts' };
const WRITES = { file: 'shared/s3/conditional-writes.ts', tests: ['test/s3/fenced-writes.test.ts'] };
const RELEASES = { file: 'shared/store/releases.ts', tests: ['test/store/leases.test.ts'] };
const GRANTS = { file: 'shared/store/grants.ts', tests: ['test/store/leases.test.ts'] };
const DECIDE = { file: 'shared/deeds/filing/decide.ts', tests: ['test/deeds/filing/decide.test.ts'] };
const CHAIN = { file: 'shared/audit/chain.ts', tests: ['test/audit/chain.test.ts'] };
const TOTALS = { file: 'shared/totals/totals.ts', tests: ['test/totals/totals.test.ts'] };
const LATE = ['test/store/late-writes.test.ts'];
const QUOTATIONS = ['test/rules/privacy/quotations.test.ts'];

export const MUTANTS: readonly Mutant[] = [
  {
    ...OUTBOX,
    find: "'#status IN (:queued, :working) AND dueAt = :seen'",
    replace: `'#status IN (:queued, :working) AND (${ALWAYS} OR dueAt = :seen)'`,
    why: 'two functions work on one row of the outbox at the same time',
  },
  {
    ...OUTBOX,
    find: 'if (row.dueAt > now.toISOString()) return undefined;',
    replace: '',
    why: 'a row that somebody holds a lease of is taken from them',
  },
  {
    ...OUTBOX,
    find: "'#status = :working AND dueAt = :lease'",
    replace: `'#status = :working AND (${ALWAYS} OR dueAt = :lease)'`,
    why: 'whoever was relieved of a row gives it to a third',
  },
  {
    file: 'shared/intake/check.ts',
    find: 'submissionNoteWrite(submission),',
    replace: '',
    why: 'a late check changes the findings that a filing rests on',
    tests: ['test/intake/check.test.ts'],
  },
  {
    file: 'shared/store/filings.ts',
    find: "{ from: 'received', after: submission }",
    replace: '{ from: submission.state, after: submission }',
    why: 'a late step of the intake writes a submission that people work on',
    tests: ['test/intake/check.test.ts'],
  },
  {
    file: 'shared/rules/check.ts',
    find: 'sentence: masked(quoted.sentence)',
    replace: 'sentence: quoted.sentence',
    why: 'a rule that quotes the text as it was read publishes the number of a person',
    tests: QUOTATIONS,
  },
  {
    file: 'shared/rules/prose.ts',
    find: 'const shown = maskedText(part)',
    replace: 'const shown = part.text',
    why: 'a quotation cut through the number of a person shows the rest of it',
    tests: QUOTATIONS,
  },
  {
    ...WRITES,
    find: "if (current !== undefined && current.fence > fence) return 'lost';",
    replace: '',
    why: 'a release that lost the site writes its old indexes over the new ones',
  },
  {
    ...WRITES,
    find: '{ IfMatch: current.etag }',
    replace: '{}',
    why: 'a release overwrites what another wrote after it looked',
  },
  {
    ...WRITES,
    find: "...(current === undefined ? { IfNoneMatch: '*' }",
    replace: '...(current === undefined ? {}',
    why: 'a release overwrites what appeared after it looked',
  },
  {
    ...WRITES,
    find: "new PutObjectCommand({ ...putInput(object), IfNoneMatch: '*' })",
    replace: 'new PutObjectCommand(putInput(object))',
    why: 'a published version of a report is overwritten',
  },
  {
    file: 'shared/store/links.ts',
    find: "if (grant.status === 'revoked') return 'revoked';",
    replace: '',
    why: 'somebody who was replaced is mailed a link',
    tests: ['test/functions/send-mail.test.ts'],
  },
  {
    ...TRYING_AGAIN,
    find: "new Set(['TransactionConflict', ",
    replace: 'new Set([',
    why: 'two people at one filing: one of them sees an error page',
  },
  {
    ...TRYING_AGAIN,
    find: "'ThrottlingError', ",
    replace: '',
    why: 'a busy minute breaks a deed instead of delaying it',
  },
  {
    ...TRYING_AGAIN,
    find: 'codes.every(',
    replace: 'codes.some(',
    why: 'a transaction that can never succeed is tried until the table is called busy',
  },
  {
    ...TRYING_AGAIN,
    find: '(status !== undefined && status >= 500) ||',
    replace: '',
    why: 'an outcome that nobody knows is taken for a failure',
  },
  {
    ...TABLE,
    find: 'ClientRequestToken: token',
    replace: 'ClientRequestToken: randomUUID()',
    why: 'a deed whose answer was lost is done a second time',
  },
  {
    ...FILINGS,
    find: '` AND NOT contains(${list}, :key${index})`',
    replace: `\` AND (${ALWAYS} OR NOT contains(\${list}, :key\${index}))\``,
    why: 'the transaction lets somebody approve what they touched',
  },
  {
    ...FILINGS,
    tests: LATE,
    find: "ConditionExpression: 'version = :version'",
    replace: `ConditionExpression: '${ALWAYS} OR version = :version'`,
    why: 'a deed judged on an old reading overwrites what was done meanwhile',
  },
  {
    ...FILINGS,
    find: `sk: eventSortKey(event.seq) }, 'event', event),
      ConditionExpression: 'attribute_not_exists(pk)',`,
    replace: "sk: eventSortKey(event.seq) }, 'event', event),",
    why: 'an event of the audit chain is written over',
    tests: LATE,
  },
  {
    ...DECIDE,
    find: "if (conflict !== undefined) return { refused: { code: 'four-eyes', reason: conflict } };",
    replace: 'void conflict;',
    why: 'somebody decides on what they touched',
  },
  {
    ...DECIDE,
    find: 'request.shown !== submission.contentDigest || ',
    replace: '',
    why: 'a decision counts for something else than the page showed',
  },
  {
    file: 'shared/store/uploads.ts',
    find: "ConditionExpression: 'attribute_not_exists(pk)'",
    replace: `ConditionExpression: '${ALWAYS}'`,
    why: 'one file that arrived becomes two submissions',
    tests: ['test/store/leases.test.ts'],
  },
  {
    file: 'shared/formats/format.ts',
    find: 'if (!(found <= this.version)) throw new NewerFormat(this.kind, found, this.version);',
    replace: '',
    why: 'code of yesterday guesses at what code of tomorrow wrote, and writes over it',
    tests: ['test/formats/format.test.ts'],
  },
  {
    ...RELEASES,
    find: 'if (!free) return undefined;',
    replace: '',
    why: 'two releases write the site at the same time',
  },
  {
    ...RELEASES,
    tests: LATE,
    find: "ConditionExpression: 'lease.fence = :fence',\n              ExpressionAttributeValues: { ':fence': lease.fence }",
    replace: `ConditionExpression: '${ALWAYS} OR lease.fence = :fence', ExpressionAttributeValues: { ':fence': lease.fence }`,
    why: 'two releases that ask at once both get the lease, with one fencing number',
  },
  {
    ...RELEASES,
    tests: LATE,
    find: "      ConditionExpression: 'lease.fence = :fence',\n      ExpressionAttributeValues: { ':fence': fence },",
    replace: '',
    why: 'a release that lost the lease prolongs it over the head of its new holder',
  },
  {
    ...GRANTS,
    find: `      ConditionExpression: '#grant.#status = :live AND #grant.expiresAt > :now',`,
    replace: `      ConditionExpression: '#grant.#status = :live OR #grant.expiresAt > :now',`,
    why: 'a deed is done by a grant that was revoked while it was judged',
  },
  {
    file: 'shared/access/links.ts',
    find: 'return digestOfBytes(secret);',
    replace: 'return secret as Digest;',
    why: 'a copy of the table opens every door',
    tests: ['test/store/links.test.ts'],
  },
  {
    file: 'shared/access/links.ts',
    find: "  if (link.serial !== serial) return 'ended';\n",
    replace: '',
    why: 'a link that was revoked lives again when its contact comes back',
    tests: ['test/store/links.test.ts'],
  },
  {
    file: 'shared/store/browsers.ts',
    find: " && former.provenAt > (known?.voidedAt ?? '')",
    replace: '',
    why: 'a browser that former code knew goes on after its person said "this was not me"',
    tests: ['test/desk/database/proof.test.ts'],
  },
  {
    file: 'shared/store/challenges.ts',
    find: "if (challenge.tries >= CODE_TRIES) return { is: 'used-up' };",
    replace: '',
    why: 'a code can be guessed as often as one likes',
    tests: ['test/desk/database/proof.test.ts'],
  },
  {
    file: 'shared/access/links.ts',
    find: "if (status === 'revoked') return 'revoked';",
    replace: '',
    why: 'a revoked link opens its page',
    tests: ['test/access/links.test.ts'],
  },
  {
    file: 'shared/store/keys.ts',
    find: '`FILING#${area}#${year}#${agency}`',
    replace: '`FILING#${year}#${agency}`',
    why: 'two areas with an agency of one name share its filing',
    tests: ['test/store/keys.test.ts'],
  },
  {
    ...CHAIN,
    find: ' || event.previous !== expected.head',
    replace: '',
    why: 'an event that does not follow from the one before it passes for part of the chain',
  },
  {
    ...CHAIN,
    find: 'previous: last.head };',
    replace: 'previous: head.head };',
    why: 'events written together do not vouch for each other',
  },
  {
    ...TOTALS,
    find: 'numbers.length > 0 ? addDecimals(numbers) : null',
    replace: 'addDecimals(numbers)',
    why: 'what nobody reported is published as 0',
  },
  {
    ...TOTALS,
    find: "return kind !== 'government';",
    replace: 'return kind !== undefined;',
    why: 'the report of a government, itself a sum, is added to its parts',
  },
  {
    file: 'shared/ids/visible-text.ts',
    find: '/[&<>"]/g',
    replace: '/[&>"]/g',
    why: 'a comment that somebody typed becomes an element of a mail',
    tests: ['test/words/letters/render.test.ts'],
  },
  {
    file: 'shared/takeaway/read-back.ts',
    find: 'return differs === undefined ? { bytes } : { differs };',
    replace: 'return { bytes };',
    why: 'a document of our own that says another number than was typed is sent',
    tests: ['test/takeaway/report-document.test.ts'],
  },
  {
    file: 'shared/deeds/form/save.ts',
    find: "return contentMark(content) === shown.mark ? 'nothing' : 'conflict';",
    replace: "return 'save';",
    why: 'what another typed meanwhile is written over',
    tests: ['test/deeds/form/save.test.ts'],
  },
  {
    file: 'functions/appoint-publisher/handler.ts',
    find: "if (grant.purpose === 'publish' && publisher.address !== grant.person.address)",
    replace: 'if (false as boolean)',
    why: 'a publisher who was replaced in the moment before names another all the same',
    tests: ['test/desk/database/races.test.ts'],
  },
  {
    file: 'shared/deeds/filing/decide.ts',
    find: "if (person.address !== grant.person.address) return { refused: { code: 'link-ended' } };",
    replace: '',
    why: 'whoever had the stage before is told that everything is busy, or decides on it',
    tests: ['test/desk/database/races.test.ts'],
  },
  {
    file: 'shared/season/deciders.ts',
    find: 'endedAt === null && since > day',
    replace: 'endedAt === null && since > day && false',
    why: 'a report is filed whose stage will wait for somebody who may not decide it',
    tests: ['test/deeds/filing/file.test.ts'],
  },
  {
    file: 'functions/send-digests/handler.ts',
    find: "if (digest?.status !== 'done') return;",
    replace: '',
    why: 'a refused mail of the morning takes the single mails with it, and nobody is asked',
    tests: ['test/functions/send-digests.test.ts'],
  },
  {
    file: 'functions/sign-in/handler.ts',
    find: 'isKnown ? countedByItself',
    replace: 'isKnown && false ? countedByItself',
    why: 'strangers shut everybody out of signing in for a day',
    tests: ['test/desk/database/sign-in.test.ts'],
  },
  {
    file: 'shared/access/links.ts',
    find: "if (grant.purpose !== 'desk' && !opens",
    replace: 'if (!opens',
    why: 'whoever types an address into the entry page ends the link of its person',
    tests: ['test/store/links.test.ts'],
  },
  {
    file: 'functions/delegate/handler.ts',
    find: "to: '/delegations/end' } as const;\n  const proven = await provePerson(context, desk, proving, form);\n  if (proven instanceof Response) return proven;",
    replace: "to: '/delegations/end' } as const;\n  void proving;",
    why: 'whoever holds a link alone takes the stages from who stands in',
    tests: ['test/desk/database/delegations.test.ts'],
  },
  {
    file: 'shared/desk/edge.ts',
    find: "if (!may) return answerMessage(context, 'foreign-link');",
    replace: '',
    why: 'any link does the deeds of every other kind',
    tests: ['test/desk/database/matrix.test.ts'],
  },
  {
    file: 'functions/open-item/handler.ts',
    find: 'item === undefined || !isOfSamePerson(item, proof.grant)',
    replace: 'item === undefined',
    why: 'a desk opens the reports and the board of others',
    tests: ['test/desk/database/matrix.test.ts'],
  },
  {
    file: 'shared/access/covers.ts',
    find: 'if (grant.area !== submission.area || grant.year !== submission.year) return false;',
    replace: '',
    why: 'a link shows documents of another area or another year',
    tests: ['test/access/covers.test.ts'],
  },
  {
    file: 'shared/desk/edge.ts',
    find: 'if (decider !== undefined) return answerRefusal(context, decider, null);',
    replace: '',
    why: 'the publisher files by a link that was taken to be handed over, and releases the report',
    tests: ['test/desk/database/decider-browser.test.ts'],
  },
  {
    file: 'shared/filing/recording.ts',
    find: 'day: recorded === undefined ? filedOn : recorded.receivedOn,',
    replace: 'day: filedOn,',
    why: 'an agency is late because its paper lay in the office',
    tests: ['test/deeds/filing/recording.test.ts'],
  },
];
