/**
 * The publisher looks at the pages and files of a report before they are public. They are those of the release to the byte, but for
 * where links lead: to each other, below the preview. Holds no right to change anything.
 */
import { handle } from '#shared/desk/handle.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { deskApp, type DeskContext } from '#shared/desk/edge.js';
import { looksAt } from '#shared/desk/looking.js';
import { openPublisherDesk, proofOf } from '#shared/desk/open.js';
import { viewerOf } from '#shared/desk/show.js';
import { partsOf, submissionIdSchema } from '#shared/ids/submission-id.js';
import { previewHistoryObjects } from '#shared/publishing/preview-history.js';
import { linkedBelow } from '#shared/publishing/preview-links.js';
import { previewAsset, previewObjects } from '#shared/publishing/preview.js';
import { placed } from '#shared/publishing/placed.js';
import type { SiteObject } from '#shared/site/model.js';
import { loadHeadsOf } from '#shared/store/filing-case.js';
import { reportFont } from '#shared/takeaway/pdf/report-font.js';
import { SITE_CONTENT } from '#shared/workflow/site-content.js';

const desk = openPublisherDesk('preview-release');
const proof = proofOf(desk);
const reading = {
  ...desk,
  proof,
  s3: proof.s3,
  siteBucket: desk.environment.SITE_BUCKET,
  font: reportFont,
};
const app = deskApp(desk);

/** As the public site: it runs nothing and sends nothing anywhere. */
const CONTENT = SITE_CONTENT.join('; ');

looksAt(app, desk, '/g/:grant/releases/preview/:submission/:file{.+}', 'publish', async (context, grant) => {
  const viewer = viewerOf(context, grant);
  const notFound = () => answerMessage(context, 'not-found', { viewer });
  const id = submissionIdSchema.safeParse(context.req.param('submission')).data;
  const of = id === undefined ? undefined : partsOf(id);
  if (id === undefined || of?.area !== grant.area || of.year > grant.year) return notFound();
  const key = context.req.param('file') ?? '';
  const asset = previewAsset(key);
  if (asset !== undefined) return answer(context, asset);
  // A report of an earlier year is of no season; what was filed is of this one alone.
  const isFiled = of.year === grant.year;
  if (isFiled) {
    const heads = await loadHeadsOf(desk.table, id).catch(() => undefined);
    if (heads === undefined || heads.state.submission === null) return notFound();
  }
  const at = await placed(reading, grant.area);
  const made = isFiled ? await previewObjects(at, id, grant) : await previewHistoryObjects(at, id, grant);
  if ('refused' in made) return answerRefusal(context, made.refused, viewer);
  // Pages of the site that are of more than this report are drawn with the release.
  const object = made.find((each) => each.key === key);
  if (object === undefined) return notFound();
  return answer(context, linkedBelow(object, at.site.place, `/g/${grant.id}/releases/preview/${id}`));
});

function answer(context: DeskContext, { body, contentType, contentDisposition }: SiteObject): Response {
  context.header('Content-Security-Policy', CONTENT);
  context.header('Content-Type', contentType);
  if (contentDisposition !== undefined) context.header('Content-Disposition', contentDisposition);
  return context.body(typeof body === 'string' ? body : new Uint8Array(body));
}

export const handler = handle(app);
