/** How long what is about people is kept, as a page for people, drawn from the rules themselves (shared/season/retention.ts). */
import { RETENTION, type Fate, type RetentionRule, type Since } from '#shared/season/retention.js';
import { table } from './markdown-table.js';

const FATES: Readonly<Record<Fate, string>> = {
  pseudonym: '换成化名 replaced by a pseudonym',
  expires: '到期自动删除 deleted by itself',
  stays: '保留 stays',
};
const SINCE: Readonly<Record<Since, string>> = {
  closed: '年报季结束 the season was closed',
  written: '最后一次写入 it was last written',
  ended: '办结或失效 it was done with, or over',
};

export function retentionPage(): string {
  const rules: readonly (readonly [string, RetentionRule])[] = Object.entries(RETENTION);
  return [
    '# 个人信息保存多久 · How long what is about people is kept',
    '',
    '本页由规则生成，请勿手改：`npm run pages`。系统里的到期时间取自同一张表。',
    '',
    'Drawn from `shared/season/retention.ts`, as are the times at which rows end; do not edit. Why, and what it means for the audit chain: [ADR 73](adr/0073-retention.md), [ADR 83](adr/0083-retention-as-data.md).',
    '',
    ...table([
      [
        '规则 Rule',
        '什么信息 What',
        '存放 Items',
        '字段 Fields',
        '天数 Days',
        '从何时起 Since',
        '处理 Then',
        '依据 Because of',
      ],
      ...rules.map(([id, { what, items, fields, fate, since, days, because }]) => [
        `\`${id}\``,
        `${what.zh} ${what.en}`,
        `\`${items}\``,
        fields.map((field) => `\`${field}\``).join(' '),
        days === null ? '—' : String(days),
        since === null ? '—' : SINCE[since],
        FATES[fate],
        because,
      ]),
    ]),
    '',
    '联系人信息在年报季结束满规定天数后换成化名；重新开放的年报季不删除，尚未办结的报告等它办结后再换。DynamoDB 通常在到期后几天内删除。旧版本写入的数据按当时给出的期限处理。',
    '',
    'Contacts of a season that was opened again stay, and so do those of a report that is not at its end, until it is. DynamoDB deletes within some days after the time. Rows of former code end by the time that it gave them.',
    '',
  ].join('\n');
}
