/** Who touched it x who decides: every pair, where people are named, where it is filed, where they are asked, and where they decide. */
import { describe, expect, test } from '@jest/globals';
import { ask } from '#shared/deeds/filing/ask.js';
import { decide } from '#shared/deeds/filing/decide.js';
import { markReleased } from '#shared/deeds/filing/release.js';
import {
  bars,
  makersOf,
  barredKeys,
  DECIDINGS,
  fourEyesConflict,
  withTouches,
  type Deciding,
  TOUCH_KINDS,
  type TouchKind,
} from '#shared/filing/four-eyes.js';
import type { Submission } from '#shared/filing/model.js';
import { touchProblems } from '#shared/filing/roster-conflicts.js';
import { personKeys, personSchema } from '#shared/ids/person.js';
import { fileSealed } from '../builders/signatures.js';
import {
  agency,
  checkOf,
  decideGrant,
  fileGrant,
  findingOf,
  NOW,
  record,
  refusalOf,
  stateIn,
  stranger,
  submissionIn,
} from '../deeds/filing/scene.js';

const STATE = { review: 'in-review', approval: 'in-approval', release: 'approved' } as const;
const ROLE = { review: 'reviewer', approval: 'approver' } as const;
/** The one who touched it, as the roster would name them under another name and with a tag. */
const decider = personSchema.parse({ name: '别名', address: 'Stranger+year@yunxi.example.invalid' });
const touching = (how: TouchKind): Pick<Submission, 'touched'> => ({
  touched: [{ person: how === 'stated' ? { name: '别　名', address: null } : stranger, how }],
});
const named = (deciding: Deciding) => (deciding === 'release' ? agency : { ...agency, [ROLE[deciding]]: decider });
const pairs = TOUCH_KINDS.flatMap((how) => DECIDINGS.map((deciding) => [how, deciding] as const));

describe.each(pairs)('who %s it, at the %s', (how, deciding) => {
  const barred = bars(how, deciding);
  const reason = `${how}-it`;

  test(`may ${barred ? 'not ' : ''}decide`, () => {
    const state = stateIn(STATE[deciding], { submission: touching(how), agency: named(deciding) });
    const submission = state.submission!;
    const content = submission.contentDigest!;
    const judgement =
      deciding === 'release'
        ? markReleased(state, { id: 'r20260120-abcdef', version: 1, content, by: decider }, NOW)
        : decide(
            state,
            { shown: content, outcome: 'approved', comment: '', proof: 'code' },
            decideGrant(deciding, submission, { person: decider }),
            NOW,
          );
    expect(refusalOf(judgement)).toEqual(barred ? { code: 'four-eyes', reason } : undefined);
  });

  test(`is ${barred ? '' : 'not '}in the way of the transaction`, () => {
    const { always, beforeRelease } = barredKeys(touching(how).touched);
    const conditioned = deciding === 'release' ? always : [...always, ...beforeRelease];
    expect(personKeys(decider).some((key) => conditioned.includes(key))).toBe(barred);
  });

  test(`is ${barred ? 'refused' : 'let through'} when the report is filed`, () => {
    const state = stateIn('draft', { submission: touching(how), agency: named(deciding) });
    const judgement = fileSealed(
      deciding === 'release' ? { ...state, season: { ...state.season, publisher: decider } } : state,
      { shown: state.filing.version, officer: '孙局长', title: '局长', agreed: true },
      fileGrant,
      () => checkOf(),
      NOW,
    );
    expect(refusalOf(judgement)).toEqual(
      barred ? { code: 'decider-touched', conflicts: [{ deciding, person: decider, reason }] } : undefined,
    );
  });

  // The publisher is named when the season is opened, before there is anything to touch.
  if (deciding === 'release') return;

  test('is refused at import, with the line, when the roster would name them', () => {
    const submission = submissionIn(STATE[deciding], touching(how));
    const named = { reviewer: agency.reviewer, approver: agency.approver, [ROLE[deciding]]: decider };
    expect(touchProblems(named, { submission, record: null }, 7)).toEqual([
      { line: 7, field: `${ROLE[deciding]}Name`, code: 'touched-it', value: '别名', touch: how },
    ]);
  });

  test('is not asked', () => {
    const state = stateIn(STATE[deciding], { submission: touching(how), agency: named(deciding) });
    const asking = {
      stage: deciding,
      token: 't',
      asked: 0,
      grantExpiresAt: '2026-03-01T00:00:00.000Z',
      until: '2026-01-27',
    };
    expect(
      ask({ ...state, waiting: undefined, known: undefined, mailed: false, told: false }, asking, NOW),
    ).toMatchObject({
      value: 'blocked',
    });
  });
});

test('a person who did nothing may decide at every stage', () => {
  for (const deciding of DECIDINGS)
    expect(fourEyesConflict(submissionIn('approved'), stranger, deciding)).toBeUndefined();
});

test.each(['superseded', 'returned', 'approved', 'released'] as const)(
  'of what is %s no decision is to come, so that the roster may name anybody',
  (state) => {
    const people = { reviewer: decider, approver: decider };
    expect(touchProblems(people, { submission: submissionIn(state, touching('filed')), record }, 1)).toEqual([]);
  },
);

test('who keyed in cells of a submission of former times is known by the cells', () => {
  const id = 'review.total';
  const attested = {
    how: 'keyed',
    by: { id: stranger.address, name: stranger.name },
    at: '2026-01-18T02:00:00.000Z',
  } as const;
  const keyed = { ...record, cells: { ...record.cells, [id]: { ...record.cells[id], attested } } };
  expect(fourEyesConflict({ touched: [] }, decider, 'review', keyed)).toBe('keyed-it');
  expect(fourEyesConflict({ touched: [] }, decider, 'review', record)).toBeUndefined();
});

test('an officer whose name cannot be seen has signed nothing', () => {
  const state = stateIn('draft', { check: checkOf(findingOf('note', 'V04:c')) });
  const request = { shown: state.filing.version, officer: '\u200b\u3164', title: '局长', agreed: true };
  expect(refusalOf(fileSealed(state, request, fileGrant, () => checkOf(), NOW))).toEqual({
    code: 'statement-missing',
    fields: ['officer'],
  });
});

test('a touch is listed once, and each spelling of a person for itself', () => {
  const one = { person: stranger, how: 'keyed' } as const;
  const other = { person: decider, how: 'keyed' } as const;
  expect(withTouches([one], one, other, { ...one, how: 'explained' })).toEqual([
    one,
    other,
    { ...one, how: 'explained' },
  ]);
});

test('whose numbers stand in a report are those who sent, keyed in, confirmed or brought them, each once', () => {
  const at = (name: string) => personSchema.parse({ name, address: `${name}@example.invalid` }).address;
  const by = (address: ReturnType<typeof at> | null, how: TouchKind) => ({
    person: { name: address ?? '某某', address },
    how,
  });
  const touched = [
    by(at('sent'), 'uploaded'),
    by(at('sent'), 'keyed'),
    by(at('ticked'), 'confirmed'),
    by(at('brought'), 'imported'),
    by(at('explained'), 'explained'),
    by(at('reviewed'), 'reviewed'),
    by(null, 'stated'),
  ];
  expect(makersOf({ touched }).map(({ address }) => address)).toEqual([at('sent'), at('ticked'), at('brought')]);
});
