/** Something is still to be filled in, ticked or chosen, on the form that was posted or in the report itself. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import { cellName } from '#shared/report/labels.js';
import type { Reason } from '../../reason.js';

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

type Incomplete = Extract<
  DeedRefusal,
  {
    code:
      | 'not-ready'
      | 'statement-missing'
      | 'outcome-missing'
      | 'comment-missing'
      | 'confirmation-missing'
      | 'reply-text-missing'
      | 'reason-missing'
      | 'bad-values'
      | 'nothing-selected';
  }
>;

export function incompleteRefusal(refusal: Incomplete): Reason {
  switch (refusal.code) {
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
    case 'nothing-selected':
      return {
        title: '没有选择',
        what: '没有选中任何单位或年报。',
        why: '',
        todo: ['请在列表中勾选后再操作。'],
      };
  }
}
