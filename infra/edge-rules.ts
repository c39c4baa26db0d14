/**
 * The rules of the two web ACLs (docs/adr/0067-only-through-the-distributions.md). The desk: how often one address may ask,
 * less often for what mails somebody or gives out a form, and AWS's lists of known attacks, which block by address, header and
 * path and only count what they see in bodies: a roster is a file, an explanation quotes what it likes, and each is parsed by the
 * product itself. The site is files of ours behind GET: there only how often one address asks is looked at.
 */
import type * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { FUNCTIONS } from '#shared/workflow/functions.js';
import type { FunctionEntry } from '#shared/workflow/function-entry.js';
import { paceOf } from '#shared/workflow/pace.js';

type Rule = wafv2.CfnWebACL.RuleProperty;
type Statement = wafv2.CfnWebACL.StatementProperty;

/** The name of the page that is answered to whom asks too often (edge-stack.ts). */
export const TOO_MANY = 'too-many-requests';

const FIVE_MINUTES = 300;
/**
 * Requests of one address in five minutes. A whole city may leave by one address, its offices all in the same last hour; a page
 * of the desk is up to twenty requests.
 */
export const PER_ADDRESS = { desk: 6_000, guarded: 500, site: 15_000 } as const;

export function deskRules(): Rule[] {
  return [
    perAddress('TooOftenAtAll', 0, PER_ADDRESS.desk),
    perAddress('TooOftenGuarded', 1, PER_ADDRESS.guarded, isAnyOf(guardedPaths())),
    managed('KnownBadInputs', 2, 'AWSManagedRulesKnownBadInputsRuleSet', [
      'JavaDeserializationRCE_BODY',
      'Log4JRCE_BODY',
      'ReactJSRCE_BODY',
    ]),
    managed('Common', 3, 'AWSManagedRulesCommonRuleSet', [
      'SizeRestrictions_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'CrossSiteScripting_BODY',
    ]),
  ];
}

export function siteRules(): Rule[] {
  return [perAddress('TooOftenAtAll', 0, PER_ADDRESS.site)];
}

/** The paths of routes that mail somebody or give out what can be used for a while, each as a pattern. */
export function guardedPaths(): string[] {
  const paths = Object.values(FUNCTIONS).flatMap(({ trigger }: FunctionEntry) =>
    trigger.on === 'http'
      ? trigger.routes.filter((key) => ['mailing', 'opening'].includes(paceOf(trigger, key))).map(patternOf)
      : [],
  );
  return [...new Set(paths)].sort();
}

/** `POST /g/{grant}/link` as `^/g/[^/]+/link/?$`. */
function patternOf(key: string): string {
  const [, path = ''] = key.split(' ');
  return `^${path.replaceAll('.', '\\.').replaceAll(/\{[^}]+\}/g, '[^/]+')}/?$`;
}

function isAnyOf(patterns: readonly string[]): Statement {
  return {
    orStatement: {
      statements: patterns.map((regexString) => ({
        regexMatchStatement: {
          fieldToMatch: { uriPath: {} },
          regexString,
          // As the API reads it: `%6Cink` is a way to write `link`.
          textTransformations: [{ priority: 0, type: 'URL_DECODE' }],
        },
      })),
    },
  };
}

function perAddress(name: string, priority: number, limit: number, scopeDownStatement?: Statement): Rule {
  return {
    name,
    priority,
    action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: TOO_MANY } } },
    statement: {
      rateBasedStatement: {
        limit,
        aggregateKeyType: 'IP',
        evaluationWindowSec: FIVE_MINUTES,
        ...(scopeDownStatement === undefined ? {} : { scopeDownStatement }),
      },
    },
    visibilityConfig: visible(name),
  };
}

/** One of AWS's lists: it blocks, but for the named rules, which look into bodies. */
function managed(name: string, priority: number, list: string, onlyCounted: readonly string[]): Rule {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name: list,
        ruleActionOverrides: onlyCounted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visible(name),
  };
}

/** Counted in metrics. Samples hold whole requests, and a path of the desk may be a mailed link. */
export function visible(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
