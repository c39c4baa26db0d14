/** Whether two spellings are one person. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addressKey, nameKey, samePerson } from '#shared/ids/person.js';

const [zero, soft, mark, tag] = ['\u200b', '\u00ad', '\u202e', '\u{e0041}'];

describe('one mailbox', () => {
  test.each([
    ['a plus-tag', 'li+nianbao@yunxi.example', 'li@yunxi.example'],
    ['two plus-tags', 'li+a+b@yunxi.example', 'li@yunxi.example'],
    ['case', 'Li@YunXi.Example', 'li@yunxi.example'],
    ['full-width characters', 'ｌｉ＠yunxi．example', 'li@yunxi.example'],
    ['characters that nobody sees', `l${zero}i${soft}${mark}@yun${tag}xi.example`, 'li@yunxi.example'],
    ['a dot at the end of the domain', 'li@yunxi.example.', 'li@yunxi.example'],
    ['a domain in its own script', 'li@云溪.example', 'li@xn--9kq759e.example'],
    ['an ideographic full stop', 'li@yunxi。example', 'li@yunxi.example'],
    ['dots that the provider ignores', 'wang.xiao.li@gmail.com', 'wangxiaoli@gmail.com'],
    ['both names of a provider', 'w.ang+x@googlemail.com', 'wang@gmail.com'],
  ])('under %s', (_, one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
    expect(samePerson({ name: '甲', address: one }, { name: '乙', address: other })).toBe(true);
  });

  test.each([
    ['dots elsewhere', 'wang.li@yunxi.example', 'wangli@yunxi.example'],
    ['another domain', 'li@yunxi.example', 'li@yunxi2.example'],
    ['a plus in front', '+li@yunxi.example', '+wang@yunxi.example'],
  ])('is not seen in %s', (_, one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
    expect(samePerson({ name: '甲', address: one }, { name: '乙', address: other })).toBe(false);
  });
});

describe('one name', () => {
  test.each([
    ['white space, also ideographic', '王 小\u3000丽', '王小丽'],
    ['characters that nobody sees', `王${zero}小${soft}丽${mark}`, '王小丽'],
    ['full width', 'Ｌi Lei', 'li lei'],
    ['case, also of letters that have two', 'Straße Σς', 'STRASSE σσ'],
    ['the dot in the middle', '买买提·艾力', '买买提•艾力'],
    ['a full stop for that dot', '买买提·艾力', '买买提.艾力'],
    ['other marks for that dot', '买买提●艾力', '买买提－艾力'],
    ['a cell that is drawn empty', '王小丽\u2800', '王小丽\ufffc'],
    ['a title in brackets', '李四（副局长）', '李四'],
    ['a compatibility character', '王\u{2f804}', '王\u{4f60}'],
  ])('under %s', (_, one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(samePerson({ name: one, address: null }, { name: other, address: 'x@y.example' })).toBe(true);
  });

  test('is none where nothing can be seen, and names nobody', () => {
    expect(nameKey(` ${zero}${mark}\u3000`)).toBe('');
    expect(samePerson({ name: zero, address: null }, { name: soft, address: null })).toBe(false);
  });

  test('and another name, without addresses to compare, are two people', () => {
    expect(samePerson({ name: '王小丽', address: null }, { name: '王小力', address: null })).toBe(false);
  });
});

describe('whatever is written', () => {
  const unseen = fc.constantFrom(zero, soft, mark, tag, ' ', '\u00a0', '\u2060', '\ufeff', '\u180e');
  const local = fc.stringMatching(/^[a-z][a-z0-9._]{0,12}[a-z]$/);
  const domain = fc.constantFrom('yunxi.example', 'gmail.com', '云溪.example', 'mail.yunxi.gov.example');
  const sprinkled = (text: string) =>
    fc
      .array(fc.tuple(fc.nat(text.length), unseen), { maxLength: 4 })
      .map((marks) => marks.reduce((whole, [at, character]) => whole.slice(0, at) + character + whole.slice(at), text));

  test('a key is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
        expect(addressKey(addressKey(text))).toBe(addressKey(text));
      }),
    );
  });

  test('tags, case and unseen characters make no second mailbox', () => {
    const spellings = fc
      .tuple(local, domain, fc.stringMatching(/^[a-z0-9]{0,5}$/), fc.boolean())
      .chain(([name, at, label, upper]) => {
        const written = `${name}+${label}@${at}`;
        return sprinkled(upper ? written.toUpperCase() : written).map((spelling) => [`${name}@${at}`, spelling]);
      });
    fc.assert(
      fc.property(spellings, ([plain, spelling]) => {
        expect(addressKey(spelling!)).toBe(addressKey(plain!));
      }),
    );
  });

  test('to be one person is the same from both sides, and everybody is themselves', () => {
    const person = fc.record({ name: fc.constantFrom('甲', '乙 ', 'Ａ', 'a'), address: fc.option(local) });
    fc.assert(
      fc.property(person, person, (one, other) => {
        expect(samePerson(one, other)).toBe(samePerson(other, one));
        expect(samePerson(one, one)).toBe(true);
      }),
    );
  });
});
