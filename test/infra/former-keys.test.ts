/** Keys that signed before, by ARN or by their public half: what the configuration takes, and what rights they need. */
import { describe, expect, test } from '@jest/globals';
import { checkedEnvironment, EnvironmentError } from '../../infra/environment.js';
import { environment as demo } from '../../infra/environments/demo.js';
import { mayVerify, signingKeys } from '../../infra/signing.js';

const ARN = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd';
const PUBLIC = 'public:5678efab:MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+/==';
const formerOf = (seal: readonly string[]) =>
  checkedEnvironment('demo', { ...demo, formerKeys: { seal, checkpoint: [] } }).formerKeys.seal;

describe('former keys', () => {
  test('are taken as ARNs and as public halves', () => {
    expect(formerOf([ARN, PUBLIC])).toEqual([ARN, PUBLIC]);
    expect(formerOf([])).toEqual([]);
  });

  test.each(['public:', 'public:id:not base64!', '5678efab:MFkw', 'arn:aws:s3:::bucket'])('are not %s', (wrong) => {
    expect(() => formerOf([wrong])).toThrow(EnvironmentError);
  });

  test('need a right where KMS holds them, and none where their public half is told', () => {
    const own = { sealKeys: [{ keyArn: 'arn:own' }], checkpointKeys: [{ keyArn: 'arn:own-too' }] };
    const { seal } = signingKeys(own as never, { seal: [ARN, PUBLIC], checkpoint: [] });
    expect(seal).toEqual(['arn:own', ARN, PUBLIC]);
    const asked: unknown[] = [];
    mayVerify({ allow: (right: unknown) => asked.push(right) } as never, seal);
    expect(asked).toEqual([{ actions: ['kms:GetPublicKey'], resources: ['arn:own', ARN] }]);
  });
});
