/** The season is not where it would have to be: it has ended, has not ended yet, or is there already. */
import type { DeedRefusal } from '#shared/deeds/outcome.js';
import type { Reason } from '../../reason.js';

type OfSeason = Extract<DeedRefusal, { code: 'season-closed' | 'season-open' | 'reports-under-way' | 'season-exists' }>;

export function seasonRefusal(refusal: OfSeason): Reason {
  switch (refusal.code) {
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
  }
}
