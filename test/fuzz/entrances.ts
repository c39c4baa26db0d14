/**
 * Which files of the product take bytes or texts apart, and what is tried of each. Files of functions/ and shared/desk need no
 * line: whatever a function that answers people loads of them is tried by its routes (requests.ts).
 */
import type { TARGETS } from './targets.js';

/** By file, the entrance (of targets.ts) that is tried and stands before it. */
export const BEHIND: Readonly<Record<string, (typeof TARGETS)[number]['name']>> = {
  'shared/reading/sniff.ts': 'document: text',
  'shared/reading/encodings.ts': 'document: text',
  'shared/reading/json/exact.ts': 'document: json',
  'shared/reading/html/parse.ts': 'document: web page',
  'shared/reading/html/selectors.ts': 'document: web page',
  'shared/reading/html/sheet-rules.ts': 'document: web page',
  'shared/reading/mht/web-archive.ts': 'document: web archive',
  'shared/reading/office/archive.ts': 'archive of reports',
  'shared/reading/office/xml.ts': 'document: Word',
  'shared/reading/pdf/pdf-actions.ts': 'document: PDF',
  'shared/reading/pdf/pdf-objects.ts': 'document: PDF',
  'shared/reading/pdf/pdfium-engine.ts': 'document: PDF',
  'shared/reading/pdf/pdfium.ts': 'document: PDF',
  'shared/reading/pdf/pdfjs-engine.ts': 'document: PDF',
  'shared/reading/pdf/whole-inflate.ts': 'document: PDF',
  'shared/reading/isolation/believe.ts': 'reading of a child',
  'shared/reading/isolation/whole-pictures.ts': 'pictures of a child',
  'shared/mail/bounce.ts': 'mail that came back',
  'shared/site/pointer.ts': 'keys of a site',
  'shared/site/verify-site.ts': 'published site',
  'shared/site/verify-history.ts': 'published site',
  'shared/site/verify-part.ts': 'published site',
  'shared/site/verify-report.ts': 'published site',
  'shared/site/verify-year.ts': 'published site',
  'shared/packs/verify-bulk.ts': 'site with packs',
  'shared/keeping/verify-bundle.ts': 'bundle of a season',
};

/** By file, why no stranger's bytes come to it. */
export const OWN: Readonly<Record<string, string>> = {
  'cli/installation.ts': 'the operator’s own file of variables',
  'cli/pages/permissions-page.ts': 'what it wrote itself a moment before',
  'cli/pages/permissions-drawn.ts': 'cdk.json of the product itself',
  'functions/dispatch-outbox/handler.ts': 'a variable that the template sets',
  'shared/keeping/exported-objects.ts': 'the list that the export itself keeps of what it has fetched',
  'shared/keeping/item-text.ts':
    'lines of a bundle, read once its manifest is signed by a known key and every file has its digest',
  'shared/keeping/put-objects.ts': 'lines of a bundle that was verified before',
  'cli/audit-report.ts': 'what npm says, on the machine of who builds',
  'cli/locked-packages.ts': 'package-lock.json of the product itself',
  'cli/sbom.ts': 'what npm says, on the machine of who builds',
  'cli/verify-reading.ts': 'jsonIn is tried with each receipt and export; the rest reads files',
  'shared/reading/isolation/child-answer.ts':
    'the child takes what its parent sends, which adds a line of its own before the document',
  'shared/reading/scans/paddle.ts': 'characters of its own model; what it sees are pixels that PDFium drew',
  'shared/reading/scans/tesseract.ts': 'its own trained data; what it sees are pixels that PDFium drew',
  'shared/runtime/executions.ts': 'input of executions that the product started',
  'shared/store/stored.ts': 'rows that the store packed; only functions of the product may write them',
  'shared/intake/reading-result.ts': 'what extract-report wrote after it had looked at its child’s answer',
  'shared/season/release.ts': 'manifests of releases, written by the release desk',
  'shared/webhook/subscribers.ts': 'a variable that the operator sets',
  'shared/publishing/roll-back.ts': 'report.json that publish-report wrote, by a digest that the table names',
  'shared/publishing/pack/public-parts.ts': 'lists of the site, held against the signed pointer before they are read',
  'shared/publishing/pack/texts.ts': 'packs that pack-data wrote, by their digests',
  'shared/packs/sections.ts': 'report.json that publish-report wrote',
  'shared/packs/search/index-files.ts': 'parts of the index that the same call has just made',
  'shared/packs/search/script.ts': 'runs in the reader’s browser, on files of the site',
  'shared/packs/zip.ts': 'packs, and opens nothing',
  'shared/takeaway/ooxml/package.ts': 'packs, and opens nothing',
  'shared/takeaway/portal-kit.ts': 'packs, and opens nothing',
  'shared/desk/script.ts': 'runs in the browser, on texts of its own page',
  'shared/desk/online/script.ts': 'runs in the browser, on texts of its own page',
};
