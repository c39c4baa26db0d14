/** The file is of a kind that is not read. Each way out is told with the menus of the program that made it. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { FORMATS_READ } from '../names.js';
import { SAVE_AS_PDF } from './remedies.js';

export const FILE_FORMAT = {
  'unsupported-doc': {
    title: '旧版 Word 文件（.doc）暂不能识别',
    what: '这是 Word 97—2003 的旧格式，或者用这种格式保存的 WPS 文档。',
    why: '旧格式不能可靠地读出表格。',
    todo: [
      'Word：打开文件，选“文件—另存为”，保存类型选“Word 文档（*.docx）”，保存后上传新文件。',
      'WPS：打开文件，点左上角“文件—另存为”，选“Word 文件（*.docx）”，保存后上传新文件。',
    ],
  },
  'unsupported-wps': {
    title: 'WPS 专有格式（.wps）暂不能识别',
    what: '这是 WPS 的专有文件格式。',
    why: '专有格式不能可靠地读出表格。',
    todo: [
      'WPS：打开文件，点左上角“文件—另存为”，选“Word 文件（*.docx）”，保存后上传新文件。',
      '也可以点“文件—输出为 PDF”，上传得到的 PDF。',
    ],
  },
  'unsupported-xls': {
    title: '旧版表格文件（.xls、.et）暂不能识别',
    what: '这是 Excel 97—2003 的旧格式（.xls），或 WPS 表格的专有格式（.et）。',
    why: '旧格式不能可靠地读出表格。',
    todo: [
      'Excel：打开文件，选“文件—另存为”，保存类型选“Excel 工作簿（*.xlsx）”，保存后上传新文件。',
      'WPS：打开文件，点左上角“文件—另存为”，选“Excel 文件（*.xlsx）”，保存后上传新文件。',
    ],
  },
  'unsupported-ofd': {
    title: 'OFD 文件暂不能识别',
    what: '这是 OFD 版式文件。',
    why: '系统目前不读取 OFD 中的表格。',
    todo: [
      '请上传生成该 OFD 的 Word 或 Excel 原件（.docx、.xlsx）。',
      '没有原件的：用 WPS 或 OFD 阅读器打开，选“文件—输出为 PDF”（或“打印”到 PDF），上传得到的 PDF；不要转成图片。',
    ],
  },
  'unsupported-other': {
    title: '不能识别的文件类型',
    what: `可以识别的只有：${FORMATS_READ}。这个文件的内容不属于其中任何一种。`,
    why: '系统按文件内容判断类型，改扩展名不起作用。',
    todo: [SAVE_AS_PDF, '也可以在 Word、Excel 或 WPS 中另存为 .docx 或 .xlsx 后上传。'],
  },
  'unsupported-webarchive': {
    title: '苹果浏览器的网页归档（.webarchive）不能识别',
    what: '这是苹果电脑 Safari 浏览器保存的网页归档文件，其他软件打不开。',
    why: '审核人和公众用别的软件看不到它的内容。',
    todo: [
      '在 Safari 中打开这个网页，选“文件—存储为”，格式选“页面源码”，上传得到的 .html。',
      '或者选“文件—打印—存储为 PDF”，上传得到的 PDF。',
    ],
  },
  'unsupported-xml': {
    title: '文件是另存为 XML 的文档',
    what: '这个文件是用“XML 文档”格式保存的 Word 或 Excel 文件（例如 Word 2003 XML），不是通常的文档。',
    why: '这种格式很少使用，系统不能可靠地读出其中的表格。文件本身没有坏。',
    todo: [
      'Word 文档：用 Word 或 WPS 打开，选“文件—另存为”，保存类型选“Word 文档（*.docx）”，再上传。',
      'Excel 表格：用 Excel 或 WPS 打开，选“文件—另存为”，保存类型选“Excel 工作簿（*.xlsx）”，再上传。',
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
