/** What the pages need to know that ask for a file: the form that goes to S3, and which file is meant. */
import type { Agency } from '#shared/season/model.js';
import type { SeasonPage } from './views.js';

/**
 * A presigned POST: the fields go unchanged into the form, before the file. So answers POST `/g/{grant}/upload` to
 * `Accept: application/json`.
 */
export interface UploadFormView {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Instant, ISO UTC. */
  readonly validUntil: string;
  readonly maxBytes: number;
}

/**
 * Answer of POST `/g/{grant}/upload` to a browser without script, of `/g/{grant}/filings/{agency}/previous` and of `.../portal`, of
 * `/g/{grant}/last-year` and of `/g/{grant}/history/{year}`.
 */
export interface UploadFormPage extends SeasonPage {
  readonly form: UploadFormView;
  readonly asked: AskedUpload;
}

/** What the file is. `back`: where the page leads back to. */
export type AskedUpload = { readonly back: string } & (
  | {
      /** Of one agency: this year's report, last year's to compare it with, or what the portal shows. */
      readonly of: 'report' | 'last-year' | 'portal-page' | 'portal-file';
      readonly agency: Agency;
      /** Where, below the grant's own address, the form is asked for anew, and what that is to carry. */
      readonly again: `/${string}`;
      readonly fields?: Readonly<Record<string, string>>;
    }
  /** Of all agencies: last year's reports to compare with, or those of an earlier year. */
  | { readonly of: 'last-year-all' }
  | { readonly of: 'history'; readonly year: number }
);
