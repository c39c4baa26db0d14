import { describe, expect, it } from '@jest/globals';
import { DefinitionRefused } from '../../local/stepfunctions/definition.js';
import { parseDefinition } from '../../local/stepfunctions/definition-check.js';

const end = { Type: 'Pass', End: true };
const machine = (states: Record<string, object>, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: states,
  ...more,
});
const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'f' }, End: true };
const flow = (state: object) => ({ StartAt: 'I', States: { I: state } });

describe('a definition is refused before anything runs, naming what is wrong', () => {
  it.each<[string, object | string, RegExp]>([
    ['text that is not JSON', '{', /not JSON/],
    ['a JSONPath machine', { StartAt: 'A', States: { A: end } }, /"A" is written in JSONPath/],
    ['a JSONPath state in a JSONata machine', machine({ A: { ...end, QueryLanguage: 'JSONPath' } }), /JSONPath/],
    ['a JSONPath field', machine({ A: { ...end, InputPath: '$.a' } }), /InputPath/],
    ['a first state that is not there', { ...machine({ A: end }), StartAt: 'B' }, /StartAt/],
    ['a way to a state that is not there', machine({ A: { Type: 'Pass', Next: 'B' } }), /"A" leads to "B"/],
    [
      'a choice that leads nowhere',
      machine({ A: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Z' }] } }),
      /"Z"/,
    ],
    [
      'a catcher that leads out of its branch',
      machine({
        A: {
          Type: 'Parallel',
          Branches: [flow({ ...TASK, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'A' }] })],
          End: true,
        },
      }),
      /"A"/,
    ],
    ['a state with neither Next nor End', machine({ A: { Type: 'Pass' } }), /either Next or End/],
    ['a state with both', machine({ A: { ...end, Next: 'A' } }), /either Next or End/],
    ['an unknown type', machine({ A: { Type: 'Activity', End: true } }), /no known Type/],
    ['an expression that cannot be read', machine({ A: { ...end, Output: { deep: ['{% 1 + %}'] } } }), /\{% 1 \+ %\}/],
    ['another service', machine({ A: { ...TASK, Resource: 'arn:aws:states:::dynamodb:putItem' } }), /dynamodb:putItem/],
    [
      'a synchronous integration',
      machine({ A: { ...TASK, Resource: 'arn:aws:states:::states:startExecution.sync:2' } }),
      /startExecution/,
    ],
    [
      'a distributed map',
      machine({
        A: { Type: 'Map', ItemProcessor: { ...flow(end), ProcessorConfig: { Mode: 'DISTRIBUTED' } }, End: true },
      }),
      /distributed Map/,
    ],
    [
      'an item reader',
      machine({ A: { Type: 'Map', ItemReader: {}, ItemProcessor: flow(end), End: true } }),
      /ItemReader/,
    ],
    [
      'a condition that is plain text',
      machine({ A: { Type: 'Choice', Choices: [{ Condition: 'true', Next: 'A' }] } }),
      /Condition/,
    ],
    ['a Wait for both or for nothing', machine({ A: { Type: 'Wait', End: true } }), /Seconds or Timestamp/],
    ['a retrier for nothing', machine({ A: { ...TASK, Retry: [{ ErrorEquals: [] }] } }), /ErrorEquals/],
    [
      'an inner scope that assigns an outer variable',
      machine({
        A: { ...end, Assign: { v: 1 }, End: undefined, Next: 'M' },
        M: { Type: 'Map', ItemProcessor: flow({ ...end, Assign: { v: 2 } }), End: true },
      }),
      /\$v/,
    ],
  ])('%s', (_title, definition, words) => {
    expect(() => parseDefinition(definition)).toThrow(DefinitionRefused);
    expect(() => parseDefinition(definition)).toThrow(words);
  });

  it('tells all problems at once', () => {
    try {
      parseDefinition(machine({ A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Nap' } }));
      throw new Error('was accepted');
    } catch (error) {
      expect((error as DefinitionRefused).problems).toHaveLength(2);
    }
  });

  it('accepts JSONata named on each state instead of on the machine, as CDK may write it', () => {
    expect(() => parseDefinition({ StartAt: 'A', States: { A: { ...end, QueryLanguage: 'JSONata' } } })).not.toThrow();
  });
});
