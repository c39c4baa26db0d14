/**
 * Reads a browser's upload form up to the file and hands the file on as a stream: fields before it are kept (20 KB at
 * most, as on AWS), fields after it are ignored. What the fields mean is told in routes/post-object.ts.
 * Source: API/sigv4-HTTPPOSTForms.html.
 */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { S3Error } from './errors.js';

const mostFieldBytes = 20 * 1024;

export interface UploadForm {
  /** By lower-case name; repeated metadata is joined with a comma. */
  readonly fields: ReadonlyMap<string, string>;
  readonly file: { readonly name: string; readonly stream: Readable };
  /** Stops reading the form; what is left of the request can then be read past. */
  readonly abandon: () => void;
}

function addField(fields: Map<string, string>, name: string, value: string): void {
  const earlier = fields.get(name);
  if (earlier !== undefined && !name.startsWith('x-amz-meta-')) {
    throw new S3Error('InvalidArgument', {
      message: `POST requires exactly one field '${name}' per request.`,
      fields: { ArgumentName: name },
    });
  }
  fields.set(name, earlier === undefined ? value : `${earlier},${value}`);
}

/** @throws S3Error MalformedPOSTRequest, MaxPostPreDataLengthExceeded, InvalidArgument (no file, field given twice) */
export function readUploadForm(message: IncomingMessage): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    let fieldBytes = 0;
    let form: busboy.Busboy;
    try {
      form = busboy({
        headers: message.headers,
        defParamCharset: 'utf8',
        limits: { fieldNameSize: 1024, fieldSize: mostFieldBytes, fields: 200, files: 1 },
      });
    } catch (cause) {
      reject(new S3Error('MalformedPOSTRequest', { cause }));
      return;
    }
    const abandon = () => {
      message.unpipe(form);
      form.destroy();
    };
    const refuse = (error: S3Error) => {
      reject(error);
      abandon();
    };
    form.on('field', (name, value, info) => {
      fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value);
      if (fieldBytes > mostFieldBytes || info.valueTruncated || info.nameTruncated) {
        return refuse(new S3Error('MaxPostPreDataLengthExceeded'));
      }
      try {
        addField(fields, name.toLowerCase(), value);
      } catch (error) {
        if (error instanceof S3Error) refuse(error);
      }
    });
    form.on('file', (name, stream, info) => {
      // Without a listener, a connection that breaks before the file is read would end the process.
      stream.on('error', () => undefined);
      if (name.toLowerCase() !== 'file') {
        return refuse(new S3Error('InvalidArgument', { message: "The file must be in the field 'file'." }));
      }
      resolve({ fields, file: { name: info.filename ?? '', stream }, abandon });
    });
    form.on('close', () => {
      reject(
        new S3Error('InvalidArgument', {
          message: 'POST requires exactly one file upload per request.',
          fields: { ArgumentName: 'file', ArgumentValue: '0' },
        }),
      );
    });
    form.on('error', (cause) => {
      refuse(new S3Error('MalformedPOSTRequest', { cause }));
    });
    message.on('close', () => {
      if (!message.complete) form.destroy(new Error('The upload was interrupted.'));
    });
    message.pipe(form);
  });
}
