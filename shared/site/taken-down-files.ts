/**
 * What stands where the files of a version were that was taken down: a file of the same kind whose text is the notice, so that a
 * link that somebody kept answers with something that opens. Written with every release beside the pages' notices (taken-down.tsx).
 */
import { visibleText } from '#shared/ids/visible-text.js';
import { documentBytes, paragraph } from '#shared/takeaway/ooxml/word.js';
import { workbookBytes } from '#shared/takeaway/ooxml/workbook.js';
import { noticePdf } from '#shared/takeaway/pdf/notice-pdf.js';
import { textsIn } from '#shared/words/texts.js';
import { publishedFiles } from '#shared/words/zh/published-files.js';
import { CHANGING, reportFileKey } from './keys.js';
import { FILE_KINDS, type FileKind, type SiteObject, type TakenDownReport } from './model.js';
import { noticeContact, noticeLines, type Down } from './notice-lines.js';
import { FILE_TYPES } from './report-files.js';

interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
}

function noticeOf(of: TakenDownReport, down: Down): Notice {
  const t = textsIn('zh');
  const { site } = t;
  return {
    title: visibleText(site.takenDownTitle(site.reportTitle(of.agency.name, of.year))),
    lines: [
      ...noticeLines(of, down, t),
      ...noticeContact(of, t).map(([label, value]) => `${label}${t.punctuation.colon}${value}`),
    ].map(visibleText),
  };
}

function noticeWorkbook({ title, lines }: Notice): Uint8Array {
  const cells = [title, ...lines].map((text, at) => ({
    row: at + 1,
    column: 1,
    content: { text },
    look: at === 0 ? ({ font: 'heading', wrap: true } as const) : { wrap: true },
  }));
  const sheet = { name: publishedFiles.sheet, widths: [90], cells, orientation: 'portrait' as const };
  return workbookBytes([sheet], textsIn('zh').takeaway.author);
}

const noticeDocument = ({ title, lines }: Notice): Uint8Array =>
  documentBytes(paragraph(title, 'heading') + lines.map((line) => paragraph(line, 'body')).join(''));

/** @param font of the PDF */
export async function takenDownFiles(of: TakenDownReport, font: Uint8Array): Promise<SiteObject[]> {
  const perVersion = of.versions.map(async (down): Promise<SiteObject[]> => {
    const { version } = down;
    const notice = noticeOf(of, down);
    const bytes: Readonly<Record<FileKind, Uint8Array>> = {
      // A name in a rare character is left out rather than the notice.
      pdf: await noticePdf([notice.title, ...notice.lines], notice.lines[0] ?? '', font),
      docx: noticeDocument(notice),
      xlsx: noticeWorkbook(notice),
    };
    return FILE_KINDS.map((kind) => ({
      key: reportFileKey({ year: of.year, agency: of.agency, version }, kind),
      body: bytes[kind],
      contentType: FILE_TYPES[kind],
      cacheControl: CHANGING,
    }));
  });
  return (await Promise.all(perVersion)).flat();
}
