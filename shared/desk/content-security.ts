/** The desk's Content-Security-Policy: our one style and one script by digest, forms and uploads to the named origins only. */
import { deskScriptSource } from './script.js';
import { deskStylesheetSource } from './stylesheet.js';

/** `uploadOrigin` is scheme, host and port of the uploads bucket's endpoint, e.g. `https://bucket.s3.amazonaws.com`. */
export function deskContentSecurityPolicy(uploadOrigin: string): string {
  return [
    "default-src 'none'",
    `style-src ${deskStylesheetSource}`,
    `script-src ${deskScriptSource}`,
    `connect-src 'self' ${uploadOrigin}`,
    `form-action 'self' ${uploadOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
