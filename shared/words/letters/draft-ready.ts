/** To the agency's contact: the file was read, or a finding was lifted; here is what is left to do. */
import { dates } from '../zh/dates.js';
import { names } from '../zh/names.js';
import { footerFor, type Letter, type MessageOf } from './letter.js';

type Left = Pick<MessageOf<'draft-ready'>, 'blocks' | 'explains' | 'unread' | 'confirms'>;

/** What is left to do in a draft, as facts; none where nothing is. */
export function leftFacts({ blocks, explains, unread, confirms }: Left): (readonly [string, string])[] {
  const facts: readonly (readonly [string, number, string])[] = [
    [names.severities.block, blocks, '处'],
    [names.severities.explain, explains, '处'],
    ['未能识别，请填写', unread, '格'],
    ['需确认', confirms, '格'],
  ];
  return facts.filter(([, count]) => count > 0).map(([name, count, unit]) => [name, `${count} ${unit}`] as const);
}

export function draftReady(message: MessageOf<'draft-ready'>): Letter {
  const { agencyName, year, area, deadline, n, blocks, waived } = message;
  const left = leftFacts(message);
  const day = dates.day(deadline);
  const next =
    blocks > 0
      ? `还有 ${blocks} 处需修改，请改正原文件，在${day}前重新上传并报送。`
      : left.length > 0
        ? `请办完下列事项后在${day}前报送。`
        : `没有待办的事项，请核对后在${day}前报送。`;
  const [did, said] =
    waived === undefined
      ? (['已识别', '文件已识别'] as const)
      : (['已豁免一条校核发现', `${names.roles.publisher}豁免了一条校核发现`] as const);
  return {
    subject: `【年报】${did}，${blocks > 0 ? '请先修改' : '请核对并报送'}：${names.filingTitle(agencyName, year)}（${dates.shortDay(deadline)}前）`,
    lead: `${said}；${next}`,
    facts: [
      ['文件', names.submissionNumber(n)],
      ...(waived === undefined
        ? []
        : ([
            ['豁免的发现', waived.message],
            ['豁免理由', waived.reason],
          ] as const)),
      ...left,
    ],
    button: waived === undefined ? '查看识别结果' : '打开报送页面',
    paragraphs: [
      '现在还没有报送。每一处是什么问题、在哪一格、怎么改，页面上都有说明；需修改的，请改原文件后重新上传。',
      ...(waived === undefined ? [] : ['豁免的发现不用修改；豁免理由随年报公开。']),
    ],
    footer: footerFor(area, names.roles.agency),
  };
}
