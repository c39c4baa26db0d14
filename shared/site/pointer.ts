/**
 * The pointer says which release the site shows, signed, with the season's checkpoint; the file of keys says what to check
 * signatures with. Who checks should have the keys from elsewhere: a forged site brings forged ones.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { checkpointSchema, type Checkpoint } from '#shared/audit/checkpoint.js';
import { isSigned, signatureSchema, statementText, type PublicKeys, type Signature } from '#shared/audit/signature.js';
import { digestSchema, type Digest } from '#shared/ids/digest.js';
import { NewerFormat } from '#shared/formats/format.js';
import { releaseIdSchema, type ReleaseId } from '#shared/ids/release-id.js';
import { jsonText } from './json-text.js';
import { MANIFEST_KEY } from './keys.js';

export const POINTER_SCHEMA = 'nianbao.current.v3';
/** Of it the number of reports and the season's checkpoint were not signed. */
export const FORMER_POINTER_SCHEMA = 'nianbao.current.v2';
export const KEYS_SCHEMA = 'nianbao.keys.v1';

/** What is longer is no pointer. */
export const POINTER_MAX_BYTES = 64 * 1024;

/** What is signed. */
export interface PointedAt {
  readonly release: ReleaseId;
  readonly releasedAt: string;
  /** Of data/v1/manifest.json as written by this release. */
  readonly manifest: Digest;
  readonly reports: number;
  readonly season: Checkpoint;
}
/** What a pointer says, but for the manifest, which is written anew. */
export interface Pointed {
  readonly release: ReleaseId;
  readonly releasedAt: string;
  readonly reports: number;
}
export interface ReleasePointer extends PointedAt {
  readonly signed: Signature;
}

export function pointerStatement({ release, releasedAt, manifest, reports, season }: PointedAt): string {
  return statementText('release', { v: 2, release, releasedAt, manifest, reports, season: { ...season } });
}

/** As former code had it signed. */
export function formerPointerStatement({ release, releasedAt, manifest }: PointedAt): string {
  return statementText('release', { v: 1, release, releasedAt, manifest });
}

export function pointerText(pointer: ReleasePointer): string {
  return jsonText({
    schema: POINTER_SCHEMA,
    release: pointer.release,
    releasedAt: pointer.releasedAt,
    reports: pointer.reports,
    manifest: { path: MANIFEST_KEY, sha256: pointer.manifest },
    season: { checkpoint: { ...pointer.season } },
    signed: { ...pointer.signed },
  });
}

const pointedSchema = z.object({ release: releaseIdSchema, releasedAt: z.iso.datetime(), reports: z.number().int() });

/** Before version 2 a pointer was not signed. @throws NewerFormat */
export function pointerFrom(text: string): Pointed & { readonly isSigned: boolean } {
  const stored = JSON.parse(text) as { readonly schema?: unknown };
  const version = Number(/^nianbao\.current\.v(\d+)$/.exec(String(stored.schema))?.[1]);
  if (!(version <= 3)) throw new NewerFormat('pointer of the site', version, 3);
  return { ...pointedSchema.parse(stored), isSigned: version > 1 };
}

export const pointerSchema = z.object({
  schema: z.enum([POINTER_SCHEMA, FORMER_POINTER_SCHEMA]),
  release: releaseIdSchema,
  releasedAt: z.iso.datetime(),
  reports: z.number().int().min(0),
  manifest: z.object({ path: z.literal(MANIFEST_KEY), sha256: digestSchema }),
  season: z.object({ checkpoint: checkpointSchema }),
  signed: signatureSchema,
});

/** Whether one of these keys signed what the pointer says. */
export function isPointerSigned(pointer: z.infer<typeof pointerSchema>, keys: PublicKeys): boolean {
  const { schema, release, releasedAt, reports, manifest, season, signed } = pointer;
  const statementOf = schema === POINTER_SCHEMA ? pointerStatement : formerPointerStatement;
  const said = { release, releasedAt, reports, manifest: manifest.sha256, season: season.checkpoint };
  return isSigned(statementOf(said), signed, keys);
}

export interface SigningKeys {
  readonly seal: PublicKeys;
  /** Those of checkpoints sign releases, too. */
  readonly checkpoint: PublicKeys;
}

export const keysSchema = z.object({
  schema: z.literal(KEYS_SCHEMA),
  keys: z.array(
    z.object({
      key: z.string(),
      use: z.enum(['seal', 'checkpoint']),
      algorithm: z.literal('ECDSA_SHA_256'),
      publicKey: z.string().describe('SubjectPublicKeyInfo as PEM'),
    }),
  ),
});

export function keysText(keys: SigningKeys): string {
  const listed = (['seal', 'checkpoint'] as const).flatMap((use) =>
    [...keys[use]].map(([key, publicKey]) => ({
      key,
      use,
      algorithm: 'ECDSA_SHA_256',
      publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    })),
  );
  return jsonText({ schema: KEYS_SCHEMA, keys: listed });
}

/** @throws ZodError, or an error of node:crypto, where the text is no such file or a key is none that signs */
export function keysFrom(text: string): SigningKeys {
  const { keys } = keysSchema.parse(JSON.parse(text));
  const of = (wanted: string): PublicKeys =>
    new Map(keys.flatMap(({ key, use, publicKey }) => (use === wanted ? [[key, publicKeyFrom(publicKey)]] : [])));
  return { seal: of('seal'), checkpoint: of('checkpoint') };
}

/** Of the one kind that the product signs with; verifying with another may be an error. */
function publicKeyFrom(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== 'ec') throw new TypeError('not a key of an elliptic curve');
  return key;
}
