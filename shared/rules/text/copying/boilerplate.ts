/**
 * Words that every report shares because the form, the law or the style of official writing prescribes them. Whoever
 * repeats them copies nobody. A stretch of text is boilerplate where it runs along one of these sentences for at least
 * `SHINGLE` characters.
 */
import {
  REPORT_TITLE,
  SECTION_HEADINGS,
  TABLE2_BLOCKS,
  TABLE3_GROUPS,
  TABLE3_NOTE,
  TABLE3_ROW_LABELS,
} from '#shared/report/labels.js';

/** Long enough that ordinary words do not count as official ones, short enough to bridge a changed year. */
export const SHINGLE = 6;

/** The Regulation, the notice on the form, the rules on fees, and phrases of loyalty and duty that open every report. */
const OFFICIAL_WORDING = [
  '本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号，以下简称《条例》）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）的要求编制。',
  '按照政府信息公开条例和上级关于政府信息公开工作的要求，现公布本年度政府信息公开工作年度报告。',
  '本报告所列数据的统计期限自2025年1月1日起至2025年12月31日止。',
  '全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。',
  '本报告电子版可在政府门户网站查阅和下载，如对本报告有疑问，请与我单位办公室联系，地址、邮编、联系电话、电子邮箱。',
  '坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大和二十届二中、三中、四中全会精神，',
  '全面贯彻落实党中央、国务院和省委省政府、市委市政府、县委县政府关于全面推进政务公开工作的各项决策部署，',
  '在县委县政府的正确领导下，在上级部门的精心指导下，认真贯彻落实《中华人民共和国政府信息公开条例》，',
  '严格按照《中华人民共和国政府信息公开条例》的规定和要求，坚持以公开为常态、不公开为例外的原则，',
  '保障人民群众的知情权、参与权、表达权和监督权，提高政府工作的透明度，促进依法行政，建设法治政府和服务型政府。',
  '（一）主动公开情况。（二）依申请公开情况。（三）政府信息管理情况。（四）政府信息公开平台建设情况。（五）监督保障情况。',
  '工作考核、社会评议和责任追究结果情况。政府信息公开工作取得了一定成绩，但仍存在一些问题和不足，主要表现在以下几个方面：',
  '存在的主要问题。改进情况。改进措施。下一步工作打算。针对以上问题，下一步将重点做好以下几个方面的工作：',
  '按照《政府信息公开信息处理费管理办法》的规定，本年度未收取政府信息公开信息处理费。本年度收取信息处理费0元。',
  '本年度没有其他需要报告的事项。除此之外，没有其他需要报告的事项。无其他需要报告的事项。',
  '全年未收到政府信息公开申请，未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。',
  '全年收到政府信息公开申请0件，均在法定期限内予以答复，办结率100%，上年结转0件，结转下年度继续办理0件。',
  '严格执行政府信息公开保密审查制度，落实“三审三校”制度，坚持先审后发、“谁公开、谁负责”、“谁主管、谁负责”的原则。',
];

function formWording(): string[] {
  return [
    REPORT_TITLE.zh,
    TABLE3_NOTE.zh,
    ...SECTION_HEADINGS.map((heading) => heading.zh),
    ...Object.values(TABLE3_ROW_LABELS).map((label) => label.zh),
    ...Object.values(TABLE3_GROUPS).map((label) => label.zh),
    ...TABLE2_BLOCKS.flatMap((block) => [block.article, ...block.columns, ...block.rows.map((row) => row.label)]).map(
      (label) => label.zh,
    ),
  ];
}

/** As normalise.ts leaves them. */
function signs(text: string): string {
  return text.replace(/[0-9]+/gu, '0').replace(/[^\p{Script=Han}A-Za-z0]/gu, '');
}

const SHINGLES: ReadonlySet<string> = new Set(
  [...OFFICIAL_WORDING, ...formWording()].map(signs).flatMap((text) => {
    const count = Math.max(0, text.length - SHINGLE + 1);
    return Array.from({ length: count }, (_, index) => text.slice(index, index + SHINGLE));
  }),
);

/** A quick look that nearly every other stretch fails, before a piece is cut out of the text and looked up. */
function twoEnds(text: string, at: number): number {
  return (text.charCodeAt(at) * 31 + text.charCodeAt(at + SHINGLE - 1) * 1_009) & 0xffff;
}
const LIKELY = new Uint8Array(0x10000);
for (const shingle of SHINGLES) LIKELY[twoEnds(shingle, 0)] = 1;

/** For each place of a normalised text whether prescribed wording begins there: 1, or not: 0. */
export function prescribedAt(characters: string): Uint8Array {
  const starts = new Uint8Array(characters.length);
  for (let index = 0; index + SHINGLE <= characters.length; index++) {
    if (LIKELY[twoEnds(characters, index)] !== 1) continue;
    if (SHINGLES.has(characters.slice(index, index + SHINGLE))) starts[index] = 1;
  }
  return starts;
}

/** For each character of a normalised text whether it is the author's own: 1, or prescribed: 0. */
export function ownCharacters(characters: string): Uint8Array {
  const own = new Uint8Array(characters.length).fill(1);
  prescribedAt(characters).forEach((begins, index) => {
    if (begins === 1) own.fill(0, index, index + SHINGLE);
  });
  return own;
}
