import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { mailMessageSchema, type MailMessage } from '#shared/outbox/message.js';
import { SUBMISSION_STATES, type SubmissionState } from '#shared/filing/states.js';
import { filing } from '#shared/words/zh/filing.js';
import { preview } from '#shared/words/zh/publisher.js';
import { names } from '#shared/words/zh/names.js';
import type { MailContext } from '#shared/words/letters/rendered.js';
import { renderMail } from '#shared/words/letters/render.js';
import { readPage, visible, byTag } from '../../desk/page.js';
import { MESSAGES } from './messages.js';
import { LANGUAGES, textsIn } from '#shared/words/texts.js';

const LINK = 'https://desk.example.invalid/l/SECRET';
const CONTEXT: MailContext = {
  language: 'zh',
  recipient: '张敏',
  link: LINK,
  siteBaseUrl: 'https://site.example.invalid',
  deskBaseUrl: 'https://desk.example.invalid',
};
/** A code is typed where it was asked for: its mail leads nowhere, and so ends no link. Who was replaced gets none; neither does whoever is handed theirs. */
const CONTEXTS: Readonly<Partial<Record<MailMessage['name'], MailContext>>> = {
  code: { ...CONTEXT, link: null, code: '048151' },
  'agency-removed': { ...CONTEXT, link: null },
  'contact-replaced': { ...CONTEXT, link: null },
  'publisher-replaced': { ...CONTEXT, link: null },
  'link-handed-out': { ...CONTEXT, link: null },
};

/** `UPDATE_GOLDEN=1` writes the golden files anew; read the difference before committing it. */
function golden(name: string, actual: string): string {
  const file = new URL(`./golden/${name}.txt`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual);
  return readFileSync(file, 'utf8');
}

it('has an example of every message', () => {
  const names = mailMessageSchema.options.map((option) => option.shape.name.value);
  expect(MESSAGES.map((message) => message.name).sort()).toEqual([...names].sort());
});

it.each([
  ['none', [], '这些报告可以在总览中再次发布'],
  ['some', ['云溪县司法局'], '其余的可以在总览中再次发布'],
  ['all', ['云溪县司法局', '云溪县财政局'], undefined],
])('promises no new release of what was disowned: %s of two reports', (_what, disowned, promise) => {
  const ended = { name: 'rollback-ended', year: 2025, area: '云溪县', count: 2, left: [], failed: false } as const;
  const { text } = renderMail({ ...ended, left: [], disowned }, CONTEXT);
  for (const name of disowned) expect(text).toContain(name);
  expect(text.includes('再次发布，公开为新的版本')).toBe(promise !== undefined);
  if (promise !== undefined) expect(text).toContain(promise);
});

const IN_BOTH = MESSAGES.flatMap((message) => LANGUAGES.map((language) => [message.name, language, message] as const));

describe.each(IN_BOTH)('the mail %s in %s', (name, language, message) => {
  const mail = renderMail(message, { ...(CONTEXTS[name] ?? CONTEXT), language });

  it('reads as agreed', () => {
    const actual = `${mail.subject}\n\n${mail.text}`;
    expect(actual).toBe(golden(language === 'zh' ? name : `${language}/${name}`, actual));
  });

  it('says the same in HTML as in plain text', () => {
    const html = visible(readPage(mail.html)).replace(/\s+/g, '');
    for (const line of mail.text.split('\n')) {
      const bare = line
        .replace(/^——$/, '')
        .replace(/[：:]$/, '')
        .replace(/\s+/g, '');
      expect(html).toContain(bare);
    }
  });

  it('needs no picture, no script and no attachment', () => {
    expect(mail.html).not.toMatch(/<(img|script|link|iframe)/);
  });

  it('offers one link and prints its bare address, or brings a code or a farewell and no link', () => {
    const links = byTag(readPage(mail.html), 'a').map((link) => link.attributes['href']);
    expect(new Set(links).size).toBe(CONTEXTS[name] === undefined ? 1 : 0);
    const brings =
      name === 'code'
        ? '048151'
        : CONTEXTS[name] !== undefined
          ? { zh: '链接已失效', en: 'are void' }[language]
          : links[0];
    expect(mail.text).toContain(brings ?? 'no link');
  });

  it('keeps link and code out of the subject', () => {
    expect(mail.subject).not.toMatch(/SECRET|048151/);
    expect(mail.subject.startsWith({ zh: '【年报】', en: '[Annual reports] ' }[language])).toBe(true);
  });

  it('says which language it is in', () => {
    expect(mail.html).toContain(`<html lang="${textsIn(language).tag}">`);
  });
});

it('never puts a personal link into the mail about a public page', () => {
  const published = MESSAGES.find((message) => message.name === 'published') as MailMessage;
  const mail = renderMail(published, CONTEXT);
  expect(mail.text).not.toContain(LINK);
  expect(mail.html).not.toContain(LINK);
});

it('stands without a link where none is due', () => {
  const mail = renderMail(
    { name: 'approved', agencyName: '云溪县教育局', year: 2025, area: '云溪县' },
    { ...CONTEXT, link: null },
  );
  expect(byTag(readPage(mail.html), 'a')).toEqual([]);
  expect(mail.text).not.toContain('请勿转发');
});

it('escapes what people wrote and keeps a subject on one line', () => {
  const mail = renderMail(
    {
      name: 'returned',
      agencyName: '甲\r\nBcc: all@example.invalid',
      year: 2025,
      area: '云溪县',
      stage: 'review',
      comment: '<b onclick=x>改</b>',
      deadline: '2026-01-31',
    },
    CONTEXT,
  );
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toContain('<b onclick');
  expect(mail.text).toContain('<b onclick=x>改</b>');
});

it.each(LANGUAGES)('sends whoever released earlier years in vain to the page that releases them, in %s', (language) => {
  const about = { name: 'release-ended' as const, area: '云溪县', published: 0, left: ['云溪县民政局'], failed: true };
  const [board, history] = {
    zh: ['在总览中再次发布', '在“历史年报”页面再次公开'] as const,
    en: ['again from the overview', 'again from the page of earlier reports'] as const,
  }[language];
  const says = (more: { year: number; history?: true }) => {
    const { text } = renderMail({ ...about, ...more }, { ...CONTEXT, language });
    return [text.includes(board), text.includes(history)];
  };
  expect(says({ year: 2025 })).toEqual([true, false]);
  expect(says({ year: 2019, history: true })).toEqual([false, true]);
});

it.each(LANGUAGES)('names the site of the area where it stands below the root, in %s', (language) => {
  const site = 'https://site.example.invalid/areas/yunshan/index.html';
  const about = { year: 2025, area: '云山县', left: [], failed: false };
  for (const message of [
    { ...about, name: 'release-ended' as const, published: 3 },
    { ...about, name: 'rollback-ended' as const, count: 3 },
  ]) {
    expect(renderMail(message, { ...CONTEXT, language }).text).toContain('https://site.example.invalid/\n');
    const { text } = renderMail({ ...message, site }, { ...CONTEXT, language });
    expect([text.includes(site), text.includes('https://site.example.invalid/\n')]).toEqual([true, false]);
  }
});

it('says that a second request is a reminder', () => {
  const request = {
    name: 'decision-request',
    agencyName: '云溪县教育局',
    year: 2025,
    area: '云溪县',
    stage: 'approval',
    until: '2026-01-28',
  } as const;
  expect(renderMail({ ...request, again: true }, CONTEXT).subject).toBe(
    '【年报】提醒：请审定：云溪县教育局 2025 年度报告（1月28日前）',
  );
  expect(renderMail({ ...request, again: false }, CONTEXT).subject).toBe(
    '【年报】请审定：云溪县教育局 2025 年度报告（1月28日前）',
  );
});

it('tells whoever is asked a second time why, and calls it by the same word', () => {
  const about = { agencyName: '云溪县教育局', year: 2025, area: '云溪县', stage: 'approval' } as const;
  const asked = renderMail(
    { name: 'decision-request', ...about, until: '2026-01-28', again: false, anew: true },
    CONTEXT,
  );
  expect(asked.subject).toContain('请重新审定');
  expect(asked.text).toContain('此前的审定决定已不算数，年报发布人核实后，请您重新审定。');
});

it('tells whoever has something to do in a restored area that nothing sent before opens, and to look what is there', () => {
  const about = { year: 2025, area: '云溪县', agencyName: '云溪县教育局', purpose: 'decide' } as const;
  const { subject, text } = renderMail({ name: 'new-link', ...about, restored: true }, CONTEXT);
  expect(subject).toBe('【年报】系统已恢复，请改用新链接：云溪县教育局 2025 年度报告');
  for (const words of ['此前邮件中的链接都不能再用', '备份之后办理的内容可能没有保留']) expect(text).toContain(words);
  expect(text).not.toContain('您要求的');
});

it('tells whoever ended all links what was ended, and what to do if it was not them', () => {
  const about = { year: 2025, area: '云溪县', agencyName: '云溪县教育局', purpose: 'file' } as const;
  const { subject, text } = renderMail({ name: 'new-link', ...about, ended: true }, CONTEXT);
  expect(subject).toBe('【年报】旧链接已作废，这是新链接：云溪县教育局 2025 年度报告');
  for (const words of [
    '其他浏览器也已退出',
    '如果不是您本人按的',
    '“作废旧链接，退出其他浏览器”',
    '修改邮箱密码',
    LINK,
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('不理会');
});

it('names the button that the publisher presses as the page does', () => {
  const message = MESSAGES.find(({ name }) => name === 'decision-disowned')!;
  expect(renderMail(message, CONTEXT).text).toContain(`“${preview.resume.button('审定')}”`);
});

it.each([
  ['without a name', '', { code: 'scanned', detail: 'a JPEG picture' }, '您上传的文件未能受理：文件是扫描件或图片。'],
  ['of another year', '年报.pdf', { code: 'other-year', detail: '2024' }, '文件上写的年度：2024 年'],
] as const)('tells of a refused file %s what the clerk can use', (_, fileName, refusal, words) => {
  const about = { agencyName: '云溪县教育局', year: 2025, area: '云溪县', deadline: '2026-01-31' };
  const { text } = renderMail({ name: 'upload-refused', ...about, fileName, refusal }, CONTEXT);
  expect(text).toContain(words);
  expect(text).not.toContain('“”');
  expect(text).not.toContain('JPEG');
});

describe('the invitation of a contact who takes over', () => {
  const invited = (state: SubmissionState | null) =>
    renderMail(
      {
        name: 'invitation',
        agencyName: '云溪县教育局',
        year: 2025,
        area: '云溪县',
        deadline: '2026-01-31',
        takesOver: { state },
      },
      CONTEXT,
    );

  it.each([...SUBMISSION_STATES])(
    'says that the report is %s, what comes next, and that the old link has ended',
    (state) => {
      const { subject, text } = invited(state);
      expect(subject).toContain('请接手办理');
      expect(text).toContain(`现在的状态：${names.states[state]}`);
      expect(text).toContain(filing.whatNext[state]);
      expect(text).toContain('原联系人的链接已经失效');
      expect(text).toContain(LINK);
    },
  );

  it('says that nothing came yet', () => {
    expect(invited(null).text).toContain('还没有收到文件');
  });
});

it('tells the contact of today whose file was refused', () => {
  const message = MESSAGES.find(({ name }) => name === 'upload-refused') as Extract<
    MailMessage,
    { name: 'upload-refused' }
  >;
  expect(renderMail({ ...message, sender: '周小雨' }, CONTEXT).text).toContain('周小雨上传的“年报.pdf”未能受理');
  expect(renderMail({ ...message, sender: '周小雨', fileName: '' }, CONTEXT).text).toContain(
    '周小雨上传的文件未能受理',
  );
});

describe('the mail about a draft', () => {
  const message = MESSAGES.find(({ name }) => name === 'draft-ready') as Extract<MailMessage, { name: 'draft-ready' }>;
  const clean = { ...message, blocks: 0, explains: 0, unread: 0, confirms: 0 };
  const waived = { message: '六类申请人合计 17，总计填 71。', reason: '原表如此。' };

  it('asks for corrections in subject and first sentence while findings stand in the way', () => {
    const { subject, text } = renderMail(message, CONTEXT);
    expect(subject).toContain('请先修改');
    expect(subject).not.toContain('请核对并报送');
    expect(text).toContain('还有 1 处需修改，请改正原文件');
  });

  it('asks to file where nothing stands in the way', () => {
    expect(renderMail(clean, CONTEXT).subject).toContain('请核对并报送');
    expect(renderMail(clean, CONTEXT).text).toContain('没有待办的事项');
  });

  it.each([
    ['the last', clean, '请核对并报送'],
    ['one of several', message, '请先修改'],
  ])('says that the publisher lifted %s finding, which and why', (_, about, next) => {
    const { subject, text } = renderMail({ ...about, waived }, CONTEXT);
    for (const words of ['已豁免一条校核发现', next]) expect(subject).toContain(words);
    for (const words of ['年报发布人豁免了一条校核发现', waived.message, waived.reason]) expect(text).toContain(words);
  });
});

it('says of an identical file that the draft stands, and what is left to do there', () => {
  const about = { agencyName: '云溪县教育局', year: 2025, area: '云溪县', deadline: '2026-01-31' };
  const { subject, text } = renderMail(
    {
      name: 'upload-refused',
      ...about,
      fileName: '年报.pdf',
      refusal: { code: 'identical', detail: '2' },
      draft: { n: 2, blocks: 0, explains: 1, unread: 3, confirms: 0 },
    },
    CONTEXT,
  );
  expect(subject).not.toContain('未能受理');
  for (const words of ['草稿不受影响', '草稿：第 2 次上传，仍然有效', '需说明：1 处', '未能识别，请填写：3 格']) {
    expect(text).toContain(words);
  }
});

it('brings with the receipt all that the page which verifies it asks for, and its address', () => {
  const message = MESSAGES.find(({ name }) => name === 'receipt') as Extract<MailMessage, { name: 'receipt' }>;
  const { text } = renderMail(message, CONTEXT);
  expect(text).toContain(`报送编号：${message.submission}`);
  expect(text).toContain(`内容摘要（SHA-256）：${message.content}`);
  expect(text).toContain('https://desk.example.invalid/verify');
  const { content: _, ...former } = message;
  expect(renderMail(former, CONTEXT).text).not.toContain('/verify');
});

it('says as much in one language as in the other', () => {
  for (const message of MESSAGES) {
    const [one, other] = LANGUAGES.map(
      (language) => renderMail(message, { ...(CONTEXTS[message.name] ?? CONTEXT), language }).text.split('\n\n').length,
    );
    expect([message.name, one]).toEqual([message.name, other]);
  }
});

it('says in every mail whom to ask, where the season names an office, and once', () => {
  const office = { name: '云溪县政务公开办', phone: '0359-7020000', hours: '工作日' };
  for (const message of MESSAGES) {
    const mail = renderMail(message, { ...(CONTEXTS[message.name] ?? CONTEXT), office });
    expect(mail.text.split('有疑问请联系云溪县政务公开办，电话 0359-7020000（工作日）。')).toHaveLength(2);
    expect(mail.text).not.toContain('政府信息公开工作主管部门。本邮箱');
  }
});

describe('a mail that asks for something by a day', () => {
  const dated = ['invitation', 'draft-ready', 'upload-refused', 'returned', 'reopened', 'waiver-ended'];
  const asking = MESSAGES.filter(({ name }) => dated.includes(name)).map((message) => [message.name, message] as const);

  it.each(asking)(
    'says once it is past that the report can still be filed, and asks for no day gone by (%s)',
    (_, message) => {
      const on = (today: string) => renderMail(message, { ...CONTEXT, today });
      const { subject, text } = on('2026-02-01');
      expect(text).toContain('截止日期2026年1月31日已过，年报季结束以前仍可报送');
      expect(`${subject}${text}`).not.toMatch(/1月31日前/);
      expect(on('2026-01-31')).toEqual(renderMail(message, CONTEXT));
      expect(renderMail(message, { ...CONTEXT, language: 'en', today: '2026-02-01' }).text).toContain(
        'can still be filed',
      );
    },
  );

  it('hurries no new contact whose report waits for others', () => {
    const message = {
      name: 'invitation',
      agencyName: '云溪县教育局',
      year: 2025,
      area: '云溪县',
      deadline: '2026-01-31',
    } as const;
    const of = (state: SubmissionState | null) =>
      renderMail({ ...message, takesOver: { state } }, { ...CONTEXT, today: '2026-02-01' }).text;
    expect(of('in-review')).not.toContain('请尽快报送');
    expect(of('returned')).toContain('请尽快报送');
  });
});

it('tells of a link taken by the publisher without bringing one, which would end the one handed over', () => {
  const message = MESSAGES.find(({ name }) => name === 'link-handed-out')!;
  const { text } = renderMail(message, { ...CONTEXT, link: null });
  const { messages, layout } = textsIn('zh');
  for (const words of [messages.sendNewLink, layout.endOthers]) expect(text).toContain(`“${words}”`);
});

describe('whoever records a paper report', () => {
  const due = { agencyName: '云溪县档案馆', deadline: '2026-01-20', receivedOn: '2026-01-19' };
  const reminded = (state: 'returned' | null, language: 'zh' | 'en') =>
    renderMail(
      {
        ...{ name: 'reminder', year: 2025, area: '云溪县', day: '2026-01-24', by: null },
        ...{ toFile: [{ ...due, state }], toDecide: [], more: 0 },
      },
      { ...CONTEXT, language },
    );

  it('is reminded of the paper and its day, and told of no deadline, no missing file and no roster', () => {
    const { subject, text } = reminded(null, 'zh');
    expect(subject).not.toMatch(/逾期/);
    expect(text).toContain('请尽快录入并报送2026年1月19日收到的');
    expect(text).toContain('因为年报发布人请您代录这份纸质报告');
    expect(text).not.toMatch(/截止日期|已逾期|没有收到文件|名册/);
    const english = reminded(null, 'en').text;
    expect(english).toContain('that came in on 19 January 2026');
    expect(english).not.toMatch(/deadline|overdue|no file|roster/);
  });

  it('is told how it stands once there is something', () => {
    expect(reminded('returned', 'zh').text).toContain(`现在：${names.states.returned}`);
  });

  it.each(['receipt', 'returned', 'draft-ready', 'approved', 'reopened', 'upload-refused', 'stopped'] as const)(
    'reads in the mail %s why it came to them',
    (name) => {
      const message = MESSAGES.find((one) => one.name === name)!;
      for (const language of LANGUAGES) {
        const { becauseRecords, because } = textsIn(language).letter;
        const agency = because(textsIn(language).names.roles.agency);
        const textFor = (records: boolean) => renderMail(message, { ...CONTEXT, language, records }).text;
        expect([textFor(true).includes(becauseRecords), textFor(true).includes(agency)]).toEqual([true, false]);
        expect([textFor(false).includes(becauseRecords), textFor(false).includes(agency)]).toEqual([false, true]);
      }
    },
  );
});
