/** What the processes say that open documents: they may have been taken over by one, so their parents believe nothing unseen. */
import { parseAnswer } from '#shared/reading/isolation/believe.js';
import { wholePictures } from '#shared/reading/isolation/whole-pictures.js';
import { encode } from 'fast-png';
import { recordOf } from '../../builders/record.js';
import { distinctValues } from '../../builders/values.js';
import { textOf, utf8, type Target } from '../target.js';

/** In the function that waits for the child: extract-report may take fifteen minutes, its parts not one. */
const SECONDS = 30;

const WORDS = ['"', '{', '}', '[', ']', 'null', '1e999', '"__proto__":', '\\ud800', '\n', '"status":"refused"'];

function painted(): Uint8Array {
  const png = encode({ width: 2, height: 2, channels: 3, data: new Uint8Array(12) });
  const head = (page: number) => `${JSON.stringify({ page, width: 2, height: 2, bytes: png.length })}\n`;
  return Buffer.concat([Buffer.from(head(1)), png, Buffer.from(head(2)), png]);
}

export const CHILD_TARGETS: readonly Target[] = [
  {
    name: 'reading of a child',
    enters: 'shared/reading/isolation/believe.ts',
    soil: () => ({
      seeds: [
        { status: 'extracted', record: recordOf(distinctValues(21)) },
        { status: 'refused', reason: { code: 'damaged', detail: 'x' } },
        { fault: 'stack', detail: 'x' },
      ].map((answer) => utf8(`${JSON.stringify(answer)}\n`)),
      words: WORDS,
      grain: 'text',
    }),
    read: (bytes) => {
      const answer = parseAnswer(textOf(bytes));
      return answer === undefined ? 'not believed' : 'fault' in answer ? answer.fault : answer.reading.status;
    },
    seconds: SECONDS,
  },
  {
    name: 'pictures of a child',
    enters: 'shared/reading/isolation/whole-pictures.ts',
    soil: () => ({ seeds: [painted()], words: ['\n', '{"page":1,"width":1,"height":1,"bytes":8}\n', '-1', '1e9'] }),
    read: (bytes) => `pictures: ${wholePictures(Buffer.from(bytes)).length > 0 ? 'some' : 'none'}`,
    seconds: SECONDS,
  },
];
