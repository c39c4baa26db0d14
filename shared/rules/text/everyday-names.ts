/**
 * What people call an agency every day, by the habits of shortening that all share: 市科委 for 市科学技术委员会, 教育局 for
 * 云溪县教育局, 南岸区公安分局 for 白石市公安局南岸区分局. Guesses: the roster shows them, and each can be taken out.
 */

/** Long words of office names and the one character or two that stand for them. */
const SHORTENED: readonly (readonly [string, string])[] = [
  ['发展和改革', '发改'],
  ['发展改革', '发改'],
  ['科学技术', '科技'],
  ['工业和信息化', '工信'],
  ['民族宗教事务', '民宗'],
  ['人力资源和社会保障', '人社'],
  ['人力资源社会保障', '人社'],
  ['自然资源和规划', '资规'],
  ['住房和城乡建设', '住建'],
  ['住房城乡建设', '住建'],
  ['交通运输', '交通'],
  ['农业农村', '农业农村'],
  ['文化和旅游', '文旅'],
  ['文化广电和旅游', '文广旅'],
  ['文化体育广电和旅游', '文体广旅'],
  ['卫生健康', '卫健'],
  ['退役军人事务', '退役军人'],
  ['市场监督管理', '市场监管'],
  ['国有资产监督管理', '国资'],
  ['医疗保障', '医保'],
  ['城市管理', '城管'],
  ['行政审批服务', '审批'],
  ['乡村振兴', '乡村振兴'],
  ['政务服务和数据管理', '政数'],
  ['机关事务管理', '机关事务'],
  ['地方金融监督管理', '金融'],
  ['应急管理', '应急'],
  ['生态环境', '生态环境'],
];

/** 市科学技术委员会 is called 科委, 发展和改革委员会 发改委; what follows is the one character that closes the name. */
const CLOSED: readonly (readonly [RegExp, string])[] = [
  [/委员会办公室$/u, '办'],
  [/委员会$/u, '委'],
  [/办公室$/u, '办'],
  [/人民政府$/u, '政府'],
  [/街道办事处$/u, '街道'],
];

/** The committee of one subject has a name of its own. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/科学技术委员会$/u, '科委'],
  [/人民政府办公室$/u, '政府办'],
  [/人民政府办公厅$/u, '政府办公厅'],
  [/经济和信息化委员会$/u, '经信委'],
  [/经济和信息化局$/u, '经信局'],
];

const MOST = 5;
/** 青石镇人民政府: a place of its own, which nobody calls 县青石镇. */
const TOWNSHIP = /^([\p{Script=Han}]{1,6}?(?:镇|乡|街道))(?:人民政府|政府|办事处)?$/u;

/**
 * @param areaName 云溪县, in front of the names of its agencies
 * @returns names of three characters or more, none of them the full one
 */
export function everydayNames(fullName: string, areaName: string): string[] {
  const name = fullName.replace(/[\s\u3000]/gu, '');
  const place = areaName.replace(/[（(].*$/u, '').trim();
  const own = place !== '' && name.startsWith(place) && name.length > place.length ? place : leadingPlace(name);
  const bare = name.slice(own.length);
  const short = OWN.reduce((text, [long, brief]) => text.replace(long, brief), bare);
  const subject = short === bare ? SHORTENED.reduce((text, [long, brief]) => text.replace(long, brief), bare) : short;
  const closed = CLOSED.reduce((text, [long, brief]) => (text === subject ? text.replace(long, brief) : text), subject);
  const township = TOWNSHIP.exec(bare)?.[1];
  // 市, 县, 区: the place as it is called among its own.
  const level = own.slice(-1);
  const prefixed = township !== undefined || own === '' ? [] : [`${level}${closed}`, `${own}${closed}`];
  const found = [
    ...branch(name),
    ...prefixed,
    ...(township === undefined ? [] : [township, closed]),
    ...(own === '' && place !== '' ? [`${place}${name}`] : []),
    subject,
    bare,
  ];
  return [...new Set(found)].filter((each) => [...each].length >= 3 && each !== name).slice(0, MOST);
}

/** 白石市 of 白石市公安局, where it is no area of ours; nothing where the name is the place itself. */
function leadingPlace(name: string): string {
  const place = /^[\p{Script=Han}]{2,4}?(?:省|市|县|区|旗|自治州)(?=\p{Script=Han}{2})/u.exec(name)?.[0] ?? '';
  return /^(?:人民)?政府/u.test(name.slice(place.length)) ? '' : place;
}

/** 白石市公安局南岸区分局 -> 南岸区公安分局, 南岸公安分局. */
function branch(name: string): string[] {
  const parts = /^(?:[\p{Script=Han}]{2,4}?(?:省|市|州))?(.{2,8})局(.{2,6}?)(区|县|市)?分局$/u.exec(name);
  if (parts === null) return [];
  const [, subject = '', place = '', level = ''] = parts;
  return [`${place}${level}${subject}分局`, ...(level === '' ? [] : [`${place}${subject}分局`])];
}
