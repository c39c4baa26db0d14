import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applicantNamesIn } from '#shared/rules/privacy/applicant-names.js';
import { masked, maskedName, maskedNumber } from '#shared/rules/privacy/masking.js';
import { idCardCheckCharacter, isBankCard, isIdCard, isOldIdCard, passesLuhn, personalNumbersIn } from '#shared/rules/privacy/personal-numbers.js';

const two = (number: number): string => String(number).padStart(2, '0');
const first17 = fc
  .tuple(
    fc.constantFrom('110101', '320813', '140823', '650102'),
    fc.integer({ min: 1930, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([place, year, month, day, order]) => `${place}${year}${two(month)}${two(day)}${String(order).padStart(3, '0')}`,
  );
const idCard = first17.map((digits) => digits + idCardCheckCharacter(digits));
const withLuhn = (digits: string): string =>
  digits + ([...'0123456789'].find((check) => passesLuhn(digits + check)) ?? '');
const bankCard = fc
  .tuple(fc.constant('62'), fc.stringMatching(/^\d{13}$/))
  .map(([head, rest]) => withLuhn(head + rest));

describe('identity numbers', () => {
  test('of the standard’s own example', () => {
    expect(isIdCard('11010519491231002X')).toBe(true);
    expect(idCardCheckCharacter('44052418800101001')).toBe('4');
  });

  test('have exactly one right check character', () => {
    fc.assert(
      fc.property(first17, (digits) => {
        expect([...'0123456789X'].filter((check) => isIdCard(digits + check))).toHaveLength(1);
      }),
    );
  });

  test('with any digit changed, or two different neighbours exchanged, are none', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, more) => {
        const card = digits + idCardCheckCharacter(digits);
        const other = String((Number(card[at]) + more) % 10);
        expect(isIdCard(card.slice(0, at) + other + card.slice(at + 1))).toBe(false);
        if (at === 16 || card[at] === card[at + 1]) return;
        expect(isIdCard(card.slice(0, at) + card[at + 1]! + card[at]! + card.slice(at + 2))).toBe(false);
      }),
    );
  });

  test.each([
    ['no such day', '110101199002303'],
    ['no such province', '990101199001013'],
  ])('%s', (_, head) => {
    const digits = head.padEnd(17, '0');
    expect(isIdCard(digits + idCardCheckCharacter(digits))).toBe(false);
  });

  test.each([
    ['110101900307123', true],
    ['110101901307123', false],
    ['110101900230123', false],
    ['990101900307123', false],
  ])('of the old form: %s', (digits, expected) => {
    expect(isOldIdCard(digits)).toBe(expected);
  });
});

describe('bank cards', () => {
  test.each([
    ['79927398713', true],
    ['79927398710', false],
  ])('Luhn %s', (digits, expected) => {
    expect(passesLuhn(digits)).toBe(expected);
  });

  test('with any digit changed are none', () => {
    fc.assert(
      fc.property(bankCard, fc.nat(15), fc.integer({ min: 1, max: 9 }), (card, at, more) => {
        expect(isBankCard(card)).toBe(true);
        const other = String((Number(card[at]) + more) % 10);
        expect(isBankCard(card.slice(0, at) + other + card.slice(at + 1))).toBe(false);
      }),
    );
  });
});

describe('in a text', () => {
  const around = fc.constantFrom('号码', '（', '：', '，', '。', '\n', ' ');
  test('each is found wherever it stands, with its place, and masked to the same length', () => {
    fc.assert(
      fc.property(around, fc.oneof(idCard, bankCard, fc.stringMatching(/^1[3-9]\d{9}$/)), around, (a, number, b) => {
        const text = `前文${a}${number}${b}后文`;
        const [found, ...others] = personalNumbersIn(text);
        expect(others).toEqual([]);
        expect(text.slice(found!.start, found!.end)).toBe(number);
        expect(found!.digits).toBe(number);
        const shown = masked(text);
        expect(shown).toHaveLength(text.length);
        expect(shown).not.toContain(number);
        expect(personalNumbersIn(shown)).toEqual([]);
      }),
    );
  });

  test.each([
    ['spaces between its groups', '110105 19491231 002X', 'id-card'],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ', 'id-card'],
    ['a small x', '11010519491231002x', 'id-card'],
    ['a mobile in groups', '138 0000 1234', 'mobile'],
    ['a mobile with the country', '+86-13800001234', 'mobile'],
    ['a card in groups', withLuhn('622848000000000').replace(/(\d{4})(?=\d)/g, '$1 '), 'bank-card'],
  ])('%s', (_, written, kind) => {
    expect(personalNumbersIn(`号码${written}。`).map((one) => one.kind)).toEqual([kind]);
  });

  test.each([
    '电话0000-0000000，邮编223100。',
    '许可13800001234件。',
    '收费13800001234.5元，合计13800001234万元。',
    '见 https://www.example.test/202302/t13800001234_80629.htm',
    '统一社会信用代码11110105MB0123456X',
    '文号2025011300000000001',
    '已隐去的110105********002X和138****1234',
    '受理号110105194912310021',
  ])('not %s', (text) => {
    expect(personalNumbersIn(text)).toEqual([]);
  });

  test('what stays readable', () => {
    expect(maskedNumber('id-card', '110105 19491231 002X')).toBe('110105 ******** 002X');
    expect(maskedNumber('id-card', '11010519491231002X')).toBe('110105********002X');
    expect(maskedNumber('mobile', '13800001234')).toBe('138****1234');
    expect(maskedNumber('mobile', '+86-13800001234')).toBe('+86-138****1234');
    expect(maskedNumber('bank-card', '6228480000000000')).toBe('6228********0000');
    expect(maskedName('王小明')).toBe('王某某');
  });
});

describe('names of applicants', () => {
  test.each([
    ['申请人张三向我局申请公开。', '张三'],
    ['申请人李小四于2025年3月提出申请。', '李小四'],
    ['全年应诉1件，王五诉我局信息公开案。', '王五'],
    ['村民赵六申请公开征地批文。', '赵六'],
    ['孙小七女士申请公开目录。', '孙小七'],
  ])('%s', (text, name) => {
    expect(applicantNamesIn(text).map((one) => one.name)).toEqual([name]);
    expect(masked(text)).not.toContain(name);
  });

  test.each([
    '申请人张某向我局申请公开。',
    '申请人王××不服答复。',
    '申请人应当向我局提交材料。',
    '申请人可以向本机关申请公开。',
    '申请人马上提交了材料。',
    '申请人许多于年底提交。',
    '申请人陈述于听证会上。',
    '公民申请公开信息12件，村民代表申请公开1件。',
    '复议后起诉我局1件，未经复议直接起诉本级政府2件。',
    '法人王牌企业申请公开1件。',
    '提起行政诉讼，胡某诉我局案维持。',
    '群众向我局申请3件。',
  ])('not in %s', (text) => {
    expect(applicantNamesIn(text)).toEqual([]);
  });
});
