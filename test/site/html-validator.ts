/** A validator of HTML that is not ours, as the pages of the site are held to it. */
import { HtmlValidate } from 'html-validate';

export const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How it is spelled, which is the renderer's.
    'void-style': ['error', { style: 'selfclose' }],
    'doctype-style': 'off',
    'attribute-boolean-style': ['error', { style: 'empty' }],
    'no-inline-style': 'error',
    // Lists may be named, too (ARIA 1.2).
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Long titles are those of the law.
    'long-title': 'off',
    // The sheet is named by its digest and comes from the same origin.
    'require-sri': 'off',
    // Regions that scroll are reached by the keyboard.
    'prefer-native-element': 'off',
    // Cells are named after the ids of the form, as `c-outcomes.total.total`.
    'valid-id': ['error', { relaxed: true }],
    // Phone numbers and years break where the reader's browser breaks them.
    'tel-non-breaking': 'off',
  },
});

/** What is wrong with a page, each once. */
export async function htmlFlaws(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  );
  return [...new Set(found)];
}
