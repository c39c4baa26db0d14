/** N08 and the fee of N11: what table 2 counts, and money. */
import { FEE_CELL, type Table2Cell } from '#shared/report/cells.js';
import { COUNTING, isCountOfCases, type Mention } from './mentions.js';
import { cellSubject, type Subject } from './subjects.js';

const MAKE = '(?:制发|制定出台|制定印发|制定并印发|制定发布|新制定|制定|出台|印发)';
const NORMATIVE = '(?:行政)?规范性文件';
const RULES = '(?:地方)?(?:政府|部门)?规章';

function issued(noun: string): RegExp {
  return new RegExp(`${MAKE}(?:了|的)?(?:各类|新的)?${noun}${COUNTING}$|${noun}[^，]{0,4}${MAKE}${COUNTING}$`);
}
function inForce(noun: string): RegExp {
  return new RegExp(`现行有效(?:的)?${noun}${COUNTING}$|${noun}[^，]{0,4}现行有效${COUNTING}$`);
}
const MADE = new RegExp(`${MAKE}(?:了)?(?:共)?$`);
const MADE_AFTER = new RegExp(`^(?:的)?${NORMATIVE}$`);
const REPEALED = new RegExp(`废止(?:(?:和|、|或)?(?:宣布)?失效)?(?:了|的)?(?:${NORMATIVE})?${COUNTING}$`);
const LABELS: readonly (readonly [RegExp, Table2Cell])[] = [
  [issued(NORMATIVE), 'activeDisclosure.normativeDocuments.issued'],
  [inForce(NORMATIVE), 'activeDisclosure.normativeDocuments.inForce'],
  [issued(RULES), 'activeDisclosure.rules.issued'],
  [inForce(RULES), 'activeDisclosure.rules.inForce'],
];
/** Made by somebody, published, reviewed, filed: another count than that of the table. */
const OTHER_COUNT =
  /公开|(?<!制定)发布|解读|备案|审查|审核|清理|其中|报送|名义|拟|草案|评估|修订|修改|报备|转发|参与|协助|配合/;

function document(mention: Mention): Subject | undefined {
  const { own, before, next, amount } = mention;
  // 制发规范性文件3份并同步公开: what was done with them is another matter.
  const tail = mention.tail.replace(/^(?:并|且|均|全部|已).*$/, '');
  if (!/^[件份个部项]$/.test(amount.unit) || /其中/.test(mention.lead)) return undefined;
  // 制发规范性文件1件，现行有效6件: of the documents named last.
  if (tail === '' && /^(?:目前|截至[^，]{0,12}|其中)?现行有效(?:的)?(?:共|计|有|为)*$/.test(own)) {
    const named = [...before.matchAll(/规范性文件|规章|政策|制度|预案|标准|法规|目录|清单/g)].at(-1)?.[0];
    if (named === '规范性文件') return cellSubject('N08', 'activeDisclosure.normativeDocuments.inForce');
  }
  const after = MADE.test(own) && MADE_AFTER.test(tail);
  const hit = after
    ? 'activeDisclosure.normativeDocuments.issued'
    : tail === ''
      ? LABELS.find(([pattern]) => pattern.test(own))?.[1]
      : undefined;
  if (hit !== undefined) {
    if (!OTHER_COUNT.test(own)) return cellSubject('N08', hit);
    // 公开现行有效规范性文件: all of them, as a rule, but perhaps not.
    return hit.endsWith('inForce') && /公开|发布/.test(own) && !/清理|其中|备案/.test(own)
      ? { ...cellSubject('N08', hit), loose: true }
      : undefined;
  }
  if (!REPEALED.test(own) || tail !== '' || /拟|修改|修订/.test(own) || /^[，、]?(?:宣布)?失效/.test(next))
    return undefined;
  const noun = [...before.matchAll(/规范性文件|规章|政策|制度|合同|事项/g)].at(-1)?.[0];
  return noun === '规范性文件' ? cellSubject('N08', 'activeDisclosure.normativeDocuments.repealed') : undefined;
}

interface Decision {
  readonly cell: Table2Cell;
  readonly label: RegExp;
  readonly after: RegExp;
}
const DECIDE = '(?:作出|做出|办理|办结|实施|完成|下达)';
const DECISIONS: readonly Decision[] = (
  [
    ['行政许可', 'activeDisclosure.licensing.decisions'],
    ['行政处罚', 'activeDisclosure.penalties.decisions'],
    ['行政强制', 'activeDisclosure.compulsion.decisions'],
  ] as const
).map(([word, cell]) => ({
  cell,
  label: new RegExp(`(?:^|${DECIDE}|的|年|共)${word}(?:处理)?(?:决定|案件|措施)?${COUNTING}$`),
  after: new RegExp(`^${word}(?:决定)?$`),
}));
const DECIDED = new RegExp(`${DECIDE}(?:了)?(?:共)?$`);
/** Numbers of published items, of applications, of kinds of items; each of them is common in these reports. */
const PUBLISHED =
  /公开|公示|公布|信息|归集|录入|上传|推送|发布|平台|系统|受理|申请|事项|清单|目录|其中|网上|案卷|评查|审核|听证/;

function decision({ own, tail, before, lead, amount }: Mention): Subject | undefined {
  if (!/^[件项次个宗起例]$/.test(amount.unit) || /其中/.test(lead)) return undefined;
  // Named or asked about earlier in the sentence: `公示行政许可…` reaches over commas.
  if (PUBLISHED.test(before.replaceAll(/(?:政府|政务)信息公开(?:工作|条例)?/g, ''))) return undefined;
  return DECISIONS.filter(
    ({ label, after }) => (tail === '' && label.test(own)) || (DECIDED.test(own) && after.test(tail)),
  ).map(({ cell }) => cellSubject('N08', cell))[0];
}

const FEES = new RegExp(`行政事业性收费(?:的)?(?:收入|总金额|金额|总额|资金)?${COUNTING}$`);
const COLLECTED = new RegExp(`(?:收取|收费|收缴|金额|费用|^)${COUNTING}$`);
const HANDLING_FEE = /信息处理费/;

function money({ own, before, tail, lead, amount }: Mention): Subject | undefined {
  if (amount.unit !== '元' || /标准|每|按件|按量|其中|减免|退还/.test(own) || /^\//.test(tail) || /其中/.test(lead))
    return undefined;
  const handling = HANDLING_FEE.test(own) || (HANDLING_FEE.test(before) && COLLECTED.test(own) && own.length < 12);
  if (handling) return { ...cellSubject('N11', FEE_CELL), id: 'handlingFee', money: true, atMost: true };
  return FEES.test(own) && tail === '' ? { ...cellSubject('N08', FEE_CELL), money: true } : undefined;
}

export function documentSubject(mention: Mention): Subject | undefined {
  if (mention.amount.unit === '元') return money(mention);
  return isCountOfCases(mention) || mention.amount.unit === '部' ? (document(mention) ?? decision(mention)) : undefined;
}
