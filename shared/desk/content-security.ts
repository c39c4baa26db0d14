/** The desk's Content-Security-Policy: our style and script, and those of the form that is filled in, by digest; forms and uploads to the named origins only. */
import { formScriptSource } from './online/script.js';
import { formStylesheetSource } from './online/stylesheet.js';
import { deskScriptSource } from './script.js';
import { deskStylesheetSource } from './stylesheet.js';

/**
 * `uploadOrigin` is scheme, host and port of the uploads bucket's endpoint, e.g. `https://bucket.s3.amazonaws.com`; only
 * the pages of the agency need it.
 */
export function deskContentSecurityPolicy(uploadOrigin?: string): string {
  const targets = uploadOrigin === undefined || uploadOrigin === '' ? "'self'" : `'self' ${uploadOrigin}`;
  return [
    "default-src 'none'",
    `style-src ${deskStylesheetSource} ${formStylesheetSource}`,
    `script-src ${deskScriptSource} ${formScriptSource}`,
    // Pictures of pages, from the desk itself and nowhere else.
    "img-src 'self'",
    `connect-src ${targets}`,
    `form-action ${targets}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
