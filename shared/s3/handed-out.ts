/**
 * As what the original of a submission is handed to people: named and typed by what its bytes were found to be, because
 * the sender's ending decides which program opens a file. A page saved as `.hta` would run as a program; as `.html` it is
 * a page in a browser.
 */
import type { DocumentFormat } from '#shared/report/record.js';

export interface HandedOut {
  readonly fileName: string;
  /** ASCII, for software that cannot read the other (RFC 6266). */
  readonly plainName: string;
  readonly contentType: string;
}

interface Form {
  readonly extension: string;
  readonly contentType: string;
}

const FORMS: Readonly<Record<DocumentFormat, Form>> = {
  pdf: { extension: 'pdf', contentType: 'application/pdf' },
  docx: {
    extension: 'docx',
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: { extension: 'xlsx', contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  // Shown as text, whatever a page's scripts may want.
  html: { extension: 'html', contentType: 'text/plain; charset=utf-8' },
  text: { extension: 'txt', contentType: 'text/plain; charset=utf-8' },
  json: { extension: 'json', contentType: 'application/json' },
  odt: { extension: 'odt', contentType: 'application/vnd.oasis.opendocument.text' },
  ods: { extension: 'ods', contentType: 'application/vnd.oasis.opendocument.spreadsheet' },
  csv: { extension: 'csv', contentType: 'text/plain; charset=utf-8' },
  mht: { extension: 'mht', contentType: 'text/plain; charset=utf-8' },
};
/** A file that was not read, and may be anything: no program opens it of its own accord. */
const UNKNOWN: Form = { extension: 'bin', contentType: 'application/octet-stream' };

const formOf = (format: DocumentFormat | null): Form => (format === null ? UNKNOWN : FORMS[format]);

export function contentTypeOf(format: DocumentFormat | null): string {
  return formOf(format).contentType;
}

/** What systems cut off the end of a name before they look at its ending, and what turns a line around. */
const CUT_OFF = /[\s.\p{Cc}\p{Cf}\p{Z}]+$/u;
/** A point with digits behind it is part of a date. */
const ENDING = /\.(?=[a-z0-9]{0,7}[a-z])[a-z0-9]{1,8}$/iu;

/** @param fileName as the sender named it; may be empty */
export function handedOut(fileName: string, plainName: string, format: DocumentFormat | null): HandedOut {
  const { extension, contentType } = formOf(format);
  const cut = fileName.replace(CUT_OFF, '');
  // The former ending stays before `.bin`, for people: a refused file is looked for by its name.
  const stem = (format === null ? cut : cut.replace(ENDING, '').replace(CUT_OFF, '')) || plainName;
  return { fileName: `${stem}.${extension}`, plainName: `${plainName}.${extension}`, contentType };
}
