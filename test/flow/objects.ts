/** The objects of the running cloud's buckets, read and changed behind the product's back. */
import {
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  type GetObjectCommandInput,
} from '@aws-sdk/client-s3';
import type { LocalCloud } from '../../local/cloud.js';

export type Restore = () => Promise<unknown>;

export class Objects {
  private readonly s3: S3Client;

  constructor(private readonly cloud: LocalCloud) {
    const { endpoints, region, credentials } = cloud;
    this.s3 = new S3Client({ endpoint: endpoints.s3, region, credentials, forcePathStyle: true });
  }

  close(): void {
    this.s3.destroy();
  }

  /** Every object of a bucket by its key. */
  async all(bucket: string, prefix = ''): Promise<Map<string, Buffer>> {
    const Bucket = this.cloud.bucketName(bucket);
    const found = new Map<string, Buffer>();
    for await (const page of paginateListObjectsV2({ client: this.s3 }, { Bucket, Prefix: prefix })) {
      for (const { Key } of page.Contents ?? []) {
        if (Key !== undefined) found.set(Key, await this.bytes({ Bucket, Key }));
      }
    }
    return found;
  }

  /** Flips one bit of an object; calling what comes back puts the object back as it was. */
  async flip(bucket: string, key: string, at = -1): Promise<Restore> {
    const where = { Bucket: this.cloud.bucketName(bucket), Key: key };
    const before = await this.bytes(where);
    const after = Buffer.from(before);
    const place = at < 0 ? after.length + at : at;
    after.writeUInt8(after.readUInt8(place) ^ 1, place);
    await this.s3.send(new PutObjectCommand({ ...where, Body: after }));
    return () => this.s3.send(new PutObjectCommand({ ...where, Body: before }));
  }

  async put(bucket: string, key: string, body: string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: this.cloud.bucketName(bucket), Key: key, Body: body }));
  }

  private async bytes(where: GetObjectCommandInput): Promise<Buffer> {
    const { Body } = await this.s3.send(new GetObjectCommand(where));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  }
}
