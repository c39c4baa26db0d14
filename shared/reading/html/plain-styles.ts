/**
 * The declarations that are believed: which property, with which values, and why they do not change which characters
 * stand in which cell. A list of what is harmless, not of what is dangerous: whatever is missing here makes the cells
 * that it may apply to a matter of confirmation, or leaves their table unread where it may move or exchange them.
 */
import * as values from './plain-values.js';
import type { Values } from './plain-values.js';

export interface PlainStyle {
  readonly properties: readonly string[];
  readonly plain: Values;
  /** Plain as well on what stands around a table, the table itself included. */
  readonly around?: Values;
  /** Plain as well on boxes that are set up like a table. */
  readonly boxes?: Values;
  /** Any other value may put a cell, or what stands in it, in another place. */
  readonly moves?: true;
  readonly why: string;
}

const { ANY, lengths, words } = values;
const style = (properties: string, plain: Values, why: string, more: Partial<PlainStyle> = {}): PlainStyle => ({
  properties: properties.split(' '),
  plain,
  why,
  ...more,
});
const moving = { moves: true } as const;
const OFFSET = lengths(-300, 2000, [-100, 100]);

export const PLAIN_STYLES: readonly PlainStyle[] = [
  style('color text-fill-color caret-color column-rule-color', values.INK, 'dark ink is seen on every plain ground'),
  style('background background-color background-image', values.GROUND, 'every plain ink is seen on a light ground'),
  style(
    'background-position background-position-x background-position-y background-repeat background-size background-attachment background-origin',
    ANY,
    'they only place a ground that is judged itself',
  ),
  style('background-clip', words('border-box padding-box content-box'), 'the ground is not cut out by the text'),
  style('font-size', values.FONT_SIZE, 'large enough to be read'),
  style('font-family', values.FONT_FAMILY, 'common fonts draw a 1 for a 1'),
  style('font', values.FONT, 'a size that can be read, in a common font'),
  style(
    'font-weight font-style font-stretch font-synthesis font-kerning font-smoothing osx-font-smoothing text-size-adjust text-rendering font-variant-ligatures font-variant-east-asian font-optical-sizing',
    ANY,
    'they draw the same characters bolder, wider or softer',
  ),
  style('font-variant font-variant-caps', words('normal none small-caps inherit'), 'digits have no small capitals'),
  style(
    'font-variant-numeric font-variant-position font-variant-alternates font-feature-settings font-variation-settings font-size-adjust font-language-override font-palette',
    words('normal none inherit'),
    'nothing exchanges the shapes of digits',
  ),
  style('letter-spacing', lengths(-1, 4), 'digits stay beside each other and in their cell'),
  style('word-spacing', lengths(-2, 20), 'words stay in their order and in their cell'),
  style('text-indent', lengths(0, 120), 'the first line begins in its cell'),
  style(
    'line-height white-space white-space-collapse text-wrap text-wrap-mode text-wrap-style word-break word-wrap overflow-wrap line-break hyphens hyphenate-character tab-size text-align text-align-last text-justify text-autospace text-spacing text-transform text-overflow hanging-punctuation text-underline-position',
    ANY,
    'lines break and stand otherwise, with the same characters in the same order',
  ),
  style('text-decoration text-decoration-line', values.DECORATION, 'a line under the text is none through it'),
  style(
    'text-decoration-color text-decoration-style text-decoration-skip-ink text-decoration-skip',
    ANY,
    'the colour of such a line',
  ),
  style('text-decoration-thickness', words('auto from-font inherit'), 'a thick line could cover the text'),
  style(
    'text-underline-offset text-underline text-underline-style',
    words('auto none inherit'),
    'the line stays under the text',
  ),
  style('text-shadow text-emphasis text-emphasis-style', words('none inherit'), 'nothing is drawn twice'),
  style('text-stroke text-stroke-width', lengths(0, 1), 'digits keep their outline'),
  style(
    'text-stroke-color text-emphasis-color text-combine-upright',
    words('none currentcolor black inherit'),
    'digits keep their outline',
  ),
  style(
    'vertical-align',
    words('baseline top middle bottom text-top text-bottom center auto inherit'),
    'characters stay on one line',
  ),
  style('opacity', values.OPACITY, 'still seen'),
  style('visibility', words('visible inherit'), 'seen'),
  style('content-visibility', words('visible auto'), 'seen'),
  style('filter', values.FILTER, 'portals turn grey on days of mourning'),
  style('mix-blend-mode background-blend-mode', words('normal'), 'painted as it is'),
  style('mask mask-image clip-path mask-border', words('none'), 'nothing is cut away'),
  style('clip', words('auto'), 'nothing is cut away'),
  style('zoom', values.ZOOM, 'everything larger or smaller alike'),
  style('scale', words('none 1 inherit'), 'nothing is made smaller or turned over', moving),
  style('rotate', words('none 0 0deg inherit'), 'nothing is turned', moving),
  style('transform translate', values.moves(0), 'nothing is shifted or turned', {
    around: values.moves(300),
    ...moving,
  }),
  style('perspective offset-path offset motion-path', words('none auto'), 'nothing is shifted or turned', moving),
  style('direction', words('ltr inherit'), 'cells and digits run from left to right', moving),
  style('unicode-bidi', words('normal embed isolate plaintext inherit'), 'digits keep their order', moving),
  style(
    'writing-mode text-orientation',
    words('horizontal-tb lr-tb lr mixed inherit'),
    'lines run from left to right',
    moving,
  ),
  style(
    'position',
    words('static relative sticky -webkit-sticky'),
    'without an offset these leave a cell in its place',
    {
      around: ANY,
      ...moving,
    },
  ),
  style(
    'left right top bottom inset inset-block inset-inline inset-inline-start inset-inline-end',
    words('auto 0 0px'),
    'no offset',
    { around: OFFSET, ...moving },
  ),
  style('float', words('none inherit'), 'a cell stays in its row, a digit in its line', {
    around: ANY,
    boxes: words('left none'),
    ...moving,
  }),
  style(
    'margin margin-left margin-right margin-top margin-bottom margin-inline margin-block margin-inline-start margin-inline-end margin-block-start margin-block-end',
    values.MARGIN,
    'the text stays in its cell, which grows with it',
    {
      around: lengths(-300, 2000, [-100, 100]),
      ...moving,
    },
  ),
  style(
    'padding padding-left padding-right padding-top padding-bottom padding-inline padding-block padding-inline-start padding-inline-end padding-block-start padding-block-end',
    lengths(0, 120, [0, 25]),
    'cells grow with their padding',
    { around: lengths(0, 2000, [0, 100]) },
  ),
  style('width max-width inline-size', values.WIDTH, 'cells are never narrower than a figure'),
  style(
    'height max-height min-width min-height block-size',
    values.SIDE,
    'cells are never smaller than what they hold',
  ),
  style(
    'overflow overflow-x overflow-y',
    words('visible auto scroll inherit'),
    'nothing is cut off, or it can be scrolled to',
    {
      around: words('visible auto scroll inherit hidden clip overlay'),
    },
  ),
  style('display', values.DISPLAY, 'cells stay cells, rows stay rows', { around: values.BOX, ...moving }),
  style('flex-direction flex-flow flex-wrap', words('row nowrap wrap'), 'boxes stand in the order of the source', {
    around: ANY,
    ...moving,
  }),
  style('order box-ordinal-group', words('0 inherit'), 'boxes stand in the order of the source', {
    around: ANY,
    ...moving,
  }),
  style(
    'grid grid-area grid-row grid-column grid-row-start grid-row-end grid-column-start grid-column-end grid-auto-flow grid-template grid-template-areas grid-template-columns grid-template-rows grid-auto-columns grid-auto-rows',
    words('auto none row'),
    'boxes stand in the order of the source',
    { around: ANY, ...moving },
  ),
  style(
    'flex flex-grow flex-shrink flex-basis justify-content justify-items justify-self align-content align-items align-self place-content place-items place-self gap row-gap column-gap box-flex box-pack box-align flex-pack flex-align flex-positive flex-negative flex-preferred-size',
    ANY,
    'they share out the room between boxes',
  ),
  style('columns column-count column-width column-span', words('auto 1 none'), 'a table is not set in columns'),
  style(
    'border border-left border-right border-top border-bottom border-width border-style border-color border-left-width border-left-style border-left-color border-right-width border-right-style border-right-color border-top-width border-top-style border-top-color border-bottom-width border-bottom-style border-bottom-color border-inline border-block outline outline-width outline-style outline-color column-rule border-alt',
    values.LINE,
    'the lines of a table are no figures',
    { around: ANY },
  ),
  style('outline-offset', lengths(0, 8), 'the line stays around the text'),
  style('border-image', words('none initial'), 'no picture stands in place of a line'),
  style(
    'border-collapse border-spacing border-radius border-top-left-radius border-top-right-radius border-bottom-left-radius border-bottom-right-radius table-layout empty-cells caption-side box-sizing border-color-dark border-color-light',
    ANY,
    'how the lines of a table meet',
  ),
  style('box-shadow', words('none inherit'), 'nothing is painted beside a box', { around: ANY }),
  style('list-style list-style-type list-style-image', values.LIST_MARK, 'no figure stands before the text'),
  style(
    'list-style-position clear z-index isolation contain will-change backface-visibility transform-origin transform-style perspective-origin',
    ANY,
    'nothing is moved by them alone',
  ),
  style('content', words('none normal "" \'\''), 'browsers put it in place of what an element holds', moving),
  style('counter-increment counter-reset counter-set quotes', ANY, 'counted, not shown'),
  style('animation animation-name', words('none'), 'nothing changes later'),
  style(
    'animation-duration animation-delay animation-fill-mode animation-timing-function animation-iteration-count animation-direction animation-play-state transition transition-property transition-duration transition-delay transition-timing-function',
    ANY,
    'how fast, not what; what a state changes is judged where it is declared',
  ),
  style(
    'cursor pointer-events user-select touch-action resize tap-highlight-color touch-callout scroll-behavior overflow-scrolling overflow-anchor overscroll-behavior scrollbar-width scrollbar-color scrollbar-face-color scrollbar-highlight-color scrollbar-shadow-color scrollbar-arrow-color scrollbar-track-color appearance accent-color color-scheme user-modify user-drag focus-ring-color object-fit object-position scroll-margin-top scroll-padding-top print-color-adjust',
    ANY,
    'about the pointer, the scroll bars and controls',
  ),
  style(
    'orphans widows page page-break-before page-break-after page-break-inside break-before break-after break-inside size',
    ANY,
    'about paper',
  ),
  style(
    'layout-grid layout-grid-mode layout-grid-line layout-grid-char layout-grid-type punctuation-wrap punctuation-trim tab-stops tab-interval ime-mode behavior vnd.ms-excel.numberformat interpolation-mode text-fit text-kashida layout-flow ruby-align ruby-position speak behaviour align valign',
    ANY,
    'for word processors and browsers of the past; no browser of today knows them',
  ),
];

/** Of a box before or after an element: it holds nothing, so that what it looks like is nothing. */
export const PLAIN_BESIDE: readonly PlainStyle[] = [
  style('content', values.NO_TEXT, 'no character is added', { around: values.NO_FIGURE, ...moving }),
  style(
    'display visibility overflow overflow-x overflow-y height width line-height font-size clear zoom float opacity color font-family font margin padding font-weight speak box-sizing text-decoration',
    ANY,
    'an empty box has no text',
  ),
];
