/**
 * `npm start`: the product on one machine. Synthesizes the CDK app, serves it from `.nianbao/`, and on the first start
 * opens a season with made-up agencies. Data survives stopping and killing; the next start goes on where this ended.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalCloudRefusal } from '../local/refusal.js';
import { installationOf } from './installation.js';
import { AGENCIES, PEOPLE, seasonRequest, yearToCollect } from './season.js';
import { seed } from './seed.js';
import { linkIn, stageOf, startProduct, type Mail } from './stage.js';
import { ROOT, synthesize } from './synthesize.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(ROOT, '.nianbao') },
    'port-base': { type: 'string', default: '8710' },
    /** Serves what was synthesized before. */
    assembly: { type: 'string' },
    /** Starts without a demo season, and prints a one-time link to begin a season of one's own. */
    empty: { type: 'boolean', default: false },
  },
});

try {
  console.log('Nianbao 年报: starting on this machine (synthesizing the stacks takes a few seconds) ...');
  const cloud = await startProduct({
    assemblyDir: values.assembly ?? synthesize(),
    dataDir: values.data,
    ports: Number(values['port-base']),
  });
  // For `nianbao export-season` and its like; it holds the keys of this cloud, so it is its owner's.
  writeFileSync(join(values.data, 'installation.json'), JSON.stringify(installationOf(cloud), null, 2), {
    mode: 0o600,
  });
  const stop = () => void cloud.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const stage = stageOf(cloud);
  if (!values.empty && (await stage.mails()).length === 0) {
    await seed(stage, seasonRequest(yearToCollect(new Date())), AGENCIES);
    await cloud.idle();
  }
  const setUpLink = values.empty ? await stage.setUpLink() : undefined;
  if (cloud.databaseNote !== undefined) console.log(`\n  ${cloud.databaseNote}`);
  if (setUpLink === undefined) printAddresses(cloud.endpoints, firstLinks(await stage.mails()));
  else printSetUp(cloud.endpoints, setUpLink);
} catch (error) {
  console.error(error instanceof LocalCloudRefusal ? error.message : error);
  process.exit(1);
}

/** A season of one's own: the one-time link, and where the mails lie that follow. */
function printSetUp(endpoints: { readonly site: string; readonly outbox: string }, link: string): void {
  console.log('\n  开始自己的年报季：用浏览器打开这个一次性链接 (open this one-time link to begin)');
  console.log(`      ${link}`);
  console.log('  发件箱 outbox           ', `${endpoints.outbox}/   (every mail and code lands here; nothing is sent)`);
  console.log('  公开网站 public site    ', `${endpoints.site}/`);
  console.log(
    '\n  再次运行同一命令，会得到新的链接，旧的作废。 (The same command gives a new link and ends this one.)',
  );
  console.log('  For trial and tests only: no IAM, plain HTTP. Stop with Ctrl+C; the data stays in place.\n');
}

/** The newest link that each person was mailed. */
function firstLinks(mails: readonly Mail[]): Map<string, string> {
  const links = new Map<string, string>();
  for (const mail of mails) {
    const [to] = mail.to;
    if (to !== undefined && /\/l\/[A-Za-z0-9_-]{43}/.test(mail.text)) links.set(to, linkIn(mail));
  }
  return links;
}

function printAddresses(
  endpoints: { readonly desk: string; readonly site: string; readonly outbox: string },
  links: ReadonlyMap<string, string>,
): void {
  const people = [
    { who: '发布人 publisher', address: PEOPLE.publisher.address },
    ...AGENCIES.map(({ name, contact }) => ({ who: name, address: contact.address })),
    { who: '初审人 reviewer', address: PEOPLE.reviewer.address },
    { who: '审定人 approver', address: PEOPLE.approver.address },
  ];
  console.log(
    '\n  公开网站 public site    ',
    `${endpoints.site}/  （首次发布之前只有说明 says so until the first release）`,
  );
  console.log('  发件箱 outbox           ', `${endpoints.outbox}/   (every mail lands here; nothing is sent)`);
  for (const { who, address } of people) {
    console.log(
      `  ${who}\n      ${links.get(address) ?? '收到邮件后出现在发件箱中 (in the outbox once there is a mail)'}`,
    );
  }
  console.log('\n  For trial and tests only: no IAM, plain HTTP. Stop with Ctrl+C; the data stays in place.\n');
}
