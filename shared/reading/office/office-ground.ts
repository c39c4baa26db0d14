/**
 * What a Word document or workbook stands on: its theme, the typefaces it carries along, and settings by which the
 * program shows it otherwise than it is written.
 */
import { isRefusal } from '../limits.js';
import { isDark, isLight } from './plain-colours.js';
import { isPlainFont } from './plain-fonts.js';
import type { Ground, Mark } from './plain.js';
import { partsOfType, type Package } from './parts.js';
import { isOn, readXml, type XmlElement } from './xml.js';

export interface OfficeGround extends Ground {
  /** What speaks against all that the document shows. */
  readonly marks: readonly Mark[];
}

const words = (says: string): Mark => ({ harm: 'words', says });
const INK = ['a:dk1', 'a:dk2'];
const PAPER = ['a:lt1', 'a:lt2'];
const SYSTEM: Readonly<Record<string, string>> = { windowText: '000000', window: 'FFFFFF' };
const SCRIPTS = ['a:latin', 'a:ea', 'a:cs'];

function against(element: XmlElement, path: readonly string[]): Mark | undefined {
  const { name, attributes } = element;
  const slot = path[path.length - 1] ?? '';
  const above = path[path.length - 2] ?? '';
  if (INK.includes(above) || PAPER.includes(above)) return words(`主题颜色（${above} ${name}）`);
  if (INK.includes(slot) || PAPER.includes(slot)) {
    const value = attributes['val'] ?? '';
    const hex = name === 'a:sysClr' ? (attributes['lastClr'] ?? SYSTEM[value] ?? '') : value;
    return (INK.includes(slot) ? isDark(hex) : isLight(hex)) ? undefined : words(`主题颜色（${slot} ${hex}）`);
  }
  const ofScheme = path.includes('a:fontScheme');
  const chinese = name === 'a:font' && attributes['script'] === 'Hans';
  if (!ofScheme || !(SCRIPTS.includes(name) || chinese)) return undefined;
  const typeface = attributes['typeface'] ?? '';
  return isPlainFont(typeface) ? undefined : words(`主题字体（${typeface}）`);
}

const SAME: Readonly<Record<string, string>> = {
  'w:bg1': 'light1',
  'w:t1': 'dark1',
  'w:bg2': 'light2',
  'w:t2': 'dark2',
};

function setting({ name, attributes }: XmlElement): Mark | undefined {
  if (name === 'w:clrSchemeMapping')
    return Object.entries(SAME).some(([from, to]) => (attributes[from] ?? to) !== to)
      ? words('主题颜色对调')
      : undefined;
  const on = isOn(attributes['w:val']);
  if (name === 'w:updateFields' && on) return words('打开时更新域');
  return name === 'w:linkStyles' && on ? words('打开时更新样式') : undefined;
}

/** A part that cannot be read may say anything, and so speaks against all of it. */
export function readGround(pack: Package): OfficeGround {
  const [embedded, typefaces] = [new Set<string>(), new Set<string>()];
  const marks: Mark[] = [];
  const read = (type: string, open: (element: XmlElement, path: readonly string[]) => void): void => {
    const parts = partsOfType(pack, pack.main, type);
    for (const bytes of isRefusal(parts) ? [new Uint8Array()] : parts) {
      const path: string[] = [];
      const failure = readXml(bytes, type, {
        open: (element) => {
          open(element, path);
          path.push(element.name);
          return undefined;
        },
        close: () => void path.pop(),
      });
      if (failure !== undefined) marks.push(words(`无法读取的部分（${type}）`));
    }
  };
  const take = (mark: Mark | undefined): void => {
    if (mark !== undefined) marks.push(mark);
  };
  read('theme', (element, path) => {
    take(against(element, path));
    if (SCRIPTS.includes(element.name)) typefaces.add(element.attributes['typeface'] ?? '');
  });
  read('settings', (element) => take(setting(element)));
  let font = '';
  read('fontTable', ({ name, attributes }) => {
    if (name === 'w:font') font = attributes['w:name'] ?? '';
    else if (name.startsWith('w:embed')) embedded.add(font);
  });
  for (const each of embedded) if (typefaces.has(each)) take(words(`文件自带的字体（${each}）`));
  return { embedded, marks };
}
