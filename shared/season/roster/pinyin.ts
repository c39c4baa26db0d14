/** Chinese names as Latin letters. The dictionary is large: it is loaded when the first name is to be written. */

export type PinyinOf = (text: string) => readonly string[];

/** Each character's syllable without tone, in the reading that the word gives it (重庆 -> chong qing); ü as v. */
export async function loadPinyin(): Promise<PinyinOf> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
}
