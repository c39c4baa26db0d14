/**
 * Typefaces whose characters look like what they are. A name that is not known may be a typeface of pictures, or one in
 * which digits are exchanged. A typeface that the reader lacks is replaced by an ordinary one, which does no harm.
 */
import type { Condition, Ground } from './plain.js';

/** Chinese typefaces say in their names what they are. */
const CHINESE =
  /宋|黑|楷|仿|等线|雅黑|明體|明体|隶|魏|舒体|姚体|行楷|细圆|准圆|苹方|冬青|思源|小标|Song|Hei|Kai|FangSong|DengXian|YaHei|Ming/iu;
const WESTERN: readonly string[] = [
  'Times',
  'Arial',
  'Calibri',
  'Cambria',
  'Helvetica',
  'Courier',
  'Tahoma',
  'Verdana',
  'Georgia',
  'Century',
  'Garamond',
  'Book Antiqua',
  'Palatino',
  'Consolas',
  'Candara',
  'Constantia',
  'Corbel',
  'Segoe UI',
  'Trebuchet',
  'Microsoft',
  'MS Mincho',
  'MS Gothic',
  'MS PGothic',
  'MS Sans Serif',
  'Liberation',
  'DejaVu',
  'Noto',
  'Source Han',
  'Roboto',
  'Carlito',
  'Caladea',
  'Open Sans',
  'Droid',
  'Lucida Sans',
  'Franklin Gothic',
  'Aptos',
  'PingFang',
  'STXihei',
  'NSimSun',
  'SimSun',
  'AR PL',
  'Nimbus',
  'Batang',
  'Gulim',
  'Malgun Gothic',
  'PMingLiU',
  'MingLiU',
  'sans-serif',
  'serif',
  'monospace',
  'Sans',
  'Lohit',
  'FreeSans',
  'FreeSerif',
];
const PICTURES = /ding|symbol|marlett|mt extra|barcode|emoji|icon|bats|ornament|music/iu;

/** Whether nothing in a name speaks against it: `Times New Roman`, `仿宋_GB2312`, `方正小标宋简体`. */
export function isPlainFont(name: string): boolean {
  const clean = name.replace(/^@/u, '').trim();
  if (PICTURES.test(clean)) return false;
  return (
    clean === '' || CHINESE.test(clean) || WESTERN.some((known) => clean.toLowerCase().startsWith(known.toLowerCase()))
  );
}

const NAMING = ['w:ascii', 'w:hAnsi', 'w:eastAsia', 'w:cs'] as const;

export const plainFonts: Condition = {
  says: 'names of ordinary Chinese and Latin typefaces that the file does not carry itself; those of the theme',
  holds: (a, ground: Ground) =>
    NAMING.every((name) => a[name] === undefined || (isPlainFont(a[name]) && !ground.embedded.has(a[name]))),
};

export const pictures: Condition = {
  says: 'names of typefaces of pictures',
  holds: (a) => NAMING.some((name) => PICTURES.test(a[name] ?? '')),
};
