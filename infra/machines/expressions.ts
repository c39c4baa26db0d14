/** The JSONata that all three machines share. */

/** A reference that every state can reach, whatever the states before it put out. */
export const executionInput = (name: string): string => `{% $states.context.Execution.Input.${name} %}`;

/** What came in goes out: for a step of which no later one needs an answer. */
export const INPUT = '{% $states.input %}';

/** Under which name the execution was begun. */
export const EXECUTION_NAME = '{% $states.context.Execution.Name %}';

/** The answer of an invoked function. */
export const ANSWER = '{% $states.result.Payload %}';

/** The callback token of the waiting task. CDK's JsonPath.taskToken would arrive here as literal text. */
export const TASK_TOKEN = '{% $states.context.Task.Token %}';

/** What went wrong, short enough to be kept and shown; a Lambda cause may hold a whole stack trace. */
export const ERROR_TEXT =
  "{% $substring($join([$states.errorOutput.Error, $states.errorOutput.Cause], ': '), 0, 500) %}";
