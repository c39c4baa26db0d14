/** A sender as a header field holds it: RFC 5322, with the name in encoded words of RFC 2047 where it is not plain ASCII. */

/** An encoded word has 75 characters at most, of which the frame takes 12; a character may take 4 bytes, in base64 by 4/3. */
const CHARACTERS_PER_WORD = 10;

export function namedAddress({ name, address }: { readonly name: string; readonly address: string }): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  if (plain === '') return address;
  if (/^[A-Za-z0-9 .-]+$/.test(plain)) return `"${plain}" <${address}>`;
  const characters = [...plain];
  const words: string[] = [];
  for (let from = 0; from < characters.length; from += CHARACTERS_PER_WORD) {
    const part = characters.slice(from, from + CHARACTERS_PER_WORD).join('');
    words.push(`=?UTF-8?B?${Buffer.from(part, 'utf8').toString('base64')}?=`);
  }
  return `${words.join(' ')} <${address}>`;
}
