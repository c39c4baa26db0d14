/**
 * N05 and N06: outcomes and applicants. Their labels are the form's own words and nothing else but words of no weight:
 * one unknown word (`因国家安全不予公开3件`) may make the number a part of the whole, and it is left alone.
 */
import { table3Cell, type Table3Column, type Table3Row } from '#shared/report/cells.js';
import { TABLE3_COLUMN_LABELS, type Table3GroupName } from '#shared/report/labels.js';
import { aboutRequests, isCountOfCases, type Mention, type ResolvedMention } from './mentions.js';
import { CHANNEL } from './requests.js';
import { outcomeSubject, rowSubject, type SubjectReading, type Subject } from './subjects.js';

/** Longer words first: 不予公开 holds no 予以公开, but 部分公开 of 予以部分公开 must win. */
const OUTCOMES: readonly (readonly [RegExp, Table3Row | Table3GroupName])[] = [
  [/^(?:予以)?部分公开/, 'outcomes.partiallyGranted'],
  [/^予以公开/, 'outcomes.granted'],
  [/^不予公开/, 'denied'],
  [/^无法提供/, 'unavailable'],
  [/^不予处理/, 'notProcessed'],
  [/^其他处理/, 'otherHandling'],
  [/^(?:属于|涉及)国家秘密/, 'denied.stateSecrets'],
  [/^(?:属于)?(?:三类)?内部事务(?:性)?信息/, 'denied.internalAffairs'],
  [/^(?:属于)?(?:四类)?过程性信息/, 'denied.deliberativeProcess'],
  [/^(?:属于)?行政执法案卷(?:信息)?/, 'denied.enforcementFiles'],
  [/^(?:属于)?行政查询事项/, 'denied.registryInquiry'],
  [/^保护第三方合法权益/, 'denied.thirdPartyRights'],
  [/^本机关不掌握(?:相关)?(?:政府)?(?:信息)?/, 'unavailable.notHeld'],
  [/^没有现成信息(?:需要另行制作)?/, 'unavailable.requiresCreation'],
  [/^补正后(?:申请内容)?仍不明确/, 'unavailable.stillUnclear'],
  [/^信访举报投诉类(?:申请)?/, 'notProcessed.petitionOrComplaint'],
  [/^重复申请/, 'notProcessed.duplicate'],
  [/^要求提供公开出版物/, 'notProcessed.publishedMaterial'],
  [/^无正当理由大量反复申请/, 'notProcessed.excessiveRepeated'],
];
const APPLICANTS: readonly (readonly [RegExp, readonly Table3Column[]])[] = [
  [/^自然人/, ['naturalPerson']],
  [/^商业企业/, ['commercialEnterprise']],
  [/^科研机构/, ['researchInstitution']],
  [/^社会公益组织/, ['socialWelfareOrganization']],
  [/^法律服务机构/, ['legalServiceOrganization']],
  [
    /^法人(?:或者?|和|及|与|、)其他组织/,
    [
      'commercialEnterprise',
      'researchInstitution',
      'socialWelfareOrganization',
      'legalServiceOrganization',
      'otherOrganization',
    ],
  ],
];
const LIGHT =
  /^(?:其中|包括|包含|作出|做出|决定|答复|结果|办理|情况|情形|属于|的|有|共计|合计|共|计|为|是|以|按|予以处理|政府信息公开|依申请公开|信息公开|申请人?|政府信息|已|均|告知|[和与及或、并]|提出|提交|来自|涉及|类别|类型|由|占)/;

/** The known words of a label in their order; undefined when anything else stands in it, or when they come 分别. */
function wordsOf<T>(label: string, known: readonly (readonly [RegExp, T])[]): T[] | undefined {
  const found: T[] = [];
  let rest = label;
  while (rest !== '') {
    const text = rest;
    const hit = known.find(([pattern]) => pattern.test(text));
    const [word] = (hit?.[0] ?? LIGHT).exec(text) ?? [''];
    if (word === '') return undefined;
    if (hit !== undefined) found.push(hit[1]);
    rest = text.slice(word.length);
  }
  return found.length === 0 ? undefined : found;
}

/** What a part belongs to: the last total told in the sentence. `unknown` after an amount that could not be placed. */
function parentOf(told: readonly ResolvedMention[], { lead }: Mention): Subject | 'none' | 'unknown' {
  // 同比增长12%，其中自然人…: a share is no whole.
  const last = told.findLast(({ mention }) => mention.amount.unit !== '%');
  if (/其中/.test(lead) && last !== undefined && last.subject === undefined && !last.channel) return 'unknown';
  const parent = told.findLast(({ subject }) => subject !== undefined && /^N0[1-4]$/.test(subject.rule));
  return parent?.subject ?? 'none';
}

function outcome(mention: Mention, told: readonly ResolvedMention[]): Subject | undefined {
  const words = wordsOf(mention.own, OUTCOMES);
  if (words === undefined || parentOf(told, mention) === 'unknown') return undefined;
  const last = told.at(-1)?.subject;
  // 自然人30件，其中予以公开20件: the outcomes of natural persons, or of all?
  if (last?.rule === 'N06' && /其中|（/.test(mention.lead)) return undefined;
  return outcomeSubject(words);
}

function applicants(mention: Mention, told: readonly ResolvedMention[]): Subject | undefined {
  const words = wordsOf(mention.own, APPLICANTS);
  const [columns, ...others] = words ?? [];
  if (columns === undefined || others.length > 0) return undefined;
  const parent = parentOf(told, mention);
  if (parent === 'unknown' || told.at(-1)?.subject?.rule === 'N05') return undefined;
  const row = (name: Table3Row): SubjectReading => ({ plus: columns.map((column) => table3Cell(name, column)) });
  const [received, carriedIn] = [row('requests.newlyReceived'), row('requests.carriedIn')];
  const sum: SubjectReading = { plus: [...received.plus, ...carriedIn.plus] };
  const closed = row('outcomes.total');
  const [main, readings]: [Table3Row, readonly SubjectReading[]] =
    parent === 'none'
      ? ['requests.newlyReceived', [sum, closed]]
      : parent.rule === 'N01'
        ? ['requests.newlyReceived', parent.readings.length > 1 ? [sum, closed] : []]
        : parent.rule === 'N02'
          ? ['requests.carriedIn', []]
          : parent.rule === 'N03'
            ? ['outcomes.total', []]
            : ['requests.carriedForward', []];
  const [first] = columns;
  if (first === undefined) return undefined;
  const subject = rowSubject('N06', main, first, readings);
  if (columns.length === 1) return subject;
  const organisations = { zh: '法人或其他组织（五类合计）', en: 'legal persons or other organisations (five kinds)' };
  return {
    ...subject,
    id: `${main}@organisations`,
    name: {
      zh: subject.name.zh.replace(TABLE3_COLUMN_LABELS[first].zh, organisations.zh),
      en: subject.name.en.replace(TABLE3_COLUMN_LABELS[first].en.toLowerCase(), organisations.en),
    },
    readings: [row(main), ...readings],
  };
}

export function outcomeOrApplicantSubject(mention: Mention, told: readonly ResolvedMention[]): Subject | undefined {
  if (!isCountOfCases(mention) || !aboutRequests(mention) || mention.tail !== '') return undefined;
  return outcome(mention, told) ?? applicants(mention, told);
}

/** A part of what was received, told by its way in; N09 adds such parts up. */
export function isChannelPart(mention: Mention): boolean {
  return isCountOfCases(mention) && CHANNEL.test(`${mention.own}${mention.tail}`) && aboutRequests(mention);
}
