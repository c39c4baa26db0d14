/** Texts as they may stand in the XML of an Office file, whatever a document or a person wrote. */
import { visibleText } from '#shared/ids/visible-text.js';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** For content and for attributes in double quotes; characters that XML does not know are left out. */
export function escapeXml(text: string): string {
  return visibleText(text).replace(/[<>&"]/g, (character) => ENTITIES[character] ?? '');
}

/** An attribute, or nothing where there is no value. */
export function attribute(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`;
}
