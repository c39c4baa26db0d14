/** Who may ask what is declared once: for every route, as the handlers themselves say, and on the page for people. */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { grantSchema } from '#shared/access/model.js';
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';
import { LINK_PURPOSES, mayPost, WHO_MAY } from '#shared/workflow/authorisation.js';

const root = resolve(import.meta.dirname, '../..');
/** A path, whole or (in backquotes, with one more part that is filled in) the beginning of several. */
const DEED = /deed\(\s*app,\s*desk,\s*(?:'([^']+)'|`([^`$]+)\$\{\w+\}`),\s*(\[[^\]]*\]|'[^']*'|LINK_PURPOSES)\s*,/g;

/** Every deed as a file of its function registers it. */
const DEEDS = readdirSync(join(root, 'functions')).flatMap((name) => {
  const folder = join(root, 'functions', name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const source = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  return [...source.matchAll(DEED)].flatMap(([, path, start, list = '']) => {
    const named = [...list.matchAll(/'([^']+)'/g)].map(([, purpose]) => purpose ?? '');
    const purposes = (list === 'LINK_PURPOSES' ? [...LINK_PURPOSES] : named).sort();
    const paths = path === undefined ? routesBelow(name, declaredForm(start ?? '')) : [declaredForm(path)];
    return paths.map((each) => ({ name, path: each, purposes }));
  });
});

function declaredForm(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

/** The function's own routes that begin so. */
function routesBelow(name: string, start: string): string[] {
  const { trigger } = FUNCTIONS[name as FunctionName];
  const routes: readonly string[] = trigger.on === 'http' ? trigger.routes : [];
  return routes.filter((route) => route.startsWith(`POST ${start}`)).map((route) => route.slice('POST '.length));
}

test('the kinds of links are those of the grants', () => {
  const ofGrants = grantSchema.options.map(({ shape }) => shape.purpose.value);
  expect([...LINK_PURPOSES].sort()).toEqual([...ofGrants].sort());
});

describe('a deed', () => {
  test.each(DEEDS)('$name $path lets in who is declared, and nobody else', ({ path, purposes }) => {
    expect([...mayPost(path)].sort()).toEqual(purposes);
  });

  test('stands behind every route that takes a form by a session', () => {
    const declared = Object.entries(WHO_MAY).filter(
      ([route, asker]) => route.startsWith('POST ') && asker !== 'anybody',
    );
    // A path that is whole in one file may begin as those that another fills in.
    const registered = new Set(DEEDS.map(({ path }) => `POST ${path}`));
    expect(registered).toEqual(new Set(declared.map(([route]) => route)));
  });

  test('on a path that nobody declared lets in nobody', () => {
    expect(mayPost('/g/{grant}/nowhere')).toEqual([]);
    expect(mayPost('/sign-in')).toEqual([]);
  });
});

test('a person’s own desk decides nothing by itself but what was looked at one by one', () => {
  const theirs = DEEDS.filter(({ purposes }) => purposes.includes('desk')).map(({ path }) => path);
  expect(theirs.sort()).toEqual([
    '/g/{grant}/delegations',
    '/g/{grant}/delegations/end',
    '/g/{grant}/language',
    '/g/{grant}/look',
    '/g/{grant}/preferences',
    '/g/{grant}/several',
    '/g/{grant}/sign-out',
  ]);
});
