/**
 * How often each route may be asked, all people together: so that a flood on one of them neither mails the country nor
 * takes the account's functions from the others. How often one address may ask is the web ACL's affair (edge-rules.ts).
 */
import { CfnStage, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { paceOf, type Pace } from '#shared/workflow/pace.js';
import type { Route } from './verbs.js';

interface Throttle {
  /** Requests in a second, over a while. */
  readonly rateLimit: number;
  /** At once. */
  readonly burstLimit: number;
}

/**
 * Far above a county's busiest hour, far below what an account's Lambda quota of 1,000 bears. API Gateway's limits are aims
 * and no guarantee.
 */
export const THROTTLES: Readonly<Record<Pace, Throttle>> = {
  reading: { rateLimit: 50, burstLimit: 100 },
  deed: { rateLimit: 25, burstLimit: 50 },
  // A core for seconds each: as many as wait for them at once, and a few that came by mistake.
  computing: { rateLimit: 10, burstLimit: 20 },
  // One office asks once in a morning; a list of addresses that is tried asks as fast as it can.
  mailing: { rateLimit: 5, burstLimit: 20 },
  // A whole city in the last hour: each office takes one form and another one.
  opening: { rateLimit: 25, burstLimit: 50 },
};

/**
 * What the default of the stage, that of deeds, does not fit, by the route's key. Only routes of the stage's own stack can be
 * named: the others are made after it, and whoever may ask them has the publisher's link.
 */
export function throttleRoutes(stage: HttpStage, routes: readonly Route[]): void {
  const { defaultChild: made } = stage.node;
  if (!(made instanceof CfnStage)) throw new Error('A stage is made of a CfnStage.');
  const others = routes.flatMap(({ key, verb }) => {
    const { trigger }: FunctionEntry = FUNCTIONS[verb.verb];
    const pace = trigger.on === 'http' ? paceOf(trigger, key) : 'deed';
    return pace === 'deed' ? [] : [[key, THROTTLES[pace]] as const];
  });
  made.routeSettings = Object.fromEntries(
    others.map(([key, { rateLimit, burstLimit }]) => [
      key,
      // As CloudFormation names them: it takes these as they are.
      { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit },
    ]),
  );
}
