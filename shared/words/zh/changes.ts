/** The words by which a corrected report says what was changed. */
export const changes = {
  heading: '更正了什么',
  since: (version: number): string => `与第 ${version} 版逐格、逐词比较。`,
  /** `改了 3 格数字、2 段文字`; either may be none. */
  counts: (cells: number, paragraphs: number): string => {
    const parts = [...(cells > 0 ? [`${cells} 格数据`] : []), ...(paragraphs > 0 ? [`${paragraphs} 段文字`] : [])];
    return parts.length === 0 ? '数据和文字都没有改动。' : `改动了 ${parts.join('、')}。`;
  },
  toList: '看改动的内容',
  form: '表式也改了：更正前后使用的不是同一种表式。',
  numbers: '数据',
  cell: '项目',
  from: '更正前',
  to: '更正后',
  text: '文字',
  spot: (section: string, paragraph: number): string => `${section}第 ${paragraph} 段`,
  added: '新增一段',
  removed: '删去一段',
  changed: '有改动',
  moved: (from: string): string => `移动过，原在${from}`,
  /** For who listens: around words that were struck out or put in. */
  out: '删去：',
  in: '增加：',
  end: '。',
  /** Words of a long stretch that are left out on the page. */
  elided: (characters: number): string => `……（此处略去 ${characters} 字）……`,
  more: (paragraphs: number): string => `另有 ${paragraphs} 段文字有改动，全部列在 JSON 数据文件中。`,
};
