/**
 * In which order stacks can be deployed over those that are there. CloudFormation refuses a stack that imports what nobody exports, and
 * one that takes an export away while another imports it; docs/deploy.md says what to do where `cdk deploy --all` would be refused.
 */
import { describe, expect, it, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import type { Environment } from '../../../infra/environment.js';
import { environment as production } from '../../../infra/environments/production.js';
import { LIBRARY_CHECKS, makeApp, protectedBy, synthesize, synthesized } from './synthesized.js';

type Templates = typeof synthesized.templates;
type Part = keyof Templates;
const ALL: readonly Part[] = ['data', 'workflow', 'season', 'clock', 'watch'];

const exportsOf = (template: Templates[Part]) =>
  Object.values(template.Outputs ?? {}).flatMap((each) => (each as { Export?: { Name: string } }).Export?.Name ?? []);
const importsOf = (template: Templates[Part]) =>
  new Set([...JSON.stringify(template).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name = '']) => name));

/** What CloudFormation would say; undefined where every stack goes through. */
function refused(deployed: Partial<Templates>, next: Templates, order: readonly Part[]): string | undefined {
  const state: Partial<Templates> = { ...deployed };
  for (const part of order) {
    const others = ALL.filter((each) => each !== part).flatMap((each) => state[each] ?? []);
    const exported = new Set(others.flatMap(exportsOf));
    const missing = [...importsOf(next[part])].filter((name) => !exported.has(name));
    if (missing.length > 0) return `${part}: no export named ${missing.join(', ')}`;
    const stays = new Set(exportsOf(next[part]));
    const gone = (state[part] === undefined ? [] : exportsOf(state[part])).filter((name) => !stays.has(name));
    const used = gone.filter((name) => others.some((template) => importsOf(template).has(name)));
    if (used.length > 0) return `${part}: in use are ${used.join(', ')}`;
    state[part] = next[part];
  }
  return undefined;
}

describe('the stacks', () => {
  const literal = synthesize({ addresses: production.addresses }).templates;

  it('go into an empty account in their order, with parameters and without', () => {
    expect(refused({}, synthesized.templates, ALL)).toBeUndefined();
    expect(refused({}, literal, ALL)).toBeUndefined();
    expect(refused({}, literal, ['season'])).toContain('no export named');
  });

  it('say of each what it needs first, so that `cdk deploy --all` takes that order', () => {
    const { app, ...stacks } = makeApp(protectedBy({ webAcl: true }), { [LIBRARY_CHECKS]: false });
    const assembly = app.synth();
    const made = Object.values(stacks).filter((each) => each instanceof Stack);
    const first = (stack: Stack): Stack[] => [...stack.dependencies, ...stack.dependencies.flatMap(first)];
    const short = made.flatMap((stack) => {
      const template = JSON.stringify(assembly.getStackByName(stack.stackName).template);
      const needed = [...template.matchAll(/"Fn::ImportValue":"([^":]+):|"StackName":"([^"]+)","OutputName"/g)];
      const said = new Set(first(stack).map(({ stackName }) => stackName));
      return needed.flatMap(([, one, other]) =>
        said.has(one ?? other ?? '') ? [] : `${stack.stackName} needs ${one ?? other}`,
      );
    });
    expect([...new Set(short)]).toEqual([]);
    expect(made.map(first).flat().length).toBeGreaterThan(made.length);
  });

  it('change from parameters to addresses with NianbaoSeason first, and not otherwise', () => {
    expect(refused(synthesized.templates, literal, ALL)).toMatch(
      /^workflow: in use are \S+DeskBaseUrl\w+, \S+SiteBaseUrl\w+$/,
    );
    expect(refused(synthesized.templates, literal, ['season', ...ALL])).toBeUndefined();
  });

  const LATER: [string, Partial<Environment>][] = [
    ['a key of the operator’s', protectedBy({ ownKey: true })],
    ['web ACLs', protectedBy({ webAcl: true })],
    ['no scanner', protectedBy({ malwareGate: 'off' })],
    ['another way of mail', { mail: { transport: 'smtp', host: 'smtp.office.invalid', port: 465, security: 'tls' } }],
  ];
  test.each(LATER)('take %s later, with one deployment of all', (_what, settings) => {
    expect(refused(synthesized.templates, synthesize(settings).templates, ALL)).toBeUndefined();
  });

  it('take another key that signs, then believe the former no more, and alias no two keys alike', () => {
    const signedBy = (seal: number[]) => synthesize({ signingKeys: { seal, checkpoint: [1] } }).templates;
    const [both, second] = [signedBy([2, 1]), signedBy([2])];
    expect(refused(synthesized.templates, both, ALL)).toBeUndefined();
    expect(refused(both, second, ALL)).toBeUndefined();
    expect(refused(second, second, ALL)).toBeUndefined();
    const aliases = ({ data }: Templates) =>
      Object.entries(data.Resources)
        .flatMap(([id, { Type, Properties }]) =>
          Type === 'AWS::KMS::Alias' ? [`${id} ${String(Properties['AliasName'])}`] : [],
        )
        .sort();
    // What stands keeps its id and its name: CloudFormation makes what is new before it takes away what is not there any more.
    expect(aliases(both)).toEqual(expect.arrayContaining(aliases(synthesized.templates)));
    expect(aliases(both)).toHaveLength(3);
    expect(aliases(second)).toEqual(aliases(both));
    const signer = (of: Templates) => /"SEAL_KEY_ID":.*?(ExportsOutput\w+)/.exec(JSON.stringify(of.workflow))?.[1];
    expect([both, second].map(signer)).toEqual([expect.stringContaining('SealKey2'), signer(both)]);
    expect(signer(synthesized.templates)).not.toContain('SealKey2');
  });

  it('do not take the key together with the addresses: NianbaoSeason would ask for it first', () => {
    const both = synthesize({ addresses: production.addresses, ...protectedBy({ ownKey: true }) }).templates;
    expect(refused(synthesized.templates, both, ['season', ...ALL])).toMatch(/^season: no export named \S+DataKey/);
  });
});
