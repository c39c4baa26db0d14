/**
 * For each kind of active content: what is in the file, what it could do, how to get rid of it. Where it is comes from
 * the refusal itself.
 */
import { activeContentIn, type ActiveKind, type ActivePlace } from '#shared/report/active-content.js';
import type { Reason } from '../reason.js';

const PRINT_AS_PDF = '或者用 WPS、Word 打开原稿，“另存为”或“导出为 PDF”（不要选“包含附件”或“保留交互”），再上传。';
const REMAKE_PDF =
  '请用生成它的 Word、WPS 或 Excel 原件重新“导出为 PDF”后上传；没有原件的，用浏览器打开这个 PDF，打印为新的 PDF。';
const NEW_LINK = '点右键选“取消超链接”，或改为 http、https 开头的网页地址，保存后重新上传。';
const WHY_OPENED = '审核人打开文件时它会自动起作用，内容也因此无法固定。';
const WHY_PUBLIC = '年度报告要由多人打开并向社会公开，文件里只应有文字、表格和图片。';

type Words = Omit<Reason, 'what'> & {
  /** Completes 文件里有…… */
  readonly thing: string;
};

const WORDS: Readonly<Record<ActiveKind, Words>> = {
  script: {
    title: '文件里有脚本',
    thing: '会自动运行的脚本',
    why: WHY_PUBLIC,
    todo: [REMAKE_PDF],
  },
  'script-link': {
    title: '文件里有运行脚本的链接',
    thing: '一个 javascript: 一类的链接，点击后运行脚本',
    why: '多半是从网页复制文字时带进来的。' + WHY_PUBLIC,
    todo: [`找到这个链接，${NEW_LINK}`, PRINT_AS_PDF],
  },
  'share-link': {
    title: '文件里有指向本机或共享文件夹的链接',
    thing: '一个指向电脑磁盘或共享文件夹（file:、\\\\服务器）的链接',
    why: '别人打不开这样的链接，点击它还可能泄露电脑的登录信息。',
    todo: [`找到这个链接，${NEW_LINK}`],
  },
  'odd-link': {
    title: '文件里有特殊的链接',
    thing: '一个不是网页、邮箱或电话的链接，点击后会启动电脑里的程序',
    why: WHY_PUBLIC,
    todo: [`找到这个链接，${NEW_LINK}`],
  },
  launch: {
    title: '文件里有启动程序的动作',
    thing: '一个启动电脑里程序或打开其他文件的动作',
    why: WHY_PUBLIC,
    todo: [REMAKE_PDF],
  },
  'other-document': {
    title: '文件里有打开另一个文件的动作',
    thing: '一个打开另一个 PDF 文件的链接',
    why: '报告公开后，别人手里没有那个文件。',
    todo: ['删去指向其他文件的链接；需要引用的内容请写进报告，或改为网页地址。', REMAKE_PDF],
  },
  'embedded-file': {
    title: '文件里夹带了附件',
    thing: '作为附件夹带的其他文件',
    why: '夹带的文件没有经过校核，不能随报告流转和公开。',
    todo: ['在 PDF 软件的“附件”面板里删去附件，另存后上传。', REMAKE_PDF],
  },
  media: {
    title: '文件里有音视频或三维内容',
    thing: '音频、视频、动画或三维模型',
    why: WHY_PUBLIC,
    todo: ['删去音视频等内容后重新导出；需要的可改为截图。', REMAKE_PDF],
  },
  'form-action': {
    title: '文件里有提交表单的动作',
    thing: '一个向外发送或导入表单数据的动作',
    why: WHY_PUBLIC,
    todo: ['用浏览器打开这个 PDF，打印为新的 PDF 后上传。', REMAKE_PDF],
  },
  'dynamic-form': {
    title: '文件是动态表单（XFA）',
    thing: '一份动态表单，显示什么由表单程序决定',
    why: '不同软件打开看到的内容可能不同，无法确认数字。',
    todo: [REMAKE_PDF],
  },
  command: {
    title: '文件里有操作阅读软件的动作',
    thing: '一个自动打印、保存或退出之类的动作',
    why: WHY_OPENED,
    todo: [REMAKE_PDF],
  },
  'changed-display': {
    title: '文件里有改变显示内容的动作',
    thing: '一个显示或隐藏页面内容的动作',
    why: '点击前后看到的内容不同，无法确认哪些数字是报告的内容。',
    todo: [REMAKE_PDF],
  },
  'second-file': {
    title: '一个文件里套着另一个文件',
    thing: '接在前面或后面的另一个文件',
    why: '用不同的软件打开会看到不同的内容。',
    todo: ['在电脑上打开原稿，重新“另存为”或“导出为 PDF”后上传。'],
  },
  macros: {
    title: '文件含有宏',
    thing: '宏（VBA 或宏表）',
    why: WHY_OPENED,
    todo: ['打开文件，另存为不含宏的 .docx 或 .xlsx 后重新上传。', PRINT_AS_PDF],
  },
  control: {
    title: '文件里有控件',
    thing: 'ActiveX 控件或加载项',
    why: WHY_OPENED,
    todo: ['在“开发工具”选项卡中打开“设计模式”，选中并删去控件，保存后重新上传。', PRINT_AS_PDF],
  },
  'custom-menu': {
    title: '文件里有自定义菜单',
    thing: '自定义的菜单或按钮',
    why: WHY_OPENED,
    todo: ['新建一个空白文档，把内容复制进去，保存后上传。', PRINT_AS_PDF],
  },
  'embedded-object': {
    title: '文件里嵌入了其他文件',
    thing: '用“插入对象”嵌入的文件或程序',
    why: '嵌入的内容没有经过校核，不能随报告流转和公开。',
    todo: ['选中嵌入的对象，删去；需要其中内容的，复制为文字、表格或图片。', PRINT_AS_PDF],
  },
  'inserted-document': {
    title: '文件里插入了另一个文档',
    thing: '打开时才并入的另一个文档',
    why: '并入的内容由打开它的软件决定，无法确认。',
    todo: ['把要并入的内容直接复制到报告里，保存后重新上传。', PRINT_AS_PDF],
  },
  template: {
    title: '文件附加了外部模板',
    thing: '一个存放在网络上的模板，打开文件时自动下载',
    why: WHY_OPENED,
    todo: ['在“开发工具—文档模板”中把模板改为 Normal，保存后重新上传。', PRINT_AS_PDF],
  },
  'outside-content': {
    title: '文件会从外部加载内容',
    thing: '打开时从网络加载的图片或其他内容',
    why: WHY_OPENED,
    todo: ['把网络图片另存到电脑，删去原图后用“插入图片”重新插入；断开与外部文件的链接。', PRINT_AS_PDF],
  },
  'outside-data': {
    title: '文件里有外部数据链接',
    thing: '与其他工作簿、数据库或程序的数据链接',
    why: '链接的数据会变，数字因此无法固定。',
    todo: [
      '在“数据—编辑链接”（或“查询和连接”“邮件合并”）中断开全部链接，公式结果复制后“选择性粘贴—数值”。',
      PRINT_AS_PDF,
    ],
  },
  field: {
    title: '文件里有引用外部内容的域',
    thing: '一个引用外部文件、图片或程序的域',
    why: '多半是从网页或其他文件粘贴时带进来的。' + WHY_OPENED,
    todo: [
      '全选（Ctrl+A），按 Ctrl+Shift+F9 把域变成普通文字或图片，保存后重新上传（目录也会变成普通文字）。',
      PRINT_AS_PDF,
    ],
  },
  formula: {
    title: '文件里有访问外部的公式',
    thing: '一个访问网络或调用其他程序的公式',
    why: WHY_OPENED,
    todo: ['选中这个单元格，复制后“选择性粘贴—数值”，保存后重新上传。', PRINT_AS_PDF],
  },
  'html-application': {
    title: '文件是网页形式的程序（HTA）',
    thing: '把网页变成程序的标记',
    why: '这样的文件打开后不受浏览器的保护。',
    todo: ['请从单位网站上重新保存报告的网页，或上传 Word、PDF 文件。'],
  },
  'plug-in': {
    title: '网页里有插件或组件',
    thing: '需要在电脑上运行的插件或组件',
    why: WHY_OPENED,
    todo: ['请从单位网站上重新保存报告的网页，或上传 Word、PDF 文件。'],
  },
  redirect: {
    title: '网页会自动跳转到脚本或文件',
    thing: '一个自动跳转到脚本或本机文件的标记',
    why: WHY_OPENED,
    todo: ['请从单位网站上重新保存报告的网页，或上传 Word、PDF 文件。'],
  },
  unclear: {
    title: '文件内部有看不懂的结构',
    thing: '无法判断内容的部分，其中可能藏有脚本或附件',
    why: '看不懂的内容不能交给别人打开。',
    todo: [REMAKE_PDF],
  },
};

/** Parts of a Word document and of a workbook, as their programs call them. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\d*\.xml$/iu, '正文'],
  [/^word\/header\d*\.xml$/iu, '页眉'],
  [/^word\/footer\d*\.xml$/iu, '页脚'],
  [/^word\/footnotes\.xml$/iu, '脚注'],
  [/^word\/endnotes\.xml$/iu, '尾注'],
  [/(?:^|\/)comments\d*\.xml$/iu, '批注'],
  [/^word\/(?:web)?settings\.xml$/iu, '文档设置'],
  [/^content\.xml$/iu, '正文'],
  [/^styles\.xml$/iu, '样式、页眉或页脚'],
  [/^meta\.xml$/iu, '文档属性'],
  [/^(?:Basic|Scripts|Dialogs)\//iu, '宏'],
  [/^xl\/workbook\.xml$/iu, '工作簿（名称管理器）'],
  [/^xl\/worksheets\//iu, '工作表'],
  [/(?:^|\/)charts\//iu, '图表'],
  [/(?:^|\/)drawings\//iu, '图形'],
];

function placeWords(place: ActivePlace): string | null {
  switch (place.in) {
    case 'document':
      return null;
    case 'page':
      return `第 ${place.page} 页（链接、批注或表单域）`;
    case 'cell':
      return `工作表“${place.sheet}”的 ${place.cell} 单元格`;
    case 'part': {
      const known = PARTS.find(([pattern]) => pattern.test(place.part))?.[1];
      return known ?? (place.part === '' ? null : `文件内部的 ${place.part}`);
    }
  }
}

/** What a refusal says of active content; undefined for one that names no kind. */
export function activeReason(detail: string): Reason | undefined {
  const active = activeContentIn(detail);
  if (active === undefined) return undefined;
  const { thing, ...words } = WORDS[active.kind];
  return { ...words, what: `文件里有${thing}。` };
}

/** Where it stands, as name and value; null where nothing narrower than the file is known. */
export function activePlace(detail: string): readonly [string, string] | null {
  const active = activeContentIn(detail);
  const where = active === undefined ? null : placeWords(active.place);
  return where === null ? null : ['所在位置', where];
}
