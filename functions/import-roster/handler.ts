/**
 * A roster on its way in: read from a file or from pasted cells, its columns and lines put right, and confirmed. Nothing of it
 * reaches the season before that; saving is save-roster's.
 */
import { handle } from '#shared/desk/handle.js';
import type { PublisherGrant } from '#shared/access/model.js';
import { answerMessage } from '#shared/desk/answers.js';
import { deed, deskApp, PostedForm, type DeskContext } from '#shared/desk/edge.js';
import { RETURNED_WORKBOOK_MAX_BYTES } from '#shared/desk/limits.js';
import { openPublisherDesk } from '#shared/desk/open.js';
import { pageNumber } from '#shared/desk/page-number.js';
import { provePerson } from '#shared/desk/proof.js';
import { attemptOf, backToPage, showBoard } from '#shared/desk/show.js';
import { showRoster } from '#shared/desk/show-roster.js';
import { dayOf } from '#shared/ids/calendar.js';
import type { DraftContent } from '#shared/season/roster/draft.js';
import { withEdits } from '#shared/season/roster/edit.js';
import { judgeRoster } from '#shared/season/roster/judge.js';
import { loadPinyin } from '#shared/season/roster/pinyin.js';
import { understand, withUses } from '#shared/season/roster/understand.js';
import {
  beginSaving,
  discardDraft,
  loadDraft,
  loadWholeDraft,
  storeDraft,
  type StoredDraft,
} from '#shared/store/roster-drafts.js';
import { listAgencies, requireSeason } from '#shared/store/seasons.js';
import { editsIn, tablesIn, usesIn } from './posted.js';
import { touchedProblems } from '#shared/intake/touched.js';
import { whenSaved } from './when-saved.js';

const desk = openPublisherDesk('import-roster');
const app = deskApp(desk, RETURNED_WORKBOOK_MAX_BYTES);
const now = desk.now;

async function understanding(grant: PublisherGrant) {
  const [{ season }, known, pinyinOf] = await Promise.all([
    requireSeason(desk.table, grant),
    listAgencies(desk.table, grant),
    loadPinyin(),
  ]);
  return { season, known, pinyinOf };
}

deed(app, desk, '/g/:grant/roster', 'publish', async (context, grant, form) => {
  const before = await loadDraft(desk.table, grant);
  const pasted = form.text('roster');
  if (before?.draft.state === 'saving') return showRoster(context, desk, grant, { fault: 'saving', pasted });
  const handedIn = await tablesIn(form);
  if ('problem' in handedIn) return showRoster(context, desk, grant, { fault: handedIn.problem, pasted });
  const content = understand(handedIn, await understanding(grant));
  if ('refused' in content) return showRoster(context, desk, grant, { fault: content.refused, pasted });
  const { area, year, person: by } = grant;
  const counts = { done: 0, total: 0, added: 0, changed: 0, contacts: 0 };
  const draft = { area, year, by, at: now().toISOString(), state: 'open' as const, ...counts };
  const stored = await storeDraft(desk.table, draft, content, before, now());
  if (stored === 'stale') return showRoster(context, desk, grant, { fault: 'changed' });
  return backToPage(context, grant, '/roster');
});

interface OpenDraft extends StoredDraft {
  readonly content: DraftContent;
}

/** A deed on the draft as it was shown; who looks at an older one is shown the newest, and nothing was done. */
function draftDeed(
  path: string,
  handle: (context: DeskContext, grant: PublisherGrant, form: PostedForm, open: OpenDraft) => Promise<Response>,
): void {
  deed(app, desk, `/g/:grant/roster/${path}`, 'publish', async (context, grant, form) => {
    const open = await loadWholeDraft(desk.table, grant);
    if (open?.draft.state !== 'open') return showRoster(context, desk, grant);
    if (form.text('version') !== String(open.version)) return showRoster(context, desk, grant, { fault: 'changed' });
    return handle(context, grant, form, open);
  });
}

async function keep(context: DeskContext, grant: PublisherGrant, open: OpenDraft, content: DraftContent, page: number) {
  const stored = await storeDraft(desk.table, open.draft, content, open, now());
  if (stored === 'stale') return showRoster(context, desk, grant, { fault: 'changed' });
  return backToPage(context, grant, page > 1 ? `/roster?page=${page}` : '/roster');
}

draftDeed('columns', async (context, grant, form, open) => {
  const content = withUses(open.content, usesIn(form, open.content.uses), await understanding(grant));
  return keep(context, grant, open, content, 1);
});

draftDeed('lines', (context, grant, form, open) => {
  const page = pageNumber(form.text('page'));
  return keep(context, grant, open, withEdits(open.content, editsIn(form, open.content)), page);
});

draftDeed('discard', async (context, grant, _form, open) => {
  await discardDraft(desk.table, open, now());
  return backToPage(context, grant, '/roster');
});

draftDeed('save', async (context, grant, form, open) => {
  const content = withEdits(open.content, editsIn(form, open.content));
  const edited = form.all('at').length > 0;
  // What was typed is kept first, so that neither a fault nor the code that is asked for loses it.
  if (edited && (await storeDraft(desk.table, open.draft, content, open, now())) === 'stale')
    return showRoster(context, desk, grant, { fault: 'changed' });
  const kept = (await loadDraft(desk.table, grant)) ?? open;
  const [{ season }, known] = await Promise.all([requireSeason(desk.table, grant), listAgencies(desk.table, grant)]);
  const { lines } = judgeRoster(content.lines, season, known, dayOf(now()));
  if (lines.some(({ problems }) => problems.length > 0)) return showRoster(context, desk, grant, { page: 'problem' });
  const changed = lines.flatMap(({ line, agency, before }) =>
    agency === null || before === null ? [] : [{ line: line.line, agency, before }],
  );
  const touched = await touchedProblems(desk.table, grant, changed);
  if (touched.length > 0) return showRoster(context, desk, grant, { page: 'problem', touched });
  const toSave = lines.filter(({ agency }) => agency !== null).length;
  if (toSave === 0) return showRoster(context, desk, grant, { fault: 'empty' });

  // Who may name the deciders could decide by naming themselves twice: the link alone is not enough for it.
  const proving = { grant, season, deed: 'roster', agencyName: null, to: '/roster/save' } as const;
  const proven = await provePerson(context, desk, proving, withoutLines(form, kept.version));
  if (proven instanceof Response) return proven;
  const confirmed = { by: grant.person, grant: grant.id, lines: toSave };
  if ((await beginSaving(desk.table, kept, confirmed, now())) === 'stale') {
    const newest = await loadDraft(desk.table, grant);
    if (newest?.version !== kept.version) return showRoster(context, desk, grant, { fault: 'changed' });
    return showBoard(context, desk, grant, attemptOf({ code: 'link-ended' }, form));
  }
  const saved = await whenSaved(desk.table, grant);
  if (saved === 'gone') return answerMessage(context, 'busy');
  if (saved === 'saving') return backToPage(context, grant, '/roster');
  const { added, changed: updated, contacts } = saved;
  return backToPage(context, grant, `?done=roster&added=${added}&changed=${updated}&contacts=${contacts}`);
});

/** The page that asks for a code need not carry what is kept already. */
function withoutLines(form: PostedForm, version: number): PostedForm {
  const fields = ['code', 'resend'].flatMap((name): [string, string[]][] =>
    form.text(name) === '' ? [] : [[name, [form.text(name)]]],
  );
  return new PostedForm(new Map([['version', [String(version)]], ...fields]));
}

export const handler = handle(app);
