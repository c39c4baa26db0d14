/**
 * The agency has seen the preview and sends it: the product makes the official document, reads it, and only if all 200
 * cells and six sections say what was typed puts it where an upload would have come to lie. From there it goes the way of
 * any upload.
 */
import { handle } from '#shared/desk/handle.js';
import type { FilingGrant } from '#shared/access/model.js';
import { mayBeTyped } from '#shared/deeds/form/save.js';
import { answerMessage, answerRefusal } from '#shared/desk/answers.js';
import { deed, deskApp, type DeskContext } from '#shared/desk/edge.js';
import { textsOf } from '#shared/desk/language.js';
import { openDesk } from '#shared/desk/open.js';
import { formMark, formPreview } from '#shared/desk/online/preview.js';
import { loadFormState, type FormState } from '#shared/desk/online/page.js';
import { renderFormPreviewPage } from '#shared/desk/pages/form-preview.js';
import { viewerOf } from '#shared/desk/show.js';
import { seasonClosed } from '#shared/deeds/season/phase.js';
import { isOver } from '#shared/filing/over.js';
import { SAME_FILE_REASON_MAX } from '#shared/filing/model.js';
import { contentOfForm, writersOf } from '#shared/form/stored-form.js';
import { typedCells } from '#shared/form/parts.js';
import { typedRecord, unreadableCells } from '#shared/form/typed-record.js';
import { cutTo } from '#shared/ids/cut.js';
import { digestOf } from '#shared/ids/digest.js';
import { visibleText } from '#shared/ids/visible-text.js';
import { cellName } from '#shared/report/labels.js';
import { wholeNumber } from '#shared/runtime/environment.js';
import { TYPED_PREFIX } from '#shared/s3/keys.js';
import { s3Client } from '#shared/s3/objects.js';
import { writeOnce } from '#shared/s3/conditional-writes.js';
import { UPLOAD_TYPE } from '#shared/s3/upload-form.js';
import { countUploadForm, UPLOAD_FORMS_PER_GRANT } from '#shared/store/limits.js';
import { loadUploadForm, saveUploadForm } from '#shared/store/uploads.js';
import { provenDocument } from '#shared/takeaway/read-back.js';
import type { CellId } from '#shared/report/cells.js';
import type { Texts } from '#shared/words/texts.js';
import type { Reason } from '#shared/words/reason.js';

const s3 = s3Client();
const desk = openDesk('finish-form');
const bucket = desk.environment.UPLOADS_BUCKET;
const minutes = wholeNumber('UPLOAD_FORM_MINUTES', desk.environment.UPLOAD_FORM_MINUTES);
const app = deskApp(desk);

deed(app, desk, '/g/:grant/form/finish', 'file', async (context, grant, form) => {
  const now = desk.now();
  const state = await loadFormState(desk.table, grant);
  const viewer = viewerOf(context, grant);
  if (state === undefined) return answerMessage(context, 'not-found', { viewer });
  const { season, agency, filing } = state;
  const t = textsOf(context);
  const { problems, fileName } = t.onlineForm;
  if (isOver(season, filing)) return answerRefusal(context, seasonClosed(season), viewer);
  if (!mayBeTyped(state)) return answerRefusal(context, { code: 'not-now', state: filing.state }, viewer);
  if (form.text('shown') !== formMark(state)) return again(context, grant, state, problems.changed(), now);

  const made = documentOf(state, t);
  if ('problem' in made) return again(context, grant, state, made.problem, now);
  const reason = cutTo(visibleText(form.text('sameFileReason')).trim(), SAME_FILE_REASON_MAX);
  // A second press of the button finds the key taken; after another upload the same text is another sending.
  const sending = digestOf({ form: formMark(state), version: filing.version, reason });
  const key = `${TYPED_PREFIX}/${grant.area}/${grant.year}/${grant.agency}/${sending.slice(0, 32)}`;
  if ((await loadUploadForm(desk.table, key)) === undefined) {
    const { id, area, year } = grant;
    if (!(await countUploadForm(desk.table, id, now)))
      return answerRefusal(context, { code: 'too-many-uploads', most: UPLOAD_FORMS_PER_GRANT }, viewer);
    await saveUploadForm(
      desk.table,
      {
        key,
        grant: id,
        area,
        year,
        agency: grant.agency,
        fileName: `${fileName(agency.name, year)}.docx`,
        issuedAt: now.toISOString(),
        // What was proposed from a file is still the work of those who made it: they decide on this no more than on that.
        typedBy: [...writersOf(state.form), ...state.makers],
        ...(reason === '' ? {} : { sameFileReason: reason }),
      },
      new Date(now.getTime() + minutes * 60_000),
    );
  }
  await writeOnce(s3, { bucket, key, body: made.bytes, contentType: UPLOAD_TYPE });
  return context.redirect(`/g/${grant.id}?key=${encodeURIComponent(key)}`, 303);
});

/** The official document, proven; or why there is none. */
function documentOf(
  { form, agency }: FormState,
  t: Texts,
): { readonly bytes: Uint8Array } | { readonly problem: Reason } {
  const { problems } = t.onlineForm;
  const name = (cell: CellId): string => cellName(cell)[t.language];
  const content = contentOfForm(form);
  if (typedCells(content).size === 0) return { problem: problems.empty() };
  const unreadable = unreadableCells(content);
  if (unreadable.length > 0) return { problem: problems.unreadable(unreadable.map(name)) };
  const of = { agencyName: agency.name, year: agency.year };
  const proven = provenDocument(typedRecord(content, of), of);
  if ('bytes' in proven) return proven;
  const { cells, sections, refused } = proven.differs;
  desk.log.error('own document differs', { cells: cells.length, sections: sections.length, refused });
  return {
    problem: problems.differs(sections, cells.map(name)),
  };
}

function again(context: DeskContext, grant: FilingGrant, state: FormState, problem: Reason, now: Date): Response {
  const page = formPreview(state, { viewer: viewerOf(context, grant), now, problem });
  return context.html(renderFormPreviewPage(page, textsOf(context)), 422) as Response;
}

export const handler = handle(app);
