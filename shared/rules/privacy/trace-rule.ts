/** P05: what the file carries beside what it shows. Names and details stay in the record: a finding may be published. */
import { TRACE_KINDS, type Trace } from '#shared/report/record.js';
import { notJudged } from '../prose.js';
import type { Found, Rule } from '../rule.js';

const WORDS: Readonly<Record<Trace['kind'], { readonly zh: string; readonly en: string }>> = {
  author: { zh: '文档属性写有作者姓名', en: 'The document properties name an author' },
  comments: { zh: '文件含批注', en: 'The file holds comments' },
  'tracked-changes': { zh: '文件含修订痕迹', en: 'The file holds tracked changes' },
  'hidden-text': { zh: '文件含隐藏的文字', en: 'The file holds hidden text' },
  'hidden-cells': { zh: '文件含隐藏的行、列或工作表', en: 'The file holds hidden rows, columns or sheets' },
};

/** What programs write where nobody gave a name. */
const NOBODY =
  /^(?:administrator|admin|user|users?\d*|owner|author|unknown|windows(?: 用户| user)?|microsoft.*|微软用户|wps.*|openpyxl|python-docx|apache poi|libreoffice.*|lenovo|hp|dell|asus|acer|huawei|pc|未知|用户|作者)$/iu;

export const P05: Rule = {
  id: 'P05',
  severity: 'explain',
  scope: 'record',
  milder: {
    zh: '作者姓名列为提示。',
    en: 'The author’s name is a note.',
  },
  title: { zh: '文件不带批注、修订和隐藏内容', en: 'No comments, changes or hidden contents in the file' },
  basis: {
    kind: 'practice',
    text: {
      zh: '年报原件随报告一起公布，批注、修订痕迹、隐藏内容和作者姓名会一并公开。',
      en: 'The file is published with the report, and with it comments, changes, hidden contents and the author’s name.',
    },
  },
  remedy: {
    zh: '请接受或拒绝全部修订，删去批注和隐藏内容（Word、WPS：“文件—信息—检查文档”），另存后重新上传；需要保留的，请说明。',
    en: 'Accept or reject all changes, delete comments and hidden contents (Word and WPS: inspect document), save and upload again; explain what is to stay.',
  },
  examples: {
    passes: { traces: [] },
    fails: { traces: [{ kind: 'tracked-changes', detail: '4' }] },
  },
  check: (record, context) => {
    if (record.traces === undefined) return [notJudged('这种文件读不出文档属性、批注和隐藏内容，无法核对。')];
    const names = [record.agencyName, context.agencyName];
    const telling = record.traces.filter(
      ({ kind, detail }) => kind !== 'author' || (!NOBODY.test(detail.trim()) && !names.includes(detail.trim())),
    );
    return TRACE_KINDS.filter((kind) => telling.some((trace) => trace.kind === kind)).map((kind): Found => {
      const author = kind === 'author';
      return {
        kind: 'found',
        about: kind,
        cells: [],
        ...(author && {
          // Nearly every file has one, and some offices sign their work.
          severity: 'note' as const,
          remedy: {
            zh: '不想公开作者姓名的，请在文档属性中清除后另存，再重新上传。',
            en: 'If the name is not to be public, clear it in the document properties, save and upload again.',
          },
        }),
        message: {
          zh: `${WORDS[kind].zh}，会随原件一起公布。`,
          en: `${WORDS[kind].en}; it is published with the file.`,
        },
      };
    });
  },
};
