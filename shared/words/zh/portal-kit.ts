/** What an office gets to put a report on its own portal: the zip, and the short texts in it. */
const TITLE_END = '。';

interface KeyFigures {
  readonly received: string | null;
  readonly granted: string | null;
  readonly partial: string | null;
  readonly carriedForward: string | null;
}

export const portalKit = {
  title: '发布到门户网站',
  link: '下载门户发布包（网页正文、标题、摘要、PDF、Word、Excel）',
  how: '解压后，用记事本打开 report.html，全选、复制；在门户网站的编辑器里切换到“源代码”，粘贴。标题、摘要、日期见 texts.txt；PDF、Word、Excel 可以作为附件。',
  /** While the report is approved, but not public. */
  notPublic: '报告还没有统一发布。请先准备，不要提前在门户网站公开。',
  fileName: (agency: string, year: number): string => `${agency}${year}年年报门户发布包.zip`,
  texts: (title: string, abstract: string, date: string): string =>
    `标题：${title}\r\n摘要：${abstract}\r\n公布日期：${date}\r\n`,
  notYet: '（请填公布当天的日期）',
  abstract: (title: string, year: number, figures: KeyFigures): string => {
    const parts = [
      figures.received === null ? null : `新收政府信息公开申请 ${figures.received} 件`,
      figures.granted === null ? null : `予以公开 ${figures.granted} 件`,
      figures.partial === null ? null : `部分公开 ${figures.partial} 件`,
      figures.carriedForward === null ? null : `结转下年度 ${figures.carriedForward} 件`,
    ].filter((part) => part !== null);
    return parts.length === 0 ? `${title}${TITLE_END}` : `${title}。${year}年，${parts.join('，')}${TITLE_END}`;
  },
};
