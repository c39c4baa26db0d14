/**
 * The web ACLs of the two distributions. CloudFront takes them from us-east-1 alone, wherever the product runs, so they are a
 * stack of their own there; the distributions find them by its outputs (`Fn::GetStackOutput`, which reads over regions).
 */
import { CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { TOO_MANY_REQUESTS } from '#shared/workflow/too-many-requests.js';
import { deployedTo } from './deployed-to.js';
import type { Environment } from './environment.js';
import { deskRules, siteRules, TOO_MANY, visible } from './edge-rules.js';

const REGION_OF_CLOUDFRONT = 'us-east-1';
const OUTPUTS = { desk: 'DeskWebAcl', site: 'SiteWebAcl' } as const;

/** ARNs of web ACLs, for the distributions. */
export interface WebAcls {
  readonly desk: string;
  readonly site: string;
}

export interface EdgeStackProps {
  readonly environment: Environment;
}

export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { environment }: EdgeStackProps) {
    super(scope, id, {
      description: 'Nianbao: web ACLs of the distributions, in the region where CloudFront looks for them',
      env: { ...deployedTo(environment).env, region: REGION_OF_CLOUDFRONT },
    });
    webAcl(this, 'Desk', OUTPUTS.desk, deskRules());
    webAcl(this, 'Site', OUTPUTS.site, siteRules());
  }

  /** As stacks of other regions name them. */
  get webAcls(): WebAcls {
    const output = (name: string) => Fn.getStackOutput(this.stackName, name, REGION_OF_CLOUDFRONT);
    return { desk: output(OUTPUTS.desk), site: output(OUTPUTS.site) };
  }
}

function webAcl(stack: Stack, id: string, output: string, rules: wafv2.CfnWebACL.RuleProperty[]): void {
  const acl = new wafv2.CfnWebACL(stack, id, {
    scope: 'CLOUDFRONT',
    description: `Nianbao: ${id.toLowerCase()}`,
    defaultAction: { allow: {} },
    rules,
    customResponseBodies: { [TOO_MANY]: { contentType: 'TEXT_HTML', content: TOO_MANY_REQUESTS } },
    visibilityConfig: visible(id),
  });
  new CfnOutput(stack, output, { value: acl.attrArn });
}
