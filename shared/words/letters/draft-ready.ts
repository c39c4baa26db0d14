/** To the agency's contact: the file was read, here is what is left to do. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

export function draftReady(message: MessageOf<'draft-ready'>): Letter {
  const { agencyName, year, area, deadline, n, blocks, explains, unread, confirms } = message;
  const clean = blocks + explains + unread + confirms === 0;
  const facts: readonly (readonly [string, number, string])[] = [
    [names.severities.block, blocks, '处'],
    [names.severities.explain, explains, '处'],
    ['未能识别，请填写', unread, '格'],
    ['需确认', confirms, '格'],
  ];
  return {
    subject: `【年报】已识别，请核对并报送：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: clean
      ? `文件已识别，没有发现问题，请核对后在${dates.day(deadline)}前报送。`
      : `文件已识别，请办完下列事项后在${dates.day(deadline)}前报送。`,
    facts: [
      ['文件', names.submissionNumber(n)],
      ...facts.filter(([, count]) => count > 0).map(([name, count, unit]) => [name, `${count} ${unit}`] as const),
    ],
    button: '查看识别结果',
    paragraphs: [
      '现在还没有报送。每一处是什么问题、在哪一格、怎么改，页面上都有说明；需修改的，请改原文件后重新上传。',
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
