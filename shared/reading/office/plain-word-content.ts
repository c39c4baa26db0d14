/**
 * What may stand around and between Word's characters without changing them, which fields show what the file keeps, and
 * which content controls only hold text.
 */
import { isLight } from './plain-colours.js';
import { any, entry, never, type Condition, type PlainList } from './plain.js';

const HOLDERS =
  'w:tblPr w:tblPrEx w:tblGrid w:gridCol w:trPr w:tcPr w:pPr w:rPr w:sectPr w:sdt w:sdtPr w:sdtEndPr w:sdtContent';
const RANGES =
  'w:bookmarkStart w:bookmarkEnd w:permStart w:permEnd w:commentRangeStart w:commentRangeEnd w:commentReference w:annotationRef ' +
  'w:proofErr w:lastRenderedPageBreak w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd';
const FORM =
  'w:ffData w:name w:label w:enabled w:calcOnExit w:helpText w:statusText w:textInput w:type w:default w:maxLength w:format';
const paper: Condition = {
  says: 'luminance at least 0.5',
  holds: (a) => a['w:themeColor'] === undefined && isLight(a['w:color'] ?? 'FFFFFF'),
};
const LOOKED_AT = 'by rules of their own: pictures cover, other branches and directions are in doubt';

export const CONTENT: PlainList = {
  within: 'content',
  otherwise: 'words',
  entries: [
    entry('w:document w:body', '正文', any, 'all of it'),
    entry('w:background', '页面背景', paper, 'plainly lighter than any plain text'),
    entry(FORM, '窗体域', any, 'how a form field is filled in'),
    entry('w:tbl w:tr w:tc w:p w:r w:t', '正文', any, 'tables and text'),
    entry(HOLDERS, '属性', any, 'judged by what they hold'),
    entry('w:tab w:ptab w:br w:cr w:noBreakHyphen', '制表符与换行', any, 'digits that they set apart are never joined'),
    entry(RANGES, '标记', any, 'marks a stretch of text; shows nothing'),
    entry(
      'w:hyperlink w:smartTag w:smartTagPr w:customXml w:customXmlPr w:attr',
      '超链接与标记',
      any,
      'holds text as it is',
    ),
    entry('w:fldChar w:fldSimple w:instrText w:delInstrText w:fldData', '域代码', any, 'judged by their kind'),
    entry(
      'w:drawing w:pict w:object w:altChunk w:sym mc:AlternateContent mc:Choice mc:Fallback w:bdo w:dir',
      '图形',
      any,
      LOOKED_AT,
    ),
    entry(
      'w:ins w:del w:moveFrom w:moveTo',
      '修订',
      never,
      'says something else to those who refuse the change',
      'figure',
    ),
    entry('w:footnoteReference w:endnoteReference', '脚注序号', never, 'shows a number beside the figure', 'figure'),
    entry('w:ruby', '拼音指南', never, 'sets characters over others'),
  ],
};

const kept: Condition = { says: 'with the result that the file keeps', holds: () => true };

/** By the name of the field; those of no list are worked out anew by the program that shows them, or show signs. */
export const FIELD: PlainList = {
  within: 'field',
  otherwise: 'words',
  entries: [
    entry('=', '公式域', kept, 'worked out when somebody asks for it'),
    entry(
      'REF PAGEREF HYPERLINK TOC MERGEFIELD DOCPROPERTY',
      '引用域',
      kept,
      'brought up to date when somebody asks for it',
    ),
    entry('FORMTEXT', '窗体文字', kept, 'what was typed'),
  ],
};

export const CONTROL: PlainList = {
  within: 'w:sdtPr',
  otherwise: 'words',
  entries: [
    entry(
      'w:rPr w:alias w:tag w:id w:lock w:temporary w:label w:tabIndex w15:color w15:appearance',
      '控件属性',
      any,
      'its name and frame',
    ),
    entry(
      'w:placeholder w:docPart w:docPartObj w:docPartList w:docPartGallery w:docPartCategory w:docPartUnique',
      '文档部件',
      any,
      'where it was taken from',
    ),
    entry('w:text w:richText w:group', '文本控件', any, 'what was typed'),
    entry('w:showingPlcHdr', '占位文字', never, 'nothing was typed'),
    entry('w:dataBinding w15:dataBinding', '数据绑定', never, 'shows what another part of the file holds'),
  ],
};
