/** What a new area may be called, held against every key that the product makes. */
import { describe, expect, test } from '@jest/globals';
import { areaNameProblem } from '#shared/deeds/season/name-area.js';
import { areaIdSchema } from '#shared/ids/area-id.js';
import { folderOf } from '#shared/ids/place.js';
import { originalKey, pageKey, PREVIOUS_PREFIX, readingKey, TYPED_PREFIX } from '#shared/s3/keys.js';
import { manifestKey } from '#shared/season/release.js';
import { uploadFormKey } from '#shared/store/keys.js';
import { DOCUMENT_FOLDERS } from '#shared/workflow/folders.js';

const id = (text: string) => areaIdSchema.parse(text);
const firstOf = (key: string) => key.split('/')[0] ?? '';

describe('a new area', () => {
  test.each([
    PREVIOUS_PREFIX,
    TYPED_PREFIX,
    firstOf(originalKey({ storedUnder: 'x' } as never)),
    firstOf(readingKey({ storedUnder: 'x' } as never)),
    firstOf(pageKey({ storedUnder: 'x' } as never, 1)),
    firstOf(manifestKey('home.r20260211-aaaaaa')),
    firstOf(folderOf('yunshan')),
  ])('is not called %s, which is a folder of the product’s own, and another id is proposed', (name) => {
    const problem = areaNameProblem([], id(name));
    expect(problem).toContain(`"${name}/"`);
    const [, proposed = ''] = /such as "([^"]+)"/.exec(problem ?? '') ?? [];
    expect(areaNameProblem([], id(proposed))).toBeUndefined();
  });

  test('may be called anything else', () => {
    for (const name of ['home', 'yunxi', 'typed-county', 'retyped', 'page'])
      expect(areaNameProblem([], id(name))).toBeUndefined();
  });
});

test('an area that stands under such an id goes on', () => {
  const stored = { id: id('typed'), name: '云溪县', parent: null };
  expect(areaNameProblem([stored], stored.id)).toBeUndefined();
  expect(areaNameProblem([stored], id('previous'))).toBeDefined();
});

test('releases lie where the function that publishes may read', () => {
  expect(firstOf(manifestKey('home.r20260211-aaaaaa'))).toBe(DOCUMENT_FOLDERS.releases);
});

test('an upload is of the area that its key names, whichever folder comes before', () => {
  const partition = (key: string) => uploadFormKey(key).pk;
  for (const key of ['yunxi/2025/jia/x', 'typed/yunxi/2025/jia/x', '_portal/yunxi/2025/jia/x', '_restored/yunxi/x'])
    expect(partition(key)).toBe(`UPLOAD#yunxi#${key}`);
  expect(partition('2025/jia/x')).toBe('UPLOAD#home#2025/jia/x');
});
