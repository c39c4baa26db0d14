/**
 * Whom and which year a sentence speaks of at a given place. A report of a district office that tells the district's
 * numbers, or last year's, is right and yet differs from its own tables: such a statement is at most a note.
 */

export interface Reporter {
  readonly agencyName: string | null;
  readonly year: number | null;
}

/** The words that name another agency or another year (`区政府办`, `2023年`); null where the sentence speaks of this report. */
export interface Attribution {
  readonly agency: string | null;
  readonly year: string | null;
}

const AREA = '省市县区旗州盟镇乡';
const AGENCY = new RegExp(
  String.raw`(?:全|我|本|各)(?:自治区|自治县|街道|系统|单位|机关|部门|中心|委员会|乡镇|镇街|县区|区县|县市|科室|股室|处室|[${AREA}局委办厅院所队])` +
    String.raw`|(?:[${AREA}]|街道)(?:委[、]?)?(?:人民)?政府(?:办公厅|办公室|办)?|[${AREA}]直(?:各)?(?:部门|单位)|街道办事处` +
    String.raw`|[\u4e00-\u9fff]{1,10}(?:局|委|厅|镇|乡|街道|中心)(?=(?:全年|共|累计|年度|新)*(?:收到|受理|接收|收|办结|答复|办理|处理))` +
    String.raw`|(?:局属|所属|下属|下辖|辖区)(?:各)?(?:单位|部门|乡镇|镇)?`,
  'g',
);
/** 按照县政府要求, 向市政府报送, 在全县推广: named, but not the one who did it. */
const BESIDE =
  /(?:根据|按照|依据|依照|落实|遵照|围绕|贯彻|执行|依托|通过|配合|协助|推动|指导|加强|参加|利用|组织|以|向|对|经|报|为|在|受|从|与|和|同|代表)[^，；：。]{0,6}$/;
const NO_AGENCY_BEFORE = /^(?:门户|网站|网|信息|公报|公文|领导|要求|统一|部署|安排|文件|工作|关于|常务|令|采购|服务)/;

interface Self {
  readonly kind: 'government' | 'office' | 'department' | 'unknown';
  /** 县, 区, 镇...: the area a government speaks for. */
  readonly level: string;
}

function selfOf(name: string | null): Self {
  if (name === null) return { kind: 'unknown', level: '' };
  const office = new RegExp(String.raw`([${AREA}])(?:人民)?政府办公?(?:厅|室)?$`).exec(name);
  if (office) return { kind: 'office', level: office[1] ?? '' };
  if (/街道(?:办事处)?$/.test(name)) return { kind: 'government', level: '街道' };
  const government = new RegExp(String.raw`([${AREA}])(?:人民政府|政府|管理委员会|管委会)?$`).exec(name);
  if (government) return { kind: 'government', level: government[1] ?? '' };
  if (/(?:管理委员会|管委会)$/.test(name)) return { kind: 'government', level: '区' };
  return { kind: 'department', level: '' };
}

/** 大云镇 in the report of 嘉善县大云镇人民政府; a department may shorten its name as it likes. */
function isNamed(word: string, self: Self, name: string | null): boolean {
  if (/[我本全](?:局|委|厅|镇|乡|街道|中心)$/.test(word))
    return isOwn(word.slice(word.search(/[我本全][^我本全]*$/)), self, name);
  return self.kind === 'department' || self.kind === 'unknown' || (name ?? '').includes(word.slice(-3));
}

const OFFICE = /政府办(?:公厅|公室)?$/;

/** 全区, 我区, 区政府 for the district's own report; a township may call itself 镇 or 乡. */
function isOwnArea(word: string, level: string): boolean {
  if (/^各/.test(word) || /直(?:各)?(?:部门|单位)$/.test(word) || /^(?:所属|下属|下辖|辖区)/.test(word)) return true;
  const area = word.replace(/^[全我本]/, '').replace(/(?:人民)?政府$|办事处$/, '');
  return area === level || area === '系统' || (/^[镇乡]$/.test(area) && /^[镇乡]$/.test(level));
}

function isOwn(word: string, self: Self, name: string | null): boolean {
  if (/^[我本](?:单位|机关|部门|中心|委员会)$/.test(word) || /^各[科股处]室$/.test(word)) return true;
  if (/..(?:局|委|厅|镇|乡|街道|中心)$/.test(word)) return isNamed(word, self, name);
  switch (self.kind) {
    case 'unknown':
      return /^[我本]/.test(word);
    case 'government':
      return !OFFICE.test(word) && isOwnArea(word, self.level);
    case 'office':
      return /^[我本]办$/.test(word) || (OFFICE.test(word) && word.startsWith(self.level));
    case 'department':
      return /^[全我本](?:局|委|办|厅|院|所|队|系统|中心)$/.test(word);
  }
}

/** The last agency named before `at` that can be the one who did it; null for the reporting agency itself. */
function agencyAt(folded: string, at: number, { agencyName }: Reporter): string | null {
  const self = selfOf(agencyName);
  const before = folded.slice(0, at);
  // The agency's own full name is its own, whatever words are in it.
  const named = agencyName === null || agencyName === '' ? -1 : before.lastIndexOf(agencyName);
  const from = named < 0 ? 0 : named + (agencyName ?? '').length;
  let speaker: string | null = null;
  for (const match of before.slice(from).matchAll(AGENCY)) {
    const [word] = match;
    const start = from + match.index;
    if (NO_AGENCY_BEFORE.test(folded.slice(start + word.length)) || BESIDE.test(before.slice(0, start))) continue;
    speaker = isOwn(word, self, agencyName) ? null : word;
  }
  return speaker;
}

const YEARS = /(20\d\d)年|(?:上一?年度?|去年度?|前年)|(?:今年|本年度?|年内|当年)/g;

/** The last year named before `at`; years inside 《》 and of 结转 say something else. */
function yearAt(folded: string, at: number, year: number | null): string | null {
  const before = folded.slice(0, at).replaceAll(/《[^》]*》?/g, (title) => '·'.repeat(title.length));
  let named: string | null = null;
  for (const match of before.matchAll(YEARS)) {
    const [word, digits] = match;
    const around = `${before.slice(Math.max(0, match.index - 4), match.index)}|${folded.slice(match.index + word.length, match.index + word.length + 12)}`;
    if (/(?:结转|转结|转入|延续)[至到入]?\||\|度?(?:申请)?(?:结转|转结|未办结|转入)/.test(around)) continue;
    if (digits !== undefined) named = year === null || Number(digits) === year ? null : word;
    else named = /^[上去前]/.test(word) ? word : null;
  }
  return named;
}

export function attributionAt(folded: string, at: number, reporter: Reporter): Attribution {
  return {
    agency: agencyAt(folded, at, reporter),
    year: yearAt(folded, at, reporter.year),
  };
}
