/** Opens a desk for an HTTP function: what its pages need, out of the variables that the function's entry names. */
import { wholeNumber } from '#shared/runtime/environment.js';
import { openFunction, type OpenFunction } from '#shared/runtime/open-function.js';
import { openProof, type Proof } from '#shared/proof/open.js';
import { s3Client } from '#shared/s3/objects.js';
import { uploadOrigin } from '#shared/s3/upload-form.js';
import { openTable } from '#shared/store/client.js';
import type { FUNCTIONS, FunctionName } from '#shared/workflow/functions.js';
import type { Variable } from '#shared/workflow/variables.js';
import type { Desk } from './edge.js';
import type { FilingDesk, PublisherDesk } from './show.js';

/** The functions whose entries name all of these variables. */
type FunctionsWith<V extends Variable> = {
  [F in FunctionName]: [V] extends [(typeof FUNCTIONS)[F]['variables'][number]] ? F : never;
}[FunctionName];
type DeskFunction = FunctionsWith<'TABLE_NAME' | 'DESK_BASE_URL'>;
type PublisherFunction = FunctionsWith<'TABLE_NAME' | 'DESK_BASE_URL' | 'SITE_BASE_URL'>;
type UploadFunction = FunctionsWith<'TABLE_NAME' | 'DESK_BASE_URL' | 'UPLOADS_BUCKET'>;
type ProofFunction = FunctionsWith<
  'TABLE_NAME' | 'DESK_BASE_URL' | 'DOCUMENTS_BUCKET' | 'SEAL_KEY_ID' | 'CHECKPOINT_KEY_ID'
>;
type FilingFunction = PublisherFunction & UploadFunction & FunctionsWith<'UPLOAD_MAX_BYTES'>;

/** The compiler cannot see through the record of a function it does not know; the bounds above make this true. */
function values<V extends Variable>(environment: object): Readonly<Record<V, string>> {
  return environment as Readonly<Record<V, string>>;
}

type WithEnvironment<F extends FunctionName> = Pick<OpenFunction<F>, 'environment'>;

export function openDesk<F extends DeskFunction>(name: F): Desk & WithEnvironment<F> {
  const opened = openFunction(name);
  const { TABLE_NAME, DESK_BASE_URL } = values<'TABLE_NAME' | 'DESK_BASE_URL'>(opened.environment);
  return { ...opened, table: openTable(TABLE_NAME), deskBaseUrl: DESK_BASE_URL };
}

/** A desk that looks whether what it shows is what was filed. */
export function openProofDesk<F extends ProofFunction>(name: F): Desk & { readonly proof: Proof } & WithEnvironment<F> {
  const desk = openDesk(name);
  return { ...desk, proof: proofOf(desk) };
}

export function proofOf<F extends ProofFunction>(desk: Desk & WithEnvironment<F>): Proof {
  return openProof(desk.table, values<'DOCUMENTS_BUCKET' | 'SEAL_KEY_ID' | 'CHECKPOINT_KEY_ID'>(desk.environment));
}

/** A desk whose pages point to the public site. */
export function openPublisherDesk<F extends PublisherFunction>(name: F): PublisherDesk & WithEnvironment<F> {
  const desk = openDesk(name);
  return { ...desk, siteBaseUrl: values<'SITE_BASE_URL'>(desk.environment).SITE_BASE_URL };
}

/** A desk with a page from which files are sent to the uploads bucket. */
export async function openUploadDesk<F extends UploadFunction>(name: F): Promise<Desk & WithEnvironment<F>> {
  const desk = openDesk(name);
  return {
    ...desk,
    uploadOrigin: await uploadOrigin(s3Client(), values<'UPLOADS_BUCKET'>(desk.environment).UPLOADS_BUCKET),
  };
}

/** A desk that shows the agency's page. */
export async function openFilingDesk<F extends FilingFunction>(name: F): Promise<FilingDesk & WithEnvironment<F>> {
  const desk = await openUploadDesk(name);
  const { SITE_BASE_URL, UPLOAD_MAX_BYTES } = values<'SITE_BASE_URL' | 'UPLOAD_MAX_BYTES'>(desk.environment);
  return { ...desk, siteBaseUrl: SITE_BASE_URL, maxBytes: wholeNumber('UPLOAD_MAX_BYTES', UPLOAD_MAX_BYTES) };
}
