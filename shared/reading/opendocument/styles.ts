/** The styles of an OpenDocument by family and name, out of its two parts that have any, each with all it inherits. */
import type { ReadingRefusal } from '../limits.js';
import { readXml, type XmlElement } from '../office/xml.js';
import { halfPoints, lookOfProperties, together, type Look } from './looks.js';

interface Style {
  readonly parent: string | undefined;
  look: Look;
  /** `table:display="false"`: the table is not shown. */
  hidden: boolean;
  /** In half points: of a column, of a row. */
  width: number | undefined;
  height: number | undefined;
  wraps: boolean;
  readonly format: string | undefined;
}

export interface EffectiveStyle extends Omit<Style, 'parent'> {
  readonly look: Look;
}

const PLAIN: EffectiveStyle = {
  look: {},
  hidden: false,
  width: undefined,
  height: undefined,
  wraps: false,
  format: undefined,
};
const LONGEST_CHAIN = 20;
const PROPERTIES = new Set(['style:text-properties', 'style:paragraph-properties', 'style:table-cell-properties']);

export class Styles {
  readonly #styles = new Map<string, Style>();
  /** Formats of numbers that only set digits: whether their name is known to be harmless. */
  readonly #formats = new Map<string, boolean>();
  readonly #known = new Map<string, EffectiveStyle>();

  /** Reads the styles of a part on the way; to be told of every element that opens and closes. */
  collector(): { open(element: XmlElement): void; close(name: string): void } {
    let style: Style | undefined;
    let format: string | undefined;
    return {
      open: (element) => {
        const { name, attributes } = element;
        if (name === 'style:style' || name === 'style:default-style') {
          const own = name === 'style:style' ? (attributes['style:name'] ?? '') : '';
          style = {
            ...PLAIN,
            parent: attributes['style:parent-style-name'],
            format: attributes['style:data-style-name'],
          };
          this.#styles.set(`${attributes['style:family'] ?? ''}|${own}`, style);
        } else if (name.startsWith('number:') && name.endsWith('-style')) {
          format = attributes['style:name'] ?? '';
          this.#formats.set(format, name === 'number:number-style' || name === 'number:text-style');
        } else if (format !== undefined) {
          const digits = name === 'number:number' || name === 'number:text-content';
          if (!digits && name !== 'number:text') this.#formats.set(format, false);
        } else if (style !== undefined && PROPERTIES.has(name)) {
          style.look = together(style.look, lookOfProperties(element));
          style.wraps ||= attributes['fo:wrap-option'] === 'wrap' || attributes['style:shrink-to-fit'] === 'true';
        } else if (style !== undefined && name === 'style:table-properties') {
          style.hidden = attributes['table:display'] === 'false';
        } else if (style !== undefined && name === 'style:table-column-properties') {
          style.width = halfPoints(attributes['style:column-width'] ?? '');
        } else if (style !== undefined && name === 'style:table-row-properties') {
          style.height = halfPoints(attributes['style:row-height'] ?? '');
        } else if (style !== undefined && name === 'style:map') {
          // Another look under a condition.
          style.look = { ...style.look, unsure: true };
        }
      },
      close: (name) => {
        if (name === 'style:style' || name === 'style:default-style') style = undefined;
        if (name.startsWith('number:') && name.endsWith('-style')) format = undefined;
      },
    };
  }

  of(family: string, name: string | undefined): EffectiveStyle {
    const key = `${family}|${name ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const chain: Style[] = [];
    for (let next = name; next !== undefined && chain.length < LONGEST_CHAIN;) {
      const style = this.#styles.get(`${family}|${next}`);
      if (style === undefined) break;
      chain.push(style);
      next = style.parent;
    }
    const standard = this.#styles.get(`${family}|`);
    const all = [...(standard === undefined ? [] : [standard]), ...chain.reverse()];
    const found = all.reduce<EffectiveStyle>(
      (whole, style) => ({
        look: together(whole.look, style.look),
        hidden: whole.hidden || style.hidden,
        width: style.width ?? whole.width,
        height: style.height ?? whole.height,
        wraps: whole.wraps || style.wraps,
        format: style.format ?? whole.format,
      }),
      PLAIN,
    );
    this.#known.set(key, found);
    return found;
  }

  /** Whether a format of numbers is known to show the digits and nothing in their place. */
  isPlainFormat(name: string | undefined): boolean {
    return name === undefined || this.#formats.get(name) === true;
  }
}

export function readStylePart(bytes: Uint8Array, styles: Styles): ReadingRefusal | undefined {
  const collector = styles.collector();
  return readXml(bytes, 'styles.xml', {
    open: (element) => {
      collector.open(element);
      return undefined;
    },
    close: collector.close,
  });
}
