/**
 * Which folder may know which: functions -> shared; infra -> shared/workflow only; local -> nothing of ours; inside
 * shared the readers and rules know only the report. Read from the import statements themselves.
 */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Import {
  readonly from: string;
  readonly to: string;
}

/** `shared/report`, `functions`, `local`...: the room that a file stands in. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'shared' ? `shared/${second}` : top;
}

function importsOf(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(root, file), 'utf8');
      return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => ({
        from: file,
        to: relative(root, resolve(root, dirname(file), match[1] ?? '')),
      }));
    });
}

/** For each room, the rooms that it may import from beside itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'shared/report': [],
  'shared/reading': ['shared/report'],
  'shared/rules': ['shared/report'],
  'shared/totals': ['shared/report', 'shared/season'],
  // Files to take away are written in words and judged as a deed when they come back; who may have them, where a
  // submission is stored and how it is answered over HTTP is for the desk.
  'shared/takeaway': [
    'shared/access',
    'shared/filing',
    'shared/language',
    'shared/reading',
    'shared/report',
    'shared/rules',
  ],
  local: [],
  infra: ['shared/workflow'],
};

describe('the direction of imports', () => {
  test.each(Object.entries(ALLOWED))('%s knows only what it may', (room, allowed) => {
    const strangers = importsOf(room)
      .filter(({ to }) => roomOf(to) !== room && !allowed.includes(roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(strangers).toEqual([]);
  });

  test('the product knows neither its functions, its infrastructure, the local cloud nor the tests', () => {
    const strangers = [...importsOf('shared'), ...importsOf('functions')]
      .filter(({ from, to }) => {
        const room = roomOf(to);
        return !room.startsWith('shared/') && !(roomOf(from) === 'functions' && dirname(from) === dirname(to));
      })
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(strangers).toEqual([]);
  });

  test('only the store talks to DynamoDB, and each AWS client has one place', () => {
    const places = new Map([
      ['@aws-sdk/client-dynamodb', ['shared/store']],
      ['@aws-sdk/lib-dynamodb', ['shared/store']],
      ['@aws-sdk/client-s3', ['shared/documents', 'shared/publishing']],
      ['@aws-sdk/client-sfn', ['shared/workflow']],
      ['@aws-sdk/client-sesv2', ['shared/mail']],
    ]);
    const strangers = ['shared', 'functions'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .flatMap((name) => {
          const file = join(folder, name);
          const text = readFileSync(join(root, file), 'utf8');
          return [...places].flatMap(([client, rooms]) =>
            text.includes(`'${client}'`) && !rooms.includes(roomOf(file)) ? [`${file} -> ${client}`] : [],
          );
        }),
    );
    expect(strangers).toEqual([]);
  });
});
