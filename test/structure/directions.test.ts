/**
 * The ground plan: every room of the product in one order, and nobody knows a room above their own. Read from the import
 * statements themselves, so that a drawing in a document cannot differ from the house.
 */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** From the ground up. A new room is put where its first arrow points down; the list is complete (see below). */
const SHARED_ROOMS = [
  'ids',
  'formats',
  'report',
  'reading',
  'form',
  'rules',
  'audit',
  'season',
  'filing',
  'totals',
  'access',
  'workflow',
  'outbox',
  'reminders',
  'deeds',
  'words',
  'runtime',
  'secrets',
  'store',
  's3',
  'kms',
  'mail',
  'webhook',
  'proof',
  'intake',
  'takeaway',
  'site',
  'packs',
  'publishing',
  'upkeep',
  'desk',
  'keeping',
];
/** Around the product: what runs it, sets it up, shows it. They know the product; it knows none of them. */
const OUTER_ROOMS = ['local', 'functions', 'infra', 'cli', 'demo'];
const ROOMS = [...SHARED_ROOMS.map((room) => `shared/${room}`), ...OUTER_ROOMS];

/** Rooms that may know less than everything below them. */
const NARROWER: Readonly<Record<string, readonly string[]>> = {
  'shared/formats': ['shared/ids'],
  'shared/report': ['shared/ids'],
  'shared/form': ['shared/ids', 'shared/report', 'shared/reading'],
  'shared/reading': ['shared/ids', 'shared/report'],
  'shared/rules': ['shared/ids', 'shared/report'],
  // Nouns hold no verbs' knowledge, and the wiring names functions and payloads only.
  'shared/workflow': ['shared/ids', 'shared/formats'],
  local: [],
  infra: ['shared/workflow'],
  functions: SHARED_ROOMS.map((room) => `shared/${room}`),
};

/** Each AWS client has one place in the product. `nianbao doctor` asks the account itself, and takes its own file away: no function may. */
const CLIENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['@aws-sdk/client-dynamodb', ['shared/store']],
  ['@aws-sdk/lib-dynamodb', ['shared/store']],
  ['@aws-sdk/client-s3', ['shared/s3', 'cli']],
  ['@aws-sdk/client-kms', ['shared/kms']],
  ['@aws-sdk/client-sfn', ['shared/runtime']],
  ['@aws-sdk/client-lambda', ['shared/runtime', 'cli']],
  ['@aws-sdk/client-sesv2', ['shared/mail', 'cli']],
  ['@aws-sdk/client-secrets-manager', ['shared/secrets', 'cli']],
  ['@aws-sdk/client-acm', ['cli']],
  ['@aws-sdk/client-cloudformation', ['cli']],
  ['@aws-sdk/client-sns', ['cli']],
  ['@aws-sdk/client-sts', ['cli']],
]);

interface Import {
  readonly from: string;
  readonly to: string;
}

/** `shared/report`, `functions`, `local`...: the room that a file stands in. */
function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'shared' ? `shared/${second}` : top;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

function importsOf(folder: string): Import[] {
  return sourcesOf(folder).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+|#[^']+)'/g)].map(
      ([, specifier = '']) => ({
        from: file,
        to: specifier.startsWith('#') ? specifier.slice(1) : relative(root, resolve(root, dirname(file), specifier)),
      }),
    ),
  );
}

const IMPORTS = ['shared', ...OUTER_ROOMS].flatMap(importsOf);
const between = IMPORTS.filter(({ from, to }) => roomOf(from) !== roomOf(to));

describe('the ground plan', () => {
  test('the list names every room there is, and no other', () => {
    const folders = readdirSync(join(root, 'shared'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...SHARED_ROOMS].sort());
  });

  test('nobody knows a room above their own, so no two rooms know each other', () => {
    const upward = between
      .filter(({ from, to }) => ROOMS.indexOf(roomOf(to)) >= ROOMS.indexOf(roomOf(from)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(upward).toEqual([]);
  });

  test.each(Object.entries(NARROWER))('%s knows only what it may', (room, allowed) => {
    const strangers = between
      .filter(({ from, to }) => roomOf(from) === room && !allowed.includes(roomOf(to)))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(strangers).toEqual([]);
  });

  test('no function knows another', () => {
    const strangers = IMPORTS.filter(({ from, to }) => roomOf(from) === 'functions' && roomOf(to) === 'functions')
      .filter(({ from, to }) => dirname(from) !== dirname(to))
      .map(({ from, to }) => `${from} -> ${to}`);
    expect(strangers).toEqual([]);
  });

  test('other rooms are called by name, not by the way there', () => {
    const climbing = [...sourcesOf('shared'), ...OUTER_ROOMS.flatMap(sourcesOf), ...sourcesOf('test')].filter((file) =>
      /(?:from|import)\s*\(?\s*'(?:\.\.\/)+shared\//.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(climbing).toEqual([]);
  });

  test('each AWS client has one place', () => {
    const strangers = [...sourcesOf('shared'), ...['functions', 'cli'].flatMap(sourcesOf)].flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      return [...CLIENTS].flatMap(([client, rooms]) =>
        text.includes(`'${client}'`) && !rooms.includes(roomOf(file)) ? [`${file} -> ${client}`] : [],
      );
    });
    expect(strangers).toEqual([]);
  });
});
