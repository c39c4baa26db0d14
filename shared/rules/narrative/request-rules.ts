/** N01 to N06 and N09: applications in the text against table 3. */
import type { Example } from '../rule.js';
import { statementRule } from './narrative-rule.js';

const requests = (text: string, cells: NonNullable<Example['cells']>): Example => ({
  sections: { 1: [`（二）依申请公开。${text}`] },
  cells,
});

export const N01 = statementRule({
  id: 'N01',
  title: { zh: '正文的收到申请数＝表格本年新收', en: 'Applications received: the text agrees with the table' },
  examples: {
    passes: requests('全年收到政府信息公开申请12件（含上年结转2件）。', {
      'requests.newlyReceived@total': '10',
      'requests.carriedIn@total': '2',
    }),
    fails: requests('全年共受理政府信息公开申请2件。', { 'requests.newlyReceived@total': '3' }),
  },
});

export const N02 = statementRule({
  id: 'N02',
  title: { zh: '正文的上年结转数＝表格上年结转', en: 'Carried over from last year: the text agrees with the table' },
  examples: {
    passes: requests('上年结转申请2件。', { 'requests.carriedIn@total': '2' }),
    fails: requests('新收政府信息公开申请9件，上年结转两件。', {
      'requests.newlyReceived@total': '9',
      'requests.carriedIn@total': '1',
    }),
  },
});

export const N03 = statementRule({
  id: 'N03',
  title: { zh: '正文的办结数＝表格（七）总计', en: 'Closed: the text agrees with the total (7) of the table' },
  examples: {
    passes: requests('办结政府信息公开申请9件。', { 'outcomes.total@total': '9' }),
    fails: requests('办结政府信息公开申请9件。', { 'outcomes.total@total': '8' }),
  },
});

export const N04 = statementRule({
  id: 'N04',
  title: { zh: '正文的结转下年数＝表格结转下年度', en: 'Carried forward: the text agrees with the table' },
  examples: {
    passes: requests('结转至2026年继续办理1件。', { 'requests.carriedForward@total': '1' }),
    fails: requests('其中3件结转下年度继续办理。', { 'requests.carriedForward@total': '1' }),
  },
});

export const N05 = statementRule({
  id: 'N05',
  title: { zh: '正文的办理结果＝表格对应各项之和', en: 'Outcomes: the text agrees with the items of the table' },
  examples: {
    passes: requests('予以公开及部分公开12件，不予公开3件。', {
      'outcomes.granted@total': '10',
      'outcomes.partiallyGranted@total': '2',
      'denied.stateSecrets@total': '1',
      'denied.enforcementFiles@total': '2',
    }),
    fails: requests('予以公开及部分公开12件。', {
      'outcomes.granted@total': '11',
      'outcomes.partiallyGranted@total': '2',
      'outcomes.granted@naturalPerson': '10',
    }),
  },
});

export const N06 = statementRule({
  id: 'N06',
  title: { zh: '正文的申请人分类＝表格各列', en: 'Kinds of applicants: the text agrees with the columns of the table' },
  examples: {
    passes: requests('收到政府信息公开申请42件，其中自然人41件、科研机构1件。', {
      'requests.newlyReceived@total': '42',
      'requests.newlyReceived@naturalPerson': '41',
      'requests.newlyReceived@researchInstitution': '1',
    }),
    fails: requests('收到政府信息公开申请42件，其中自然人申请40件。', {
      'requests.newlyReceived@total': '42',
      'requests.newlyReceived@naturalPerson': '41',
      'requests.newlyReceived@researchInstitution': '1',
    }),
  },
});

export const N09 = statementRule({
  id: 'N09',
  title: {
    zh: '正文称未收到申请的，表格为0；分渠道的数相加等于总数',
    en: 'No application in the text is 0 in the table; ways of receipt add up to their total',
  },
  examples: {
    passes: requests('收到政府信息公开申请12件，其中网络申请9件、信函申请3件。', {
      'requests.newlyReceived@total': '12',
    }),
    fails: requests('本年度未收到政府信息公开申请。', { 'requests.newlyReceived@total': '1' }),
  },
});
