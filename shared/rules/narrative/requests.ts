/** N01 to N04: applications received, carried in, closed, carried forward. */
import { table3Cell, type CellId } from '#shared/report/cells.js';
import { aboutRequests, COUNTING, isCountOfCases, namesOthers, type Mention } from './mentions.js';
import { tokensIn } from './grammar/tokens.js';
import { rowsOf, rowSubject, type SubjectReading, type Subject } from './subjects.js';

/** How an application came in. */
export const CHANNEL =
  /网络|网上|互联网|在线|线上|线下|平台|邮箱|邮件|电邮|邮寄|邮政|信函|信件|来函|书面|当面|现场|窗口|传真|微信|申请系统|公开系统|办理系统|网站|电话/;
const EVERY_CHANNEL =
  /(?:通过|以)?(?:(?:网上|网络|信函|邮寄|当面|现场|窗口|平台|电子邮件|邮箱|传真|网站|书面|线上|线下)[、和及]?)+等(?:多种|各种|各类)?(?:方式|途径|渠道|形式)|线上、?线下|网上、?网下|(?:各类|各种|多种|多个|所有|不同)(?:方式|途径|渠道)|各(?:途径|渠道)/g;
const EVERYBODY =
  /(?:公民|个人)[、和及或]*法人(?:、|或者?|和|及|与)?(?:其他(?:社会)?组织)?(?:的|提交的?|提出的?)*|企业群众|群众企业|(?:公民|群众|社会公众|申请人)(?:提出|提交)?的?(?=依申请|政府信息|信息公开|申请)|各类/g;
const APPLICANT = /自然人|公民|个人|企业|法人|机构|组织|律师/;

const RECEIVE = '(?:新收到?|新接收|收到|接收到?|受理|接到|收悉|接受|新增|共收|登记|提出|提交)';
const CLOSE = '(?:办结|答复|办复|回复|办理完毕|办理完成|处理完毕)';
const NOUN =
  '(?:依申请公开|申请(?:政府)?信息公开|政府信息公开(?:的)?申请|信息公开(?:的)?申请|公开(?:政府)?信息(?:的)?申请|公开申请|申请公开|申请)' +
  '(?:政府)?(?:信息)?(?:的)?(?:申请)?(?:事项|办件|件|请求|表|书)?';
const RECEIVED = new RegExp(`${RECEIVE}[^，]{0,30}?${NOUN}${COUNTING}$`);
/** 共有12件申请: there were, before the counted thing. */
const RECEIVED_BARE = new RegExp(`${RECEIVE}${COUNTING}$|(?:^|年度?|局|镇|乡|办|委|单位)(?:共|总共|累计)有$`);
/** `2024年全年政府信息公开申请12件`: no verb, and nothing else before it that could make it a part. */
const RECEIVED_NOUN = new RegExp(
  `^(?:20\\d\\d年度?|本年度?|今年|全年|全[局县市区镇乡]|我[局县市区镇乡]|[共有])*(?:(?:政府)?信息公开)?申请(?:件|总量|总数|数量)?${COUNTING}$`,
);
const HANDLED = new RegExp(`(?:办理|处理)[^，]{0,30}?${NOUN}${COUNTING}$`);
const CLOSED = new RegExp(`${CLOSE}(?:了|的)?(?:${NOUN})?${COUNTING}$`);
const COUNTED = new RegExp(`${NOUN}${COUNTING}$`);
const CLOSES = new RegExp(CLOSE);
const TAIL = /^(?:的)?[^，]{0,14}?(?:申请|依申请公开)(?:公开)?(?:政府信息)?(?:件|事项|表)?(?!人)/;

/** Words that make the amount a part, or something else than an application that came in. */
const PART = /其中|类|涉及|关于|重复|补正|转办|转送|移送|撤|不予|未|征地|拆迁|主动公开|延期|协助|中止|剩余|余下/;
const BOTH = new RegExp(`${RECEIVE}(?:并|、|和|及|且)(?:已|均|全部|依法|按期|按时|及时)*(?:处理|办理|${CLOSE})`);

const cell = (row: Parameters<typeof table3Cell>[0]): CellId => table3Cell(row, 'total');
const WITH_CARRIED: SubjectReading = { plus: [cell('requests.newlyReceived'), cell('requests.carriedIn')] };
const ALL_CLOSED: SubjectReading = { plus: [cell('outcomes.total')] };

/** The sentence says that what was carried in is counted too. */
const SAYS_CARRIED =
  /(?:含|包括|加上?|连同|其中|（|及|和)[^。；）]{0,20}(?:上年|上一年|去年|往年|20\d\d年)[^，。；]{0,8}(?:结转|转结|未办结)/;

function clean(own: string): string {
  return own
    .replaceAll(EVERY_CHANNEL, '')
    .replaceAll(EVERYBODY, '')
    .replaceAll(/予以(?=答复|回复|办结)/g, '');
}

/** 受理不动产登记申请: an application, and not for information. */
function isOtherApplication(own: string): boolean {
  if (/公开|信息/.test(own)) return false;
  const [, between = ''] =
    /(?:收到|接收|受理|接到|办理|办结|审核|审批|登记)([^，]*?)申请(?!公开|人|政府|信息)/.exec(own) ??
    /^([^，]*?)申请(?:的)?(?:受理|办理|办结|审核|审批)/.exec(own) ??
    [];
  return tokensIn(between, 0, between.length).some(({ kind }) => kind === 'unknown' || kind === 'other-work');
}

function received(mention: Mention): Subject | undefined {
  const { lead, tail, sentence } = mention;
  const own = clean(mention.own);
  if (isOtherApplication(own)) return undefined;
  if (PART.test(own) || CHANNEL.test(own) || APPLICANT.test(own) || namesOthers(own)) return undefined;
  // 12件申请中，自然人…: the applications that the parts are of, whether those that came in or those that were closed.
  if (own === '' && /^(?:的)?(?:政府)?信息公开申请(?:当)?中$/.test(tail)) {
    return rowSubject('N01', 'requests.newlyReceived', 'total', [WITH_CARRIED, ALL_CLOSED]);
  }
  const newly = /新(?:接)?收|新增/.test(own);
  // 其中 makes it a part; only 新收 says which.
  if (/其中/.test(lead) && !newly) return undefined;
  const both = BOTH.test(own);
  const bare = RECEIVED_BARE.test(own);
  if (/有$/.test(own) && tail === '') return undefined;
  const named = (both && COUNTED.test(own)) || (!CLOSES.test(own) && (RECEIVED.test(own) || RECEIVED_NOUN.test(own)));
  const after = bare && TAIL.test(tail) && !CHANNEL.test(tail) && !APPLICANT.test(tail.replaceAll(EVERYBODY, ''));
  if (!named && !after && !(bare && tail === '')) {
    if (!HANDLED.test(own)) return undefined;
    return { ...rowSubject('N01', 'requests.newlyReceived', 'total', [WITH_CARRIED, ALL_CLOSED]), loose: true };
  }
  if (both) return rowSubject('N01', 'requests.newlyReceived', 'total', [ALL_CLOSED]);
  if (newly || !SAYS_CARRIED.test(sentence.folded)) return rowSubject('N01', 'requests.newlyReceived');
  return rowSubject('N01', 'requests.newlyReceived', 'total', [WITH_CARRIED]);
}

const HANDLED_BARE = new RegExp(`^(?:已|共|其中|本年度?)*(?:办理|处理)(?:了)?${COUNTING}$`);

/** The sentence has told how many came in. */
function hasReceived({ sentence, amount }: Mention): boolean {
  return new RegExp(`${RECEIVE}[^；。]{0,30}\\d`).test(sentence.folded.slice(0, amount.from));
}

function closed(mention: Mention): Subject | undefined {
  const { lead, tail } = mention;
  const own = clean(mention.own);
  const part =
    /其中|予以|部分|不予|无法|类|涉及|重复|补正|未|待|正在|延|转|下一?年|次年|明年|收到|受理|新收|首次|口头|一次|逾期|超期|重新|撤销/;
  if (part.test(own) || CHANNEL.test(own) || APPLICANT.test(own) || namesOthers(own) || /其中/.test(lead))
    return undefined;
  // 收到9件；办理5件: handled, and most likely closed.
  if (HANDLED_BARE.test(own) && tail === '' && hasReceived(mention)) {
    return { ...rowSubject('N03', 'outcomes.total'), loose: true };
  }
  if (!CLOSED.test(own) || (tail !== '' && !TAIL.test(tail))) return undefined;
  // What was withdrawn or given up needs no answer, so that fewer may be 答复 than 办结.
  const answered: SubjectReading = { plus: ALL_CLOSED.plus, minus: rowsOf('otherHandling').map(cell) };
  const subject = rowSubject('N03', 'outcomes.total', 'total', /办结|完/.test(own) ? [] : [answered]);
  return /按期|按时|期限|时限|当场/.test(own) ? { ...subject, loose: true } : subject;
}

const CARRY = '(?:结转|转结|接转)';
const NEXT = '(?:至|到|入)?(?:下一?|次|明|翌)年';
const LAST = '(?:上一?|去|往|前)年度?';
const DONE = `(?:度)?(?:继续)?(?:办理|处理|答复|办结)?(?:的)?(?:${NOUN})?${COUNTING}`;

interface CarryPatterns {
  readonly forward: RegExp;
  readonly fromLast: RegExp;
  readonly forwardAfter: RegExp;
  readonly fromLastAfter: RegExp;
}

/** The years before and after a report of `year` may stand for 上年 and 下年. */
function carryPatterns(year: number | null): CarryPatterns {
  const [last, here, next] = [-1, 0, 1].map((offset) => (year === null ? '(?!)' : `${year + offset}年`));
  const forward = `(?:(?:${CARRY}|顺延|延续|转)(?:${NEXT}|(?:至|到|入)?${next})|(?:${NEXT.replace('(?:至|到|入)?', '')}|${next})度?(?:${CARRY}|继续(?:办理|处理|答复)|(?:办理|答复)))`;
  const fromLast = `(?:${LAST}|${last}度?)[^，]{0,4}${CARRY}(?:(?:至|到|入)?(?:本年|今年|${here}))?|${CARRY}(?:${LAST}|(?:自|的)?${last})`;
  const after = '^(?:的)?(?:政府信息公开)?(?:申请)?(?:件)?(?:因[^，]{0,12})?(?:需|则|将|已|均|拟|为|是|系|属于|属)*';
  return {
    forward: new RegExp(`${forward}${DONE}$`),
    fromLast: new RegExp(`(?:${fromLast})${DONE}$`),
    forwardAfter: new RegExp(`${after}${forward}`),
    fromLastAfter: new RegExp(`${after}(?:${LAST}|${last}度?)(?:度)?${CARRY}`),
  };
}

/** Built once for each report year. */
const CARRY_PATTERNS = new Map<number | null, CarryPatterns>();

function carried({ own, tail }: Mention, year: number | null): Subject | undefined {
  if (CHANNEL.test(own) || APPLICANT.test(own.replaceAll(EVERYBODY, '')) || /未结转/.test(own)) return undefined;
  const patterns = CARRY_PATTERNS.get(year) ?? carryPatterns(year);
  CARRY_PATTERNS.set(year, patterns);
  if (patterns.forward.test(own)) return rowSubject('N04', 'requests.carriedForward');
  if (patterns.fromLast.test(own)) return rowSubject('N02', 'requests.carriedIn');
  if (/结转|转结/.test(own)) return undefined;
  if (patterns.forwardAfter.test(tail)) return rowSubject('N04', 'requests.carriedForward');
  return patterns.fromLastAfter.test(tail) ? rowSubject('N02', 'requests.carriedIn') : undefined;
}

export function requestSubject(mention: Mention, year: number | null): Subject | undefined {
  if (!isCountOfCases(mention) || !aboutRequests(mention)) return undefined;
  const text = `${mention.own}${mention.tail}`;
  if (
    /结转|转结|接转|顺延|延续|转[至到入]?(?:下|次|明|翌|20)|(?:下一?|次|明|翌)年|20\d\d年(?:度)?(?:继续)?(?:办理|答复|处理)/.test(
      text,
    )
  ) {
    const subject = carried(mention, year);
    // `收到申请（含上年结转）17件` has its bracket taken out; any other 结转 in a label leaves its meaning open.
    if (subject !== undefined || /结转|转结|接转|顺延/.test(mention.own)) return subject;
  }
  return received(mention) ?? closed(mention);
}
