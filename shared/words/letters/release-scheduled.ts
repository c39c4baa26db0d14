/** To the publisher: at what time reports will be made public by themselves, that this has changed, or that they will not be. */
import { count } from '../count.js';
import { publisherFooter, type LetterIn } from './letter.js';

export const releaseScheduled: LetterIn<'release-scheduled'> = {
  zh: ({ what, year, area, at, count: n }, t) => {
    const when = t.dates.instant(at);
    const reports = `${count(n)} 份年报`;
    const subjects = { set: '已定时发布', moved: '定时发布已改期', cancelled: '定时发布已取消' } as const;
    return {
      subject: `【年报】${subjects[what]}：${area} ${year} 年度（${reports}，${when}）`,
      lead:
        what === 'cancelled'
          ? `${reports}原定于${when}发布，现已取消，不会公开。`
          : `${reports}将于${when}（北京时间）自动发布。`,
      facts: [],
      button: t.letter.toBoard,
      paragraphs: [
        what === 'cancelled'
          ? '这些年报仍是“审定通过”，可以随时发布，或另定时间。'
          : '在此之前，公开网站上看不到其中任何内容。到时间以前，可以在总览的“发布安排”里改时间或取消；到时已重新打开、停止或撤回的不发布。发布完成后另发邮件告诉您。',
        '如果不是您办理的，请立即在总览中取消或核对，并告诉系统管理员。',
      ],
      footer: publisherFooter(t, area),
    };
  },
  en: ({ what, year, area, at, count: n }, t) => {
    const when = t.dates.instant(at);
    const reports = `${count(n)} ${n === 1 ? 'report' : 'reports'}`;
    const subjects = { set: 'Release planned', moved: 'Release moved', cancelled: 'Release cancelled' } as const;
    return {
      subject: `[Annual reports] ${subjects[what]}: ${area} ${year} (${reports}, ${when})`,
      lead:
        what === 'cancelled'
          ? `The release of ${reports} planned for ${when} is cancelled; nothing of it becomes public.`
          : `${reports} will be made public by themselves at ${when} (Beijing time).`,
      facts: [],
      button: t.letter.toBoard,
      paragraphs: [
        what === 'cancelled'
          ? 'The reports are approved still, and can be released or planned for another time.'
          : 'Until then nothing of them can be seen on the public site. You can move the time or cancel from the overview, under “Releases”; what has been reopened, stopped or withdrawn by then stays behind. You are mailed again when it is done.',
        'If this was not you, please cancel or check it in the overview at once, and tell whoever runs the system.',
      ],
      footer: publisherFooter(t, area),
    };
  },
};
