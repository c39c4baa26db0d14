/** What the files of a published report say about themselves below the report. They have one language, as the data have. */
export const publishedFiles = {
  intro: '本文件由公布系统根据审定的年度报告生成，正文和三张表与报送的文件一致。以下内容说明来源，不是年度报告的正文。',
  fact: (name: string, fact: string): string => `${name}：${fact}`,
  noteOnTable: (mark: string, table: string, message: string): string => `${mark}（${table}）：${message}`,
  noteOnReport: (mark: string, message: string): string => `${mark}：${message}`,
  table: (ordinal: string): string => `第${ordinal}部分的表`,
  sheet: '已撤下',
} as const;
