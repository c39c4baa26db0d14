/** Texts as they may stand in the XML of an Office file, whatever a document or a person wrote. */
import { escaped } from '#shared/ids/visible-text.js';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An attribute, or nothing where there is no value. */
export function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escaped(String(value))}"`;
}
