/** The file is of a kind that is read, but does not open, holds what must not be in it, or has no text to take numbers from. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { SAVE_AS_PDF, ASK } from './remedies.js';

export const DOCUMENT = {
  empty: {
    title: '文件是空的',
    what: '上传的文件没有任何内容（0 字节）。',
    why: '常见原因是文件还没有保存，或复制时中断。',
    todo: ['在电脑上打开文件，确认能看到正文，保存后重新上传。'],
  },
  'too-large': {
    title: '文件太大',
    what: '文件超过了允许的大小。',
    why: '年度报告通常不到 5 MB；过大的文件多半含有未压缩的图片。',
    todo: ['压缩或删去图片后重新导出。', SAVE_AS_PDF],
  },
  'too-many-pages': {
    title: '页数太多',
    what: '文件的页数超过了可识别的上限。',
    why: '可能把多个单位或附件合并在一个文件里了。',
    todo: ['只保留本单位本年度报告的页，重新导出后上传。'],
  },
  damaged: {
    title: '文件已损坏',
    what: '文件打不开，内容不完整。',
    why: '可能在保存、复制或发送时损坏。',
    todo: ['在电脑上打开原文件确认可以阅读。', SAVE_AS_PDF],
  },
  encrypted: {
    title: '文件设有密码',
    what: '文件加了打开密码，无法识别。',
    why: '年度报告要向社会公开，不应加密。',
    todo: ['取消密码保护，保存后重新上传。'],
  },
  scanned: {
    title: '文件是扫描件或图片',
    what: '页面是图片，无法从中读取年度报告的表格。',
    why: '系统能识别清晰的 PDF 扫描件；照片文件、Word 里的图片不识别，去年的报告也不从扫描件读取。',
    todo: [
      '请上传 Word、Excel 原件，或由原件直接导出的 PDF（不要打印后再扫描）。',
      '只有纸质件时，请扫描成 PDF 上传。',
    ],
  },
  'outlined-text': {
    title: '文件里的文字已转成图形',
    what: '页面上看得见字，但这些字都已转成曲线图形（“文字转曲”），文件里没有可以读取的文字和数字。',
    why: '从图形猜数字可能出错，所以系统不读；转成图形的文字也无法检索和复制。',
    todo: [
      '用 Word、WPS 或 Excel 打开原件，选“文件—另存为 PDF”（或“输出为 PDF”）重新导出，不要经过排版或印刷软件转曲。',
      '仍不行时，请直接上传 Word 或 Excel 原件。',
    ],
  },
  'text-layer-unusable': {
    title: '文件里的文字无法读取',
    what: '页面看上去正常，但文件内部的文字是乱码。',
    why: '多由特殊字体或“打印成 PDF”的软件造成。',
    todo: [SAVE_AS_PDF, '仍不行时，请直接上传 Word 或 Excel 原件。'],
  },
  'framed-page': {
    title: '表格在网页的框架里',
    what: '这个网页归档文件里，统计表不在网页正文中，而在网页内嵌的另一个页面（框架）里。',
    why: '框架里的内容不一定会显示，不能当作报告的内容读取。',
    todo: [
      '在浏览器中右键点击表格，选“在新标签页中打开框架”，再把打开的页面另存为 .mht 或 .html 后上传。',
      '由 Excel 另存的网页归档，请改为另存 .xlsx 后上传。',
    ],
  },
  'active-content': {
    title: '文件含有宏、脚本或夹带的内容',
    what: '文件里有宏、脚本、外部引用或嵌入的文件。',
    why: '公开发布的文件不能带有可执行内容。',
    todo: ['另存为不含宏的 .docx 或 .xlsx，或导出为 PDF 后重新上传。'],
  },
  'archive-unsafe': {
    title: '文件内部结构不安全',
    what: '文件的压缩结构异常（例如层层嵌套或展开后过大）。',
    why: '这类结构可能使系统瘫痪，因此不予打开。',
    todo: ['新建一个空白文档，把内容复制进去，保存后上传。', SAVE_AS_PDF],
  },
  'xml-unsafe': {
    title: '文件内部含有外部引用',
    what: '文件内部引用了外部内容，不予读取。',
    why: '外部引用可能泄露信息，也使内容无法固定。',
    todo: ['新建一个空白文档，把内容复制进去，保存后上传。', SAVE_AS_PDF],
  },
  'too-complex': {
    title: '文件结构过于复杂',
    what: '文件里的表格或元素过多，无法在限定范围内识别。',
    why: '可能夹带了隐藏的工作表、图形或多余的附件。',
    todo: ['只保留年度报告正文和三张表，重新保存后上传。'],
  },
  timeout: {
    title: '文件过于复杂，识别用时过长',
    what: '识别这个文件的计算量超过了上限，试了两次都没有识别完。这里只计处理文件本身的时间，不含排队等候。',
    why: '年度报告通常几秒钟就能识别。常见原因是文件里有大量图形、线条、背景，或从其他系统粘贴来的复杂对象。',
    todo: ['只保留年度报告正文和三张表，删去多余的图形、水印和背景，重新保存后上传。', SAVE_AS_PDF, ASK],
  },
  memory: {
    title: '文件占用内存过大',
    what: '打开这个文件所需的内存超过了上限。',
    why: '常见原因是图片过大或表格区域延伸到几万行。',
    todo: ['删去大图和多余的空行后重新保存。', SAVE_AS_PDF],
  },
  'wrong-encoding': {
    title: '文本编码无法识别',
    what: '文本文件的编码不是 UTF-8 或 GB18030，读出来是乱码。',
    why: '编码不明时，文字和数字可能读错。',
    todo: ['用记事本打开，另存为时把编码选为 UTF-8，再上传。'],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
