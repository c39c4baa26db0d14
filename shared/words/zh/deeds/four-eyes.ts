/** Another person must do it: nobody decides on what they touched, and those who decide are different people. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../../reason.js';
import { agency } from '../agency.js';
import { names } from '../names.js';
import { seasonSettings } from '../season-settings.js';

/** The way out is the publisher's: the roster names who decides on an agency. */
const nameAnother = (role: string): string =>
  `请联系年报发布人，在这家单位的“${agency.link}”里指定另一位${role}（新的人会立即收到邮件）。`;

/** Whoever publishes is named by the season, not by the roster. */
const ANOTHER_PUBLISHER = `请联系年报发布人，由其在“${seasonSettings.title}”中更换发布人。`;

function fourEyes({ reason, agencies }: Extract<DeedRefusal, { code: 'four-eyes' }>): Reason {
  const which = agencies === undefined ? '这份报告' : `${agencies.join('、')}的报告`;
  return {
    title: '应由另一人办理',
    what: `在${which}上，您已经${names.conflict(reason)}，所以不能再由您作出决定。`,
    why: '办理、初审、审定、发布由不同的人进行，是防止差错的基本要求。',
    todo: [agencies === undefined ? nameAnother('审核人') : '请取消选择这些报告；其余的可以照常发布。'],
  };
}

const DECIDERS = { review: names.roles.reviewer, approval: names.roles.approver, release: names.roles.publisher };

/** At filing: by name, because the officer who signs is known by name only. */
function deciderTouched({ conflicts }: Extract<DeedRefusal, { code: 'decider-touched' }>): Reason {
  const signed = conflicts.some(({ reason }) => reason === 'stated-it');
  return {
    title: '还不能报送：办理人和审核人是同一人',
    what: conflicts
      .map(({ deciding, person, reason }) =>
        reason === 'stated-it'
          ? `声明负责人“${person.name}”与本单位的${DECIDERS[deciding]}同名。`
          : `本单位的${DECIDERS[deciding]}“${person.name}”在这份报告上${names.conflict(reason)}。`,
      )
      .join(''),
    why: '报送后须由没有经手过这份报告的人初审、审定和发布，否则无法办理。',
    todo: [
      ...(signed ? ['请由另一位负责人签署声明；如只是同名的两个人，请在姓名后注明以示区别，例如“张伟（二）”。'] : []),
      ...new Set(
        conflicts.map(({ deciding }) => (deciding === 'release' ? ANOTHER_PUBLISHER : nameAnother(DECIDERS[deciding]))),
      ),
    ],
  };
}

type FourEyes = Extract<DeedRefusal, { code: 'four-eyes' | 'same-person' | 'decider-touched' }>;

export function fourEyesRefusal(refusal: FourEyes): Reason {
  switch (refusal.code) {
    case 'four-eyes':
      return fourEyes(refusal);
    case 'same-person':
      return {
        title: '人员不能相同',
        what: `${refusal.agency === undefined ? '' : `${refusal.agency}的`}${names.pair(refusal.pair)}是同一人，或用了同一个邮箱。`,
        why: '初审、审定、发布由不同的人办理，是防止差错的基本要求。',
        todo: ['请改为另一人；姓名和邮箱都不能相同。'],
      };
    case 'decider-touched':
      return deciderTouched(refusal);
  }
}
