/** Which function of the product a deployed one is: `IntakeReceiveUploadFunction40F25821` names the construct, which is named after its verb and may lie in another. */
import { FUNCTIONS, type FunctionName } from '#shared/workflow/functions.js';

export function verbOfFunction(name: string): FunctionName | undefined {
  const construct = /^([A-Z]\w*?)Function[0-9A-F]/.exec(name)?.[1]?.toLowerCase() ?? '';
  const named = (Object.keys(FUNCTIONS) as FunctionName[]).filter((verb) =>
    construct.endsWith(verb.replaceAll('-', '')),
  );
  return named.sort((a, b) => b.length - a.length)[0];
}
