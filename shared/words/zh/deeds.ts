/**
 * Why a deed was refused, in the words of the page that shows it. Nothing was changed by a refused deed. What only one
 * matter refuses (a season, a release, a paper report) is worded in its own room.
 */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../reason.js';
import { dates } from './dates.js';
import { history } from './history.js';
import { names } from './names.js';
import { fourEyesRefusal } from './deeds/four-eyes.js';
import { incompleteRefusal } from './deeds/incomplete.js';
import { seasonRefusal } from './deeds/season.js';
import { delegationRefusal } from './delegation.js';
import { deciderBrowserRefusal, notRecordedRefusal, recordingRefusal } from './recording.js';
import { proof } from './proof.js';
import { releaseRefusal } from './releases.js';

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
    case 'same-person':
    case 'decider-touched':
      return fourEyesRefusal(refusal);
    case 'season-closed':
    case 'season-open':
    case 'reports-under-way':
    case 'season-exists':
      return seasonRefusal(refusal);
    case 'link-ended':
      return {
        title: '链接已失效',
        what: '您使用的链接已经过期或被收回。',
        why: '为保护数据，每个链接只在一段时间内有效。',
        todo: ['请点击“给我发送新链接”，新链接会发到名册登记的邮箱。'],
      };
    case 'not-ready':
    case 'statement-missing':
    case 'outcome-missing':
    case 'comment-missing':
    case 'confirmation-missing':
    case 'reply-text-missing':
    case 'reason-missing':
    case 'bad-values':
    case 'nothing-selected':
      return incompleteRefusal(refusal);
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
    case 'not-found':
      return {
        title: '没有找到',
        what: '没有找到这份报告。',
        why: '地址可能不完整，或它不属于您的链接。',
        todo: ['请从邮件中的链接重新进入。'],
      };
    case 'too-many-uploads':
      return {
        title: '今天上传的次数太多',
        what: `一个链接每天最多上传 ${refusal.most} 次，今天的次数已经用完。这次没有上传文件，此前的内容没有变化。`,
        why: '限制次数，是为了防止有人拿到链接后大量上传文件。',
        todo: ['请明天再上传。单位今天就要报送的，可以在页面上直接填写，或联系年报发布人。'],
      };
    case 'busy':
      return {
        title: '系统正忙',
        what: '这次操作没有完成，但已有的内容没有丢失。',
        why: '同一时刻办理的人较多，或者系统用到的服务暂时没有应答。',
        todo: [
          '请等几秒钟再试一次；重复点击不会重复办理。',
          '几分钟后还是这样，请过半小时再来；仍不行，请联系年报发布人或系统维护人员。',
        ],
      };
  }
}
