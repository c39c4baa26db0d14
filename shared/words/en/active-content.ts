/**
 * For each kind of active content: what is in the file, what it could do, how to get rid of it. Where it is comes from
 * the refusal itself.
 */
import { activeContentIn, type ActiveKind, type ActivePlace } from '#shared/report/active-content.js';
import type { Reason } from '../reason.js';

const PRINT_AS_PDF =
  'Or open the original in WPS or Word, “Save as” or “Export to PDF” (without attachments or interactive parts), and upload that.';
const REMAKE_PDF =
  'Please export it to PDF again from the Word, WPS or Excel original; without one, open this PDF in a browser, print it to a new PDF and upload that.';
const NEW_LINK =
  'right-click it and choose “Remove hyperlink”, or make it a web address that begins with http or https; save and upload again.';
const WHY_OPENED = 'It acts by itself when a reviewer opens the file, and so the content is not fixed.';
const WHY_PUBLIC =
  'An annual report is opened by many and made public; it should hold nothing but text, tables and pictures.';
const SAVE_PAGE = 'Please save the page again from the agency’s site, or upload a Word or PDF file.';

type Words = Omit<Reason, 'what'> & {
  /** Completes “The file holds …”. */
  readonly thing: string;
};

const WORDS: Readonly<Record<ActiveKind, Words>> = {
  script: {
    title: 'There is a script in the file',
    thing: 'a script that runs by itself',
    why: WHY_PUBLIC,
    todo: [REMAKE_PDF],
  },
  'script-link': {
    title: 'A link in the file runs a script',
    thing: 'a link such as javascript: that runs a script when pressed',
    why: `Mostly it came along when text was copied from a web page. ${WHY_PUBLIC}`,
    todo: [`Find the link, ${NEW_LINK}`, PRINT_AS_PDF],
  },
  'share-link': {
    title: 'A link in the file leads to a computer or a shared folder',
    thing: 'a link to a disk or a shared folder (file:, \\\\server)',
    why: 'Others cannot open such a link, and pressing it may give away what a computer signs in with.',
    todo: [`Find the link, ${NEW_LINK}`],
  },
  'odd-link': {
    title: 'There is an unusual link in the file',
    thing: 'a link that is no web, mail or telephone address and starts a program when pressed',
    why: WHY_PUBLIC,
    todo: [`Find the link, ${NEW_LINK}`],
  },
  launch: {
    title: 'Something in the file starts a program',
    thing: 'an action that starts a program or opens another file',
    why: WHY_PUBLIC,
    todo: [REMAKE_PDF],
  },
  'other-document': {
    title: 'Something in the file opens another file',
    thing: 'a link that opens another PDF file',
    why: 'When the report is public, others do not have that file.',
    todo: [
      'Delete links to other files; what they refer to should stand in the report or be a web address.',
      REMAKE_PDF,
    ],
  },
  'embedded-file': {
    title: 'There is another file attached to the file',
    thing: 'other files as attachments',
    why: 'What is attached was not checked and cannot go along with the report.',
    todo: ['Delete the attachments in the “Attachments” pane of a PDF program, save and upload again.', REMAKE_PDF],
  },
  media: {
    title: 'There is sound, video or 3D in the file',
    thing: 'sound, video, animation or a 3D model',
    why: WHY_PUBLIC,
    todo: ['Delete it and export again; a screenshot may take its place.', REMAKE_PDF],
  },
  'form-action': {
    title: 'Something in the file sends a form',
    thing: 'an action that sends or imports form data',
    why: WHY_PUBLIC,
    todo: ['Open this PDF in a browser, print it to a new PDF and upload that.', REMAKE_PDF],
  },
  'dynamic-form': {
    title: 'The file is a dynamic form (XFA)',
    thing: 'a dynamic form whose program decides what is shown',
    why: 'Different programs may show different content, so the numbers are not certain.',
    todo: [REMAKE_PDF],
  },
  command: {
    title: 'Something in the file works the reader’s program',
    thing: 'an action that prints, saves or closes by itself',
    why: WHY_OPENED,
    todo: [REMAKE_PDF],
  },
  'changed-display': {
    title: 'Something in the file changes what is shown',
    thing: 'an action that shows or hides content of a page',
    why: 'Before and after a click different content is seen, so the numbers of the report are not certain.',
    todo: [REMAKE_PDF],
  },
  'second-file': {
    title: 'There is a file inside the file',
    thing: 'another file before or behind it',
    why: 'Different programs would show different content.',
    todo: ['Open the original on a computer, “Save as” or “Export to PDF” again, and upload that.'],
  },
  macros: {
    title: 'There are macros in the file',
    thing: 'macros (VBA or macro sheets)',
    why: WHY_OPENED,
    todo: ['Open the file, save it as .docx or .xlsx without macros, and upload that.', PRINT_AS_PDF],
  },
  control: {
    title: 'There are controls in the file',
    thing: 'ActiveX controls or add-ins',
    why: WHY_OPENED,
    todo: [
      'Turn on “Design mode” on the “Developer” tab, select and delete the controls, save and upload again.',
      PRINT_AS_PDF,
    ],
  },
  'custom-menu': {
    title: 'There are menus of its own in the file',
    thing: 'menus or buttons of its own',
    why: WHY_OPENED,
    todo: ['Make a new document, copy the content into it, save and upload that.', PRINT_AS_PDF],
  },
  'embedded-object': {
    title: 'There are other files embedded in the file',
    thing: 'files or programs embedded by “Insert object”',
    why: 'What is embedded was not checked and cannot go along with the report.',
    todo: ['Select and delete the object; copy what is needed as text, table or picture.', PRINT_AS_PDF],
  },
  'inserted-document': {
    title: 'Another document is inserted into the file',
    thing: 'another document that is put in when it is opened',
    why: 'What is put in depends on the program that opens it.',
    todo: ['Copy the content into the report itself, save and upload again.', PRINT_AS_PDF],
  },
  template: {
    title: 'The file has an outside template',
    thing: 'a template on the network, loaded when the file is opened',
    why: WHY_OPENED,
    todo: ['Set the template to Normal under “Developer – Document template”, save and upload again.', PRINT_AS_PDF],
  },
  'outside-content': {
    title: 'The file loads content from outside',
    thing: 'pictures or other content that are loaded from the network',
    why: WHY_OPENED,
    todo: [
      'Save pictures from the network to your computer, delete them and put them in by “Insert picture”; break links to outside files.',
      PRINT_AS_PDF,
    ],
  },
  'outside-data': {
    title: 'The file is linked to outside data',
    thing: 'links to other workbooks, databases or programs',
    why: 'Linked data change, and so the numbers are not fixed.',
    todo: [
      'Break all links under “Data – Edit links” (or “Queries and connections”, “Mail merge”), and paste results of formulas as values.',
      PRINT_AS_PDF,
    ],
  },
  field: {
    title: 'There is a field with outside content in the file',
    thing: 'a field that refers to an outside file, picture or program',
    why: `Mostly it came along when something was pasted from a web page or another file. ${WHY_OPENED}`,
    todo: [
      'Select all (Ctrl+A), press Ctrl+Shift+F9 to turn fields into plain text or pictures, save and upload again (a table of contents becomes plain text too).',
      PRINT_AS_PDF,
    ],
  },
  formula: {
    title: 'A formula in the file reaches outside',
    thing: 'a formula that uses the network or calls another program',
    why: WHY_OPENED,
    todo: ['Select the cell, copy it and paste it as a value, save and upload again.', PRINT_AS_PDF],
  },
  'html-application': {
    title: 'The file is a program in the form of a page (HTA)',
    thing: 'marks that turn a page into a program',
    why: 'A browser does not guard against such a file.',
    todo: [SAVE_PAGE],
  },
  'plug-in': {
    title: 'There is a plug-in in the page',
    thing: 'a plug-in or component that runs on the computer',
    why: WHY_OPENED,
    todo: [SAVE_PAGE],
  },
  redirect: {
    title: 'The page leads to a script or a file by itself',
    thing: 'a mark that leads to a script or a file of the computer by itself',
    why: WHY_OPENED,
    todo: [SAVE_PAGE],
  },
  unclear: {
    title: 'There is something in the file that cannot be understood',
    thing: 'a part whose content cannot be judged; a script or an attachment may be hidden in it',
    why: 'What is not understood must not be handed to others to open.',
    todo: [REMAKE_PDF],
  },
};

/** Parts of a Word document and of a workbook, as their programs call them. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\d*\.xml$/iu, 'the text'],
  [/^word\/header\d*\.xml$/iu, 'the header'],
  [/^word\/footer\d*\.xml$/iu, 'the footer'],
  [/^word\/footnotes\.xml$/iu, 'footnotes'],
  [/^word\/endnotes\.xml$/iu, 'endnotes'],
  [/(?:^|\/)comments\d*\.xml$/iu, 'comments'],
  [/^word\/(?:web)?settings\.xml$/iu, 'settings of the document'],
  [/^content\.xml$/iu, 'the text'],
  [/^styles\.xml$/iu, 'styles, header or footer'],
  [/^meta\.xml$/iu, 'properties of the document'],
  [/^(?:Basic|Scripts|Dialogs)\//iu, 'macros'],
  [/^xl\/workbook\.xml$/iu, 'the workbook (name manager)'],
  [/^xl\/worksheets\//iu, 'a sheet'],
  [/(?:^|\/)charts\//iu, 'a chart'],
  [/(?:^|\/)drawings\//iu, 'a shape'],
];

function placeWords(place: ActivePlace): string | null {
  switch (place.in) {
    case 'document':
      return null;
    case 'page':
      return `page ${place.page} (a link, a comment or a form field)`;
    case 'cell':
      return `sheet “${place.sheet}”, cell ${place.cell}`;
    case 'part': {
      const known = PARTS.find(([pattern]) => pattern.test(place.part))?.[1];
      return known ?? (place.part === '' ? null : `${place.part} inside the file`);
    }
  }
}

/** What a refusal says of active content; undefined for one that names no kind. */
export function activeReason(detail: string): Reason | undefined {
  const active = activeContentIn(detail);
  if (active === undefined) return undefined;
  const { thing, ...words } = WORDS[active.kind];
  return { ...words, what: `The file holds ${thing}.` };
}

/** Where it stands, as name and value; null where nothing narrower than the file is known. */
export function activePlace(detail: string): readonly [string, string] | null {
  const active = activeContentIn(detail);
  const where = active === undefined ? null : placeWords(active.place);
  return where === null ? null : ['Where it stands', where];
}
