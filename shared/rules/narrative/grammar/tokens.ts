/**
 * The words that counting sentences of these reports are made of, by what they do in the sentence. A clause is cut into
 * them from left to right, the longest first. What is none of them is `unknown`, and an unknown word in the wrong place
 * makes a statement none at all (ADR 32).
 */
export const KINDS = [
  /** 未, 没有: says that it did not happen. */
  'none',
  /** 均为零: the same behind the thing. */
  'zero',
  /** 均, 全部. */
  'all',
  /** 如发生, 预防: speaks of what might be. */
  'might',
  'review',
  'lawsuit',
  /** An application for information. */
  'request',
  /** Information disclosure as the work that is spoken of, and any other work. */
  'disclosure',
  'other-work',
  'close',
  'answer',
  'in-time',
  /** 发生, 被提起. */
  'act',
  /** 因, 针对. */
  'cause',
  /** 案件, 情况. */
  'case',
  'and',
  /** 的, 全年, 方面: of no weight. */
  'light',
  'unknown',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Token {
  readonly kind: Kind;
  readonly text: string;
  /** Folded places in the sentence, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const LEXICON: readonly (readonly [Kind, string])[] = [
  ['unknown', '无正当理由|无法|未经|未审结|未结|未到期|无关|无偿|无障碍|无误|未来|未成年|无效'],
  [
    'might',
    '(?:如果?|若|凡|一旦|对|将)(?=(?:未|没有|无|发生|被|出现|收到))|着力|预防|防止|防范|避免|减少|杜绝|降低|化解|力争|确保|要求|争取|务必|应当|必须|督促|做好|推动|力求|保证|下一步|拟|计划',
  ],
  ['none', '尚未|暂未|从未|未曾|未有|并未|暂无|不存在|没有|未|无|零(?=行政|复议|诉讼|起)'],
  ['zero', '(?:均|都|全部)?(?:为|是)?(?:零|〇|0)(?:件|起|例|宗|次|项)?(?=$)|：无(?=$)'],
  ['all', '(?:已|现已|均|都|全部?)*(?:全部|均|都)(?:已经?|予以|得到|能|获)*'],
  [
    'other-work',
    '行政执法|综合执法|执法|行政处罚|处罚|行政许可|许可|行政审批|审批|行政强制|行政征收|信访|来信|来访|接访|工伤(?:认定)?|劳动|社保|征地|拆迁|征收|补偿|交通|土地|房屋|规划|环保|环境|城管|市场监管|食品|药品|消费|投诉|举报|热线|工单|建议|提案|采购|招投标|合同|知识产权|治安|税收|网民|留言|信箱|转办件|咨询|出庭|民事|刑事|仲裁|自然资源确权|婚姻登记|低保|行政争议|争议|调解|矛盾|纷争',
  ],
  [
    'request',
    '(?:政府)?信息公开(?:的)?申请(?!行政|复议|诉讼)|依申请公开(?:政府信息)?(?:的)?(?:申请)?(?:事项|办件|件)?|政府信息申请|公开(?:政府)?信息(?:的)?申请|申请公开(?:政府)?信息',
  ],
  ['disclosure', '(?:政府|政务)?信息公开|政务公开|公开(?:政府)?信息|主动公开|公开工作|公开'],
  ['review', '行政复议|复议'],
  ['lawsuit', '行政诉讼|行政应诉|提起诉讼|诉讼|应诉'],
  ['close', '办理完毕|办理完结|办理完成|处理完毕|办结完毕|办结|办复|处理完成'],
  ['answer', '答复完毕|答复到位|作出答复|答复|回复'],
  [
    'in-time',
    '(?:在|于)?(?:法定|规定|法律规定|《?条例》?规定)?(?:的)?(?:时间|期限|时限)(?:内|之内)?|按期|按时|按照?规定|依法|依规|及时|如期|规范',
  ],
  [
    'act',
    '发生|出现|产生|引发|引起|导致|造成|收到|接到|收悉|存在|被提起|提起|被申请|申请|提出|被|受理|接受|接收|办理|处理|进行|有',
  ],
  ['cause', '因为|因|由于|由|于|就|针对|对|有关|关于|涉及|涉|不服|而|所致|致'],
  ['case', '案件数量|案件数|案件|案例|案|问题|事件|事项|事宜|情况|情形|现象|纠纷|行为|决定|件|数量|总数'],
  ['and', '以及|或者|并且|同时|[、和及与或并也且亦]'],
  [
    'light',
    '20\\d\\d年度?|本年度?|年度|今年|当年|全年|年内|一年来|我[局县市区镇乡办委院厅]|我单位|我机关|本[局县市区镇乡办委院厅级]|本单位|本机关|全[局县市区镇乡]|任何形式|任何|一起|一件|书面|网上|网络|当面|信函|邮寄|线上|线下|现场|各种|形式|渠道|途径|方式|自然人|企业|社会|单位|来自|向|人|方面|领域|工作|各类|其他|此类|相关|类|型|申请人|公民|个人|群众|法人|组织|等|数|过|了|的|已|仍|还|再|共|一|予以|全程|目前|截至目前',
  ],
];
const WORDS = LEXICON.map(([kind, words]) => [kind, new RegExp(words, 'y')] as const);

/** The tokens of `folded` from one place to another. Neighbouring characters that are no word make one token. */
export function tokensIn(folded: string, from: number, to: number): Token[] {
  const text = folded.slice(0, to);
  const tokens: Token[] = [];
  for (let at = from; at < to;) {
    const hits = WORDS.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const [word = ''] = pattern.exec(text) ?? [];
      return word === '' ? [] : [{ kind, word }];
    });
    const [best] = hits.sort((a, b) => b.word.length - a.word.length);
    const last = tokens.at(-1);
    if (best !== undefined) tokens.push({ kind: best.kind, text: best.word, from: at, to: at + best.word.length });
    else if (last?.kind === 'unknown')
      tokens[tokens.length - 1] = { ...last, text: last.text + text.charAt(at), to: at + 1 };
    else tokens.push({ kind: 'unknown', text: text.charAt(at), from: at, to: at + 1 });
    at += best?.word.length ?? 1;
  }
  return tokens;
}

export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/** One sentence is asked for its clauses many times in a row. */
let latest: { readonly folded: string; readonly clauses: readonly Clause[] } = { folded: '', clauses: [] };

/** A sentence at its commas, stops and brackets. A colon before 无 belongs to the clause. */
export function clausesIn(folded: string): readonly Clause[] {
  if (latest.folded === folded) return latest.clauses;
  const clauses = [...folded.matchAll(/(?:[^，。；：！？（）]|：(?=无(?:$|[，。；])))+/g)].map(
    ({ 0: words, index }): Clause => ({
      from: index,
      to: index + words.length,
      tokens: tokensIn(folded, index, index + words.length),
    }),
  );
  latest = { folded, clauses };
  return clauses;
}
