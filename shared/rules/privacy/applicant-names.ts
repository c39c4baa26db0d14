/**
 * Names of people who applied for information or went to court. Chinese names cannot be told from other words by their
 * shape, so a name counts only between words that leave no other reading, with a frequent surname that is not at the
 * same time a function word. Names that are made anonymous already (张某, 王××) are none.
 */

export interface ApplicantName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Frequent surnames (name reports of the Ministry of Public Security), without those that are function words: 于 方 高 应 曾. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭肖田董潘袁蔡蒋余杜叶魏吕丁沈姚卢姜崔钟谭陆汪范廖韦贾付傅邹熊孟秦邱侯尹薛闫段黎陶郝龚邵覃戴莫孔';
/** Words that begin like a name. */
const WORDS =
  '马上 张贴 陈述 周期 周边 许可 许多 何时 何种 何人 余下 范围 田地 林地 林权 林业 杜绝 陆续 黄页 唐山 徐州 郑州 付费 付款'.split(
    ' ',
  );
const NAME = `[${SURNAMES}](?![某×Xx*＊])\\p{Script=Han}{1,2}?`;

const PATTERNS: readonly RegExp[] = [
  // 申请人张三向我局申请公开
  new RegExp(
    `(?<=申请人(?:为|是|：)?)(${NAME})(?=(?:先生|女士)?(?:向|于20|于本|于\\d|提出|提交|申请公开|要求公开|不服))`,
    'gu',
  ),
  // 张三诉我局
  new RegExp(
    `(?<=[。，；、：\\s（“]|^|原告|关于)(${NAME})(?=(?:起)?诉(?:我|本|[^，。讼求]{2,20}(?:局|政府|委员会|办事处|管委会)))`,
    'gu',
  ),
  // 村民张三申请公开征地批文
  new RegExp(
    `(?<=村民|居民|公民|市民|群众)(${NAME})(?=(?:先生|女士|同志)?(?:申请公开|提出的?政府信息公开申请|要求公开|向[^，。]{2,15}申请))`,
    'gu',
  ),
  new RegExp(`(?<=[。，；、：\\s]|^)(${NAME})(?=(?:先生|女士)(?:申请公开|提出的?政府信息公开申请|要求公开))`, 'gu'),
];

/** In the order of the text. */
export function applicantNamesIn(text: string): ApplicantName[] {
  const names = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      name: match[1] ?? '',
      start: match.index,
      end: match.index + (match[1] ?? '').length,
    })),
  );
  return names
    .filter(({ name }) => !WORDS.some((word) => name.startsWith(word)))
    .filter(({ start }, index, all) => all.findIndex((other) => other.start === start) === index)
    .sort((a, b) => a.start - b.start);
}
