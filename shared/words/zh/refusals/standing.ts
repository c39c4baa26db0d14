/** The file may be in order, but this is not the moment for it, or not whose turn it is: what counts stays, and the file is only kept. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';

export const STANDING = {
  'link-replaced': {
    title: '上传所用的链接已被替换',
    what: '名册中这家单位的联系人已经更换，这份文件是用原联系人的上传页面送来的。文件已保存，但没有采用。',
    why: '只有现任联系人可以报送，以免两个人的文件互相取代。',
    todo: ['原联系人请把文件交给现任联系人。', '现任联系人请用自己的链接打开报送页面，上传这份文件。'],
  },
  'agency-at-work': {
    title: '单位自己正在办理，代录的文件没有采用',
    what: '在指定代录人之后，单位联系人已经自己上传了报告，还没有报送。这份代录的文件已保存，但没有采用。',
    why: '代录的文件会取代单位自己的草稿，联系人填写的说明也会丢失。',
    todo: ['请与单位联系人商定由谁报送。', '由代录人报送的，请联系年报发布人重新登记纸质报告，然后再上传。'],
  },
  'season-closed': {
    title: '年报季已结束',
    what: '这份文件送达时，本年度的年报季已经结束。文件已保存，但没有采用。',
    why: '年报季结束后，报送和统计不再变动。',
    todo: ['如需补报，请联系年报发布人。'],
  },
  'under-decision': {
    title: '报告正在审核，不能替换',
    what: '上一份报告已经报送，正在审核。新上传的文件已保存，但没有采用。',
    why: '审核人看到的内容在作出决定前不能变动。',
    todo: ['如需更换，请先在报送页面“撤回报送”，再上传新文件。', '也可以等待审核结果。'],
  },
  'already-released': {
    title: '报告已经发布',
    what: '本年度报告已向社会发布。新上传的文件已保存，但没有采用。',
    why: '已发布的内容只能由发布人说明理由后更正。',
    todo: ['如发现错误，请联系年报发布人办理更正。'],
  },
  identical: {
    title: '与上一份文件完全相同',
    what: '这份文件与正在办理的那一份一字不差，识别结果也一样。',
    why: '相同的文件只在“历次上传”中记下，不取代正在办理的那一份，您已填写的内容都保留着。',
    todo: ['如果已经修改，请确认保存后选择修改过的那一份。', '没有修改时，直接在页面上继续办理即可。'],
  },
  'identical-returned': {
    title: '与被退回的文件完全相同',
    what: '这份文件与被退回的那一份一字不差。文件已保存，但没有采用，退回的情况没有变动。',
    why: '退回意见要求修改；没有改动的文件再次送审，多半还会被退回。',
    todo: [
      '请按退回意见修改原文件，保存后选择修改过的那一份。',
      '确实不需要修改的，请在上传处写明“为什么仍报送同一文件”，再上传；审核人会看到您的说明。',
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
