/** To anybody who asked for a new link, who ended all that were sent before, or whose area was put back from a copy. */
import type { Texts } from '../texts.js';
import type { LetterIn, MessageOf } from './letter.js';

const PAGES = {
  zh: {
    file: '报送页面',
    decide: '审核页面',
    stop: '核实决定页面',
    publish: '年报季总览页面',
    'stand-in': '接任发布人页面',
    desk: '我的全部事项页面',
  },
  en: {
    file: 'filing page',
    decide: 'page for deciding',
    stop: 'page on the decision',
    publish: 'overview of the season',
    desk: 'page with everything of yours',
    'stand-in': 'page for taking over as publisher',
  },
} as const;

function subjectOf(t: Texts, { year, area, agencyName }: MessageOf<'new-link'>): string {
  return t.code.subject({ year, area, agencyName });
}

export const newLink: LetterIn<'new-link'> = {
  zh: (message, t) => {
    const { area, ended, restored } = message;
    const page = PAGES.zh[message.purpose];
    const subject = subjectOf(t, message);
    if (restored === true) {
      return {
        subject: `【年报】系统已恢复，请改用新链接：${subject}`,
        lead: `年报系统刚从备份恢复，此前邮件中的链接都不能再用。这是新链接，用于打开${page}：${subject}。`,
        button: `打开${page}`,
        paragraphs: [
          '请打开页面核对：备份之后办理的内容可能没有保留，没有保留的请重新办理。已经报送、审核、发布的内容以页面显示为准。',
        ],
        footer: ['您收到这封邮件，是因为有事项等您办理；链接只发到名册登记的邮箱。', t.letter.ask(area)],
      };
    }
    if (ended === true) {
      return {
        subject: `【年报】旧链接已作废，这是新链接：${subject}`,
        lead: `此前发给您的链接都已作废，其他浏览器也已退出。这是新链接，用于打开${page}：${subject}。`,
        button: `打开${page}`,
        paragraphs: [
          '您已办理的内容没有变化；您按下按钮的那个浏览器可以继续办理。',
          `如果不是您本人按的：有人打开过您的页面。请用上面的新链接进入，再按一次“${t.layout.endOthers}”，对方就会退出；然后修改邮箱密码，检查邮箱有没有自动转发，并告诉${area}政府信息公开工作主管部门。`,
        ],
        footer: [
          `您收到这封邮件，是因为有人在您的页面上按了“${t.layout.endOthers}”；链接只发到名册登记的邮箱。`,
          t.letter.ask(area),
        ],
      };
    }
    return {
      subject: `【年报】新链接：${subject}`,
      lead: `这是您要求的新链接，用于打开${page}：${subject}。`,
      button: `打开${page}`,
      paragraphs: ['您已办理的内容没有变化；此前邮件中的链接不再使用。如果不是您要求的，请改用这封邮件中的链接。'],
      footer: [
        `您收到这封邮件，是因为有人在页面上按了“${t.messages.sendNewLink}”；链接只发到名册登记的邮箱。`,
        t.letter.ask(area),
      ],
    };
  },
  en: (message, t) => {
    const { area, ended, restored } = message;
    const page = PAGES.en[message.purpose];
    const subject = subjectOf(t, message);
    if (restored === true) {
      return {
        subject: `[Annual reports] The system was restored, please use the new link: ${subject}`,
        lead: `The system was just restored from a copy, and no link of former mails opens any more. This is a new link to the ${page}: ${subject}.`,
        button: `Open the ${page}`,
        paragraphs: [
          'Please open the page and compare: what was done after the copy was made may not be there, and is to be done again. Of what was filed, decided and published the page says how it stands.',
        ],
        footer: [
          'You get this mail because something waits for you; links go to the address on the roster only.',
          t.letter.ask(area),
        ],
      };
    }
    if (ended === true) {
      return {
        subject: `[Annual reports] Old links are void, here is a new one: ${subject}`,
        lead: `All links sent to you before are void, and other browsers are signed out. This is a new link to the ${page}: ${subject}.`,
        button: `Open the ${page}`,
        paragraphs: [
          'What you did has not changed; you can go on in the browser where you pressed the button.',
          `If it was not you who pressed it: somebody has opened your page. Please enter by the new link above and press “${t.layout.endOthers}” once more, which signs them out; then change the password of your mailbox, look whether it forwards mail by itself, and tell the department of ${area} in charge of government information disclosure.`,
        ],
        footer: [
          `You get this mail because somebody pressed “${t.layout.endOthers}” on your page; links go to the address on the roster only.`,
          t.letter.ask(area),
        ],
      };
    }
    return {
      subject: `[Annual reports] New link: ${subject}`,
      lead: `This is the new link that you asked for, to the ${page}: ${subject}.`,
      button: `Open the ${page}`,
      paragraphs: [
        'What you did has not changed; links of former mails are not used any more. If you did not ask for it, please use the link of this mail all the same.',
      ],
      footer: [
        `You get this mail because somebody pressed “${t.messages.sendNewLink}” on the page; links go to the address on the roster only.`,
        t.letter.ask(area),
      ],
    };
  },
};
