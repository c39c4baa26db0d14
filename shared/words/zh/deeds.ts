/** Why a deed was refused, in the words of the page that shows it. Nothing was changed by a refused deed. */
import { history } from './history.js';
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cellName } from '#shared/report/labels.js';
import type { Reason } from '../reason.js';
import { agency } from './agency.js';
import { dates } from './dates.js';
import { names } from './names.js';
import { delegationRefusal } from './delegation.js';
import { deciderBrowserRefusal, notRecordedRefusal, recordingRefusal } from './recording.js';
import { proof } from './proof.js';
import { releaseRefusal } from './releases.js';
import { seasonSettings } from './season-settings.js';

const RELOAD = '请刷新页面，看清现在的情况后再继续。';

function alreadyDecided({ decision, withdrawn }: Extract<DeedRefusal, { code: 'already-decided' }>): Reason {
  const stage = names.stages[decision.stage];
  const outcome = decision.outcome === 'approved' ? '通过' : '退回修改';
  return {
    title: '已经有了决定',
    what: `${decision.by.name}已于${dates.instant(decision.at)}作出${stage}决定：${outcome}。`,
    why: withdrawn ? '此后单位撤回了这次报送。' : '一份报告在每个环节只作一次决定，您这次的操作没有产生影响。',
    todo: ['无需再做什么；后续环节已自动进行。'],
  };
}

function notReady(refusal: Extract<DeedRefusal, { code: 'not-ready' }>): Reason {
  return {
    title: '还不能报送',
    what: `还有未办完的事项：${[
      refusal.blocks > 0 ? `${refusal.blocks} 处需修改` : '',
      refusal.unread > 0 ? `${refusal.unread} 格未填` : '',
      refusal.unconfirmed > 0 ? `${refusal.unconfirmed} 格未确认` : '',
      refusal.unexplained > 0 ? `${refusal.unexplained} 处未说明` : '',
      refusal.unanswered > 0 ? `${refusal.unanswered} 条退回意见未答复` : '',
    ]
      .filter((part) => part !== '')
      .join('，')}。`,
    why: '这些事项办完后，数据才能作为正式报送。',
    todo: ['请按页面上列出的事项逐一办理，再报送。'],
  };
}

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

/** `请填写姓名和职务，并勾选声明`, or the part of it that is missing. */
function statementFields(fields: readonly ('officer' | 'title' | 'agree')[]): string {
  const texts = { officer: '姓名', title: '职务' } as const;
  const fill = (['officer', 'title'] as const).filter((field) => fields.includes(field)).map((field) => texts[field]);
  const steps = [
    ...(fill.length === 0 ? [] : [`填写${fill.join('和')}`]),
    ...(fields.includes('agree') ? ['勾选声明'] : []),
  ];
  return `请${steps.join('，并')}。`;
}

export function deedRefusal(refusal: DeedRefusal): Reason {
  switch (refusal.code) {
    case 'already-decided':
      return alreadyDecided(refusal);
    case 'already-withdrawn':
      return {
        title: '报送已经撤回',
        what: refusal.at === null ? '这次报送已经撤回。' : `这次报送已于${dates.instant(refusal.at)}撤回。`,
        why: '撤回只需一次，再次点击没有影响。',
        todo: ['单位可以修改后重新上传、报送。'],
      };
    case 'not-now':
      return {
        title: '现在不能这样做',
        what:
          refusal.state === null
            ? '目前没有可以操作的报告。'
            : `报告目前的状态是“${names.states[refusal.state]}”，这一步不适用。`,
        why: '可能在您打开页面之后，情况有了变化。',
        todo: [RELOAD],
      };
    case 'changed-since-shown':
      return {
        title: '内容在您打开页面后有变化',
        what: '页面上显示的已不是最新内容，所以这次操作没有执行。',
        why: '您确认或决定的，应当正是您看到的内容。',
        todo: ['请核对本页的最新内容，再操作一次。'],
      };
    case 'changed-since-filed':
      return {
        title: '内容与报送时不一致',
        what: `现在保存的内容与报送时签封的内容不同：${proof.changedList(refusal.what)}。这次操作没有执行。`,
        why: '审核、审定和发布的，应当正是单位报送的内容。这样的变化不是本系统的任何操作造成的。',
        todo: [
          '请不要对这份报告作出决定，并立即告诉年报发布人。',
          '系统管理员请按运行手册“Changed since filed”一节查明原因、恢复内容。',
          '尚未审定的，单位也可以撤回报送，重新上传后再报送。',
        ],
      };
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
    case 'season-closed': {
      const whom =
        refusal.office === null
          ? `请联系年报发布人${refusal.publisher}。`
          : `请联系${refusal.office.name}，电话 ${refusal.office.phone}（${refusal.office.hours}）。`;
      return {
        title: refusal.archived ? '年报季已归档' : '年报季已结束',
        what: refusal.archived
          ? '本年度年报季已归档，不再作任何改动。'
          : '本年度年报季已结束，不能再上传、报送或邀请。',
        why: '结束以后，还没有报送的不再收；已报送的继续审核。',
        todo: [`${whom}确有需要时，发布人可以重新开放。`],
      };
    }
    case 'season-open':
      return {
        title: '年报季还没有结束',
        what: '年报季还在进行，这一步不能办理。',
        why: '归档以后什么都不能再改，下一年度也要等这一年度结束，所以要先结束。',
        todo: ['请先结束年报季，再办理这一步。'],
      };
    case 'reports-under-way':
      return {
        title: '还不能归档',
        what: `还有 ${refusal.count} 份年报在识别、审核、核实或等待发布。`,
        why: '归档以后不能再审核，也不能再发布。',
        todo: ['请等它们办完；在总览上可以看到等谁办理。'],
      };
    case 'season-exists':
      return {
        title: '这个年度已经开始',
        what: `${refusal.year} 年度的年报季已经开始了。`,
        why: '一个地区每个年度只有一个年报季。',
        todo: ['请从最近的邮件中的链接打开它的总览。'],
      };
    case 'link-ended':
      return {
        title: '链接已失效',
        what: '您使用的链接已经过期或被收回。',
        why: '为保护数据，每个链接只在一段时间内有效。',
        todo: ['请点击“给我发送新链接”，新链接会发到名册登记的邮箱。'],
      };
    case 'not-ready':
      return notReady(refusal);
    case 'statement-missing':
      return {
        title: '报送声明不完整',
        what: statementFields(refusal.fields),
        why: '报送须由具名负责人声明数据与正式文本一致。',
        todo: ['补全后再点“报送”。'],
      };
    case 'outcome-missing':
      return {
        title: '请选择您的决定',
        what: '没有选择通过还是退回修改。',
        why: '选择之后还会请您确认一次，才作出决定。',
        todo: ['选择一项，再点“继续，核对后确认”。'],
      };
    case 'comment-missing':
      return {
        title: '请填写退回意见',
        what: '退回修改时没有写任何意见。',
        why: '单位需要知道哪里要改、怎么改。',
        todo: ['写明具体的表、行和问题，再点“继续，核对后确认”。'],
      };
    case 'confirmation-missing':
      return {
        title: '请勾选确认',
        what: '没有勾选“这个决定不是我本人作出的”。',
        why: '停止一份报告会影响单位和其他办理人，须由您本人确认。',
        todo: ['确实不是您本人作出的，请勾选后再按按钮；是您本人作出的，请关闭本页。'],
      };
    case 'reply-text-missing':
      return {
        title: '请写明说明',
        what: `有 ${refusal.comments.length} 条意见选了“说明”，但没有写内容，答复没有保存。`,
        why: '审核人要根据您的说明，判断这一处是否可以不改。',
        todo: ['请在这几条下面写明原因；已经改好的，请改选“已改”。'],
      };
    case 'reason-missing':
      return {
        title: '请填写理由',
        what: '没有填写理由，这次操作没有执行。',
        why: '理由会写进记录，相关的人以后要看得懂为什么这样办。',
        todo: ['请写明理由，再按一次按钮。'],
      };
    case 'bad-values':
      return {
        title: '有填写的内容不是数字',
        what: refusal.cells.map(({ cell, text }) => `${cellName(cell).zh}：“${text}”`).join('；'),
        why: '表中只能填写不小于 0 的数；除收费金额外都是整数。',
        todo: ['请按原文件填写数字，例如 17；原文件为空白的，请先在原文件中补填后重新上传。'],
      };
    case 'unknown-finding':
      return {
        title: '没有找到这条校核发现',
        what: '这条发现可能在重新校核后已经消失。',
        why: '每次填写或上传后，系统会重新校核。',
        todo: [RELOAD],
      };
    case 'delegation':
      return delegationRefusal(refusal);
    case 'recording':
      return recordingRefusal(refusal);
    case 'disowned':
      return {
        title: '有人表示决定不是本人作出的，不能恢复发布',
        what: `${refusal.decision.by.name}（${refusal.decision.stage === 'review' ? '初审' : '审定'}）表示这一决定不是本人作出的。当时报告已经公开，无法暂停。`,
        why: '恢复发布会使用原来的审核决定，其中有一个已被否认。',
        todo: ['请先向本人核实。', '报告仍按“已撤下”办理：请单位重新上传、报送，重新审核后再发布。'],
      };
    case 'not-recorded':
      return notRecordedRefusal();
    case 'decider-browser':
      return deciderBrowserRefusal(refusal);
    case 'planned-time':
    case 'too-many-scheduled':
    case 'release-not-waiting':
    case 'roll-back':
      return releaseRefusal(refusal);
    case 'history':
      return {
        title: history.refusalTitle,
        what: history.refusals[refusal.problem],
        why: history.refusalWhy,
        todo: [history.refusalTodo],
      };
    case 'nothing-selected':
      return {
        title: '没有选择',
        what: '没有选中任何单位或年报。',
        why: '',
        todo: ['请在列表中勾选后再操作。'],
      };
    case 'not-found':
      return {
        title: '没有找到',
        what: '没有找到这份报告。',
        why: '地址可能不完整，或它不属于您的链接。',
        todo: ['请从邮件中的链接重新进入。'],
      };
    case 'busy':
      return {
        title: '系统正忙',
        what: '这次操作没有完成，但已有的内容没有丢失。',
        why: '同一时刻办理的人较多。',
        todo: ['请等几秒钟再试一次；重复点击不会重复办理。'],
      };
  }
}
