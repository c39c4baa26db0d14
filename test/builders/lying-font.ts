/**
 * Text layers that lie: the outlines of a font stay honest while its map from codes to characters tells other digits, so
 * that whoever asks for the text, with whatever engine, gets figures that are not on the paper.
 */

/** pdfkit writes the map from this list when the document ends: the characters of each code of the font. */
interface MappedFont {
  unicode: (readonly number[])[];
}

function isMapped(font: unknown): font is MappedFont {
  return typeof font === 'object' && font !== null && 'unicode' in font && Array.isArray(font.unicode);
}

function fontsOf(doc: PDFKit.PDFDocument): MappedFont[] {
  const families = (doc as unknown as { _fontFamilies: Readonly<Record<string, unknown>> })._fontFamilies;
  // One font goes by several names.
  return [...new Set(Object.values(families))].filter(isMapped);
}

/** The map tells nothing: what a code stands for can only be guessed. */
export function forgetCharacters(doc: PDFKit.PDFDocument): void {
  for (const font of fontsOf(doc)) font.unicode = [];
}

/** `claims`: what the text layer is to say for each painted digit. Call it when everything is painted. */
export function lieAboutDigits(doc: PDFKit.PDFDocument, claims: Readonly<Record<string, string>>): void {
  for (const font of fontsOf(doc)) {
    font.unicode = font.unicode.map((codes) => {
      const [code = 0] = codes;
      const claim = codes.length === 1 ? claims[String.fromCodePoint(code)] : undefined;
      return claim === undefined ? codes : [claim.codePointAt(0) ?? 0];
    });
  }
}
