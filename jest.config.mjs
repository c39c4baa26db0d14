/**
 * Jest in ESM mode: swc strips the types, `tsc --noEmit` checks them apart. Tests are of one of three kinds, by the folder
 * they stand in; test/structure holds every file to one kind, and the fast ones to what may be fast.
 */

/** Start processes, a browser or a database, listen on ports, load the construct library, build and read heavy documents, or try hundreds of records. */
const SLOW = [
  'test/builders',
  'test/cli',
  'test/corpus',
  'test/desk/database',
  'test/functions',
  'test/infra',
  'test/intake',
  'test/local',
  'test/mail',
  'test/reading',
  'test/rules/causes/trials',
  'test/screens',
  'test/store',
  'test/webhook',
];
/** Drive the whole product from its synthesized assembly. */
const PRODUCT = ['test/ages', 'test/drill', 'test/e2e', 'test/flow'];

const language = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^#shared/(.*)\\.js$': '<rootDir>/shared/$1', '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
          target: 'es2022',
        },
        module: { type: 'es6' },
      },
    ],
  },
};

const under = (folder) => `<rootDir>/${folder}`;

export default {
  maxWorkers: 2,
  // What a worker keeps of files that are through would, in a whole run, leave none for the largest: it begins anew.
  workerIdleMemoryLimit: '1GB',
  // Ends what hangs; how long something takes is for the benchmarks, and a busy machine is no failure.
  testTimeout: 120_000,
  projects: [
    {
      ...language,
      displayName: 'fast',
      roots: [under('test')],
      testPathIgnorePatterns: [...SLOW, ...PRODUCT].map((folder) => `${under(folder)}/`),
    },
    { ...language, displayName: 'slow', roots: SLOW.map(under) },
    // The only kind that needs the synthesized app: made anew if it is old, before the first of these tests.
    {
      ...language,
      displayName: 'product',
      roots: PRODUCT.map(under),
      globalSetup: under('test/flow/fresh-assembly.mjs'),
    },
  ],
};
