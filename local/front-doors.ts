/**
 * Decides what answers at the two addresses people visit: the distribution whose default origin is an HTTP API (or
 * that API itself, where no distribution stands before it) is the desk, the one in front of a bucket is the site. The API
 * has an address of its own, too, as it has on AWS.
 */
import type { ServerResponse } from 'node:http';
import { createDistribution, type ReadObject } from './distributions/distribution.js';
import { createHttpApi, serveHttpApi, type AccessLogLine, type HttpApi } from './http-api/http-api.js';
import type { LambdaPool } from './lambda/pool.js';
import type { Handler } from './listen.js';
import { LocalCloudRefusal } from './refusal.js';
import type { CloudModel, DistributionModel, OriginModel } from './template/model.js';

export interface FrontDoorsOptions {
  readonly model: CloudModel;
  readonly accountId: string;
  readonly pool: LambdaPool;
  readonly readObject: ReadObject;
  readonly access: (line: AccessLogLine) => void;
  readonly now: () => Date;
  /** A text of the template with its dynamic references resolved. */
  readonly resolve: (text: string) => string;
}

export function createFrontDoors(options: FrontDoorsOptions): { desk: Handler; site: Handler; api: Handler } {
  const { model, accountId, pool, readObject, access, now, resolve } = options;
  const apis = new Map<string, HttpApi>(
    model.httpApis.map((api) => [
      api.id,
      createHttpApi({ model: api, accountId, invoke: pool.invoke, log: access, now }),
    ]),
  );
  const httpApi = (id: string): HttpApi => {
    const api = apis.get(id);
    if (api === undefined)
      throw new LocalCloudRefusal('NoSuchApi', `There is no HTTP API ${id}.`, 'Check the template.');
    return api;
  };
  const door = (kind: OriginModel['kind']): Handler | undefined => {
    const [found, ...others] = model.distributions.filter((each) => defaultKind(each) === kind);
    if (others.length > 0) {
      throw new LocalCloudRefusal(
        'TooManyDistributions',
        `The template has several distributions in front of a ${kind === 'bucket' ? 'bucket' : 'HTTP API'}.`,
        'One machine serves one of each.',
      );
    }
    return found && createDistribution({ model: deployed(found, resolve), readObject, httpApi });
  };
  const [only] = apis.values();
  const api = only === undefined ? nothingHere : serveHttpApi(only);
  return {
    desk: door('httpApi') ?? api,
    api,
    site: door('bucket') ?? nothingHere,
  };
}

/** As a deployment makes it: with the secrets put in that its origins are sent. */
function deployed(model: DistributionModel, resolve: (text: string) => string): DistributionModel {
  const origins = model.origins.map((origin) => ({
    ...origin,
    headers: (origin.headers ?? []).map(({ name, value }) => ({ name, value: resolve(value) })),
  }));
  return { ...model, origins };
}

function defaultKind({ origins, behaviours }: DistributionModel): OriginModel['kind'] | undefined {
  return origins.find(({ id }) => id === behaviours.at(-1)?.originId)?.kind;
}

function nothingHere(_request: unknown, response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('The template has nothing to serve here.\n');
}
