/** The looks in use as the style part of a workbook; each gets its number the first time it is asked for. */
import type { Font, DraftStyle } from './sheet-draft.js';
import { attribute, XML_HEAD } from './xml.js';

/** Every spreadsheet program on a Chinese office computer has it; others take their own. */
const FONT_NAME = '宋体';

const FONTS: Readonly<Record<Font, string>> = {
  plain: '<sz val="11"/>',
  bold: '<b/><sz val="11"/>',
  title: '<b/><sz val="16"/>',
  heading: '<b/><sz val="12"/>',
  quiet: '<sz val="9"/><color rgb="FF595959"/>',
  link: '<u/><sz val="11"/><color rgb="FF164A80"/>',
};
const FONT_NAMES = Object.keys(FONTS) as Font[];
const SIDES = ['left', 'right', 'top', 'bottom'];
const THIN = SIDES.map((side) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`).join('');
const NONE = SIDES.map((side) => `<${side}/>`).join('');
/** Formats of a workbook's own are numbered from here. */
const OWN_FORMATS = 164;

export class StyleTable {
  private readonly known: DraftStyle[] = [{}];
  private readonly numbers = new Map<string, number>([[keyOf({}), 0]]);

  /** The number of a look in this workbook. */
  number(look: DraftStyle): number {
    const key = keyOf(look);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.known.length);
    return this.known.push(look) - 1;
  }

  xml(main: string): string {
    const formats = [...new Set(this.known.flatMap(({ format }) => format ?? []))];
    // Numbers 0 and 1 are fixed: no fill, and the dotted one that programs expect there.
    const fills = [...new Set(this.known.flatMap(({ fill }) => fill ?? []))];
    const list = (name: string, items: readonly string[]): string =>
      items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`;
    const cells = this.known.map((look) => {
      const format = look.format === undefined ? 0 : OWN_FORMATS + formats.indexOf(look.format);
      const fill = look.fill === undefined ? 0 : 2 + fills.indexOf(look.fill);
      const font = FONT_NAMES.indexOf(look.font ?? 'plain');
      const alignment =
        `<alignment${attribute('horizontal', look.align)} vertical="${look.top === true ? 'top' : 'center'}"` +
        `${look.wrap === true ? ' wrapText="1"' : ''}${look.shrink === true ? ' shrinkToFit="1"' : ''}/>`;
      return (
        `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${look.border === true ? 1 : 0}" xfId="0" ` +
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">' +
        `${alignment}<protection locked="${look.unlocked === true ? 0 : 1}"/></xf>`
      );
    });
    return (
      `${XML_HEAD}<styleSheet xmlns="${main}">` +
      list(
        'numFmts',
        formats.map((code, at) => `<numFmt numFmtId="${OWN_FORMATS + at}"${attribute('formatCode', code)}/>`),
      ) +
      list(
        'fonts',
        FONT_NAMES.map((font) => `<font>${FONTS[font]}<name val="${FONT_NAME}"/><charset val="134"/></font>`),
      ) +
      list('fills', [
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
        ...fills.map(
          (fill) =>
            `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
        ),
      ]) +
      list('borders', [`<border>${NONE}<diagonal/></border>`, `<border>${THIN}<diagonal/></border>`]) +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      list('cellXfs', cells) +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}

function keyOf(look: DraftStyle): string {
  return JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)));
}
