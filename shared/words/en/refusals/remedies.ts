/** Steps that mend more than one kind of refusal. */
export const SAVE_AS_PDF =
  'Open the original in WPS or Word, choose “Save as” or “Export to PDF”, and upload that PDF.';
export const ASK = 'If it happens again, please tell the publisher the name of the file and when it was uploaded.';
