/**
 * The outbox as a person sees it: the list of mails and one mail. Every field is escaped, for mails quote what
 * strangers typed; an HTML part is shown in a frame without any rights.
 */
import type { Mail } from './outbox.js';

export function listPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (mail) => `<tr>
<td><time datetime="${escape(mail.sentAt)}">${escape(localTime(mail.sentAt))}</time></td>
<td>${escape(mail.to.join(', '))}</td>
<td><a href="/mail/${escape(encodeURIComponent(mail.id))}">${escape(mail.subject || '(无主题)')}</a></td>
</tr>`,
  );
  const table = `<table>
<thead><tr><th scope="col">时间</th><th scope="col">收件人</th><th scope="col">主题</th></tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table>`;
  return page(
    '发件箱',
    `<h1>发件箱</h1>
<p>本机试用环境不向外发送邮件，全部邮件都在这里，最新的在前。共 ${mails.length} 封。</p>
${mails.length === 0 ? '<p>还没有邮件。</p>' : table}`,
  );
}

export function mailPage(mail: Mail): string {
  const field = (name: string, value: string) => (value === '' ? '' : `<dt>${name}</dt><dd>${escape(value)}</dd>`);
  const html =
    mail.html === undefined
      ? ''
      : `<h2>HTML 正文</h2>
<iframe title="HTML 正文" sandbox="" srcdoc="${escape(mail.html)}"></iframe>`;
  const text = mail.text === undefined ? '' : `<h2>纯文本正文</h2>\n<pre>${linked(mail.text)}</pre>`;
  return page(
    `${mail.subject} - 发件箱`,
    `<p><a href="/">返回发件箱</a></p>
<h1>${escape(mail.subject || '(无主题)')}</h1>
<dl>${field('时间', localTime(mail.sentAt))}${field('发件人', mail.from)}${field('收件人', mail.to.join(', '))}${field('抄送', mail.cc.join(', '))}${field('密送', mail.bcc.join(', '))}${field('回复至', mail.replyTo.join(', '))}</dl>
${text}
${html}`,
  );
}

export function missingPage(): string {
  return page('没有这封邮件', '<h1>没有这封邮件</h1>\n<p>它可能属于另一个数据目录。<a href="/">返回发件箱</a></p>');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
body { font: 16px/1.6 system-ui, "Noto Sans SC", sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1a1a1a; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #767676; padding: .4rem .6rem; text-align: left; vertical-align: top; }
td:first-child { white-space: nowrap; }
td:nth-child(3) { overflow-wrap: anywhere; }
@media (max-width: 40rem) { thead { display: none; } tr, td { display: block; } td { border: 0; padding: 0; overflow-wrap: anywhere; } tr { border-bottom: 1px solid #767676; padding: .6rem 0; } }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f4f4; padding: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: bold; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 32rem; border: 1px solid #767676; background: #fff; }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** The text escaped, with its http addresses made followable: a mailed link is what a reader came for. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+)/)
    .map((piece, index) =>
      index % 2 === 1 ? `<a href="${escape(piece)}" rel="noreferrer">${escape(piece)}</a>` : escape(piece),
    )
    .join('');
}

function localTime(iso: string): string {
  return new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
