/**
 * How the desk answers what is not a page of its own: errors, ended links, refused deeds. A browser gets a page that
 * says what, why and what to do; the page's script gets the same as JSON.
 */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { GrantId } from '#shared/ids/grant-id.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '#shared/words/reason.js';
import type { MessageId } from '#shared/words/zh/messages.js';
import { deskContentSecurityPolicy } from './content-security.js';
import { textsOf } from './language.js';
import { renderMessagePage } from './pages/message.js';
import type { ErrorAnswer, MessagePage, Viewer } from './views.js';

const STATUS: Readonly<Record<MessageId, ContentfulStatusCode>> = {
  'link-unknown': 404,
  'link-expired': 410,
  'link-revoked': 410,
  'link-replaced': 410,
  'links-ended': 410,
  'signed-out': 200,
  'others-ended': 200,
  'link-sent': 200,
  'desk-link-sent': 200,
  'bad-address': 422,
  'handed-over': 200,
  'no-session': 401,
  'foreign-link': 403,
  'unknown-path': 404,
  'not-found': 404,
  'wrong-method': 405,
  'bad-form': 400,
  'foreign-origin': 403,
  'body-too-large': 413,
  busy: 503,
  'newer-format': 503,
  failed: 500,
};

/** Messages under which "send me a new link" makes sense. */
const WITH_NEW_LINK: readonly MessageId[] = [
  'link-expired',
  'link-replaced',
  'links-ended',
  'no-session',
  'signed-out',
];

export interface MessageOptions {
  readonly viewer?: Viewer | null;
  /** The grant that a new link would be for. */
  readonly grant?: GrantId | null;
}

export function answerMessage(context: Context, id: MessageId, options: MessageOptions = {}): Response {
  const grant = options.grant ?? null;
  const viewer = options.viewer ?? null;
  const action =
    grant !== null && WITH_NEW_LINK.includes(id)
      ? { kind: 'new-link' as const, grant }
      : id === 'others-ended' && viewer !== null
        ? backTo(context, viewer)
        : id === 'link-unknown'
          ? { kind: 'go' as const, label: textsOf(context).messages.toEntry, href: '/' }
          : null;
  return answerReason(context, textsOf(context).messages.pages[id], {
    code: id,
    status: STATUS[id],
    viewer,
    action,
  });
}

/** A refused deed where there is no page to show it on, or for the page's script. */
export function answerRefusal(context: Context, refusal: DeedRefusal, viewer: Viewer | null): Response {
  const action = viewer === null ? null : backTo(context, viewer);
  return answerReason(context, textsOf(context).deedRefusal(refusal), {
    code: refusal.code,
    status: statusOf(refusal),
    viewer,
    action,
  });
}

function backTo(context: Context, { grant }: Viewer) {
  return { kind: 'go' as const, label: textsOf(context).layout.back, href: `/g/${grant}` };
}

export function statusOf(refusal: DeedRefusal): ContentfulStatusCode {
  switch (refusal.code) {
    case 'busy':
      return 503;
    case 'not-found':
      return 404;
    case 'too-many-uploads':
      return 429;
    case 'link-ended':
      return 410;
    case 'four-eyes':
    case 'same-person':
    case 'decider-browser':
      return 403;
    case 'statement-missing':
    case 'outcome-missing':
    case 'confirmation-missing':
    case 'comment-missing':
    case 'reason-missing':
    case 'reply-text-missing':
    case 'bad-values':
    case 'unknown-finding':
    case 'nothing-selected':
    case 'planned-time':
    case 'delegation':
    case 'recording':
      return 422;
    case 'not-now':
    case 'already-decided':
    case 'already-withdrawn':
    case 'changed-since-shown':
    case 'changed-since-filed':
    case 'not-ready':
    case 'not-recorded':
    case 'disowned':
    case 'decider-touched':
    case 'season-closed':
    case 'season-open':
    case 'season-exists':
    case 'reports-under-way':
    case 'too-many-scheduled':
    case 'release-not-waiting':
    case 'history':
    case 'roll-back':
      return 409;
  }
}

/** Whether the page's script asks, which reads JSON instead of a page. */
export function wantsJson(context: Context): boolean {
  return (context.req.header('accept') ?? '').includes('application/json');
}

/** `uploadOrigin` is given on the pages that send files to S3. */
export function contentSecurityPolicy(uploadOrigin: string | undefined): string {
  return deskContentSecurityPolicy(uploadOrigin ?? '');
}

/** Any reason of the catalogue, as a page or as JSON. */
export function answerReason(
  context: Context,
  reason: Reason,
  more: { code: string; status: ContentfulStatusCode; viewer: Viewer | null; action: MessagePage['action'] },
): Response {
  if (wantsJson(context)) {
    const { title, what, todo } = reason;
    const answer: ErrorAnswer = { error: { code: more.code, title, what, todo } };
    return context.json(answer, more.status);
  }
  return context.html(
    renderMessagePage({ ...reason, viewer: more.viewer, action: more.action }, textsOf(context)),
    more.status,
  );
}
