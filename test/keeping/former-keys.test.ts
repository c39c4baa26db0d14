/** The public half of a key whose account is gone, as a restore prints it and the configuration takes it. */
import { expect, test } from '@jest/globals';
import { isSigned } from '#shared/audit/signature.js';
import { keysIn, publicHalfText, publicKeysOf } from '#shared/kms/keys.js';
import { testKey } from '../builders/signatures.js';

test('verifies what it signed, with nobody asked', async () => {
  const former = testKey('1234abcd-12ab-34cd-56ef-1234567890ab');
  const [[id, key] = ['', undefined]] = [...former.keys];
  if (key === undefined) throw new Error('no key');
  const text = publicHalfText(id, key);
  expect(keysIn(`arn:aws:kms:x:0:key/own ${text}`)).toEqual(['arn:aws:kms:x:0:key/own', text]);
  const keys = await publicKeysOf(text)();
  expect([...keys.keys()]).toEqual([id]);
  expect(isSigned('said', former.sign('said'), keys)).toBe(true);
  expect(isSigned('said', testKey(id).sign('said'), keys)).toBe(false);
});
