/** Who touched it x who decides, as a page for people, drawn from the law itself (shared/filing/four-eyes.ts). */
import { bars, DECIDINGS, TOUCH_KINDS } from '#shared/filing/four-eyes.js';
import { names } from '#shared/words/zh/names.js';
import { table } from './markdown-table.js';

const DECIDERS = { review: 'reviewer', approval: 'approver', release: 'publisher' } as const;
const REFUSED = '不可 refused';

export function fourEyesPage(): string {
  return [
    '# 谁经手，谁不决定 · Who touched it decides nothing on it',
    '',
    '本页由规则生成，请勿手改：`npm run pages`。',
    '',
    'Drawn from `shared/filing/four-eyes.ts`; do not edit. Each pair holds at every point of the second table, and `test/filing/four-eyes-table.test.ts` tries each of them there.',
    '',
    ...table([
      ['经手 Touched it', ...DECIDINGS.map((deciding) => `${names.decidings[deciding]} ${DECIDERS[deciding]}`)],
      ...TOUCH_KINDS.map((kind) => [
        `${names.touches[kind]} \`${kind}\``,
        ...DECIDINGS.map((deciding) => (bars(kind, deciding) ? REFUSED : '可以 may')),
      ]),
    ]),
    '',
    '豁免是发布人的职责，随后还有两人审核，所以只排除初审和审定。A waiver is the publisher’s own office, and two others decide after it.',
    '',
    '## 何时核对 · Where it is held',
    '',
    ...table([
      ['何时 When', '核对 What is compared', '结果 What follows'],
      ['开年报季 season opened', '初审、审定、发布三人 the three people', '不开 not opened'],
      [
        '导入名册 roster import',
        '联系人、初审、审定、发布四人 the four people',
        '整份不导入，指出行和列 refused, with the line',
      ],
      [
        '导入名册 roster import',
        '新的初审、审定人与经手人 who touched what is under way',
        '整份不导入，指出行和列 refused, with the line',
      ],
      [
        '报送 filing',
        '三位决定人与经手人、声明人 deciders and the officer',
        '不报送，说明怎么办 refused, with the way out',
      ],
      [
        '请人审核 asking',
        '被请的人与经手人 whom the stage would ask',
        '不发链接，请发布人另指定 the publisher names another',
      ],
      ['决定、发布 deciding', '决定人与经手人 who decides', '拒绝并说明 a page that says why'],
      ['写入 transaction', '同上，按已存的内容 the same, on what is stored', '不写入 not committed'],
    ]),
    '',
    '同一人：邮箱相同（不计加号标签、大小写、全角半角、不可见字符、域名写法，以及忽略点号的服务商的点号），或姓名相同（不计空格、全角半角、不可见字符、大小写、间隔号）。One person: one mailbox or one name, by the keys of `shared/ids/person.ts`.',
    '',
  ].join('\n');
}
