/**
 * Why an uploaded document was not taken, for each code of the reading and of the intake: what is wrong, why it
 * matters, how to mend it. The same words stand on the page, in the mail and in the terminal.
 */
import type { Refusal, RefusalReason } from '#shared/filing/model.js';
import type { Reason } from '../reason.js';
import { activePlace, activeReason } from './active-content.js';
import { FORMATS_READ } from './names.js';

const SAVE_AS_PDF = '在 WPS 或 Word 中打开原文件，选择“另存为”或“导出为 PDF”，再上传导出的 PDF。';
const OFFICIAL_FORM = '请使用国办公开办函〔2021〕30号规定的格式，一份文件只含一个单位一个年度的报告。';
const ASK = '如反复出现，请把文件名和上传时间告诉年报发布人。';

export const refusals: Readonly<Record<RefusalReason, Reason>> = {
  'not-found': {
    title: '没有找到上传的文件',
    what: '系统收到了上传通知，但取不到文件本身。',
    why: '文件可能在传送中途被中断。',
    todo: ['请重新上传一次。', ASK],
  },
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
  'blank-form': {
    title: '这是一份空白表格',
    what: '三张表里没有任何数字。',
    why: '可能误传了下载的空白模板。',
    todo: ['填好数字后再上传；确实没有发生的项目请填 0。'],
  },
  'other-digits': {
    title: '表格里的数字不是阿拉伯数字 0—9',
    what: '三张表里有数字，但用的是别的文字的数字（例如 ٠١٢٣、०१२३），不是 0、1、2、3。',
    why: '多因系统的区域设置或字体把数字换成了其他写法，系统不替您换算。',
    todo: ['把表格里的数字改为 0—9（半角、全角都可以），保存后重新上传。'],
  },
  'old-form': {
    title: '使用了旧版格式',
    what: '文件是 2019 年试行版的表格，项目与现行格式不同。',
    why: '自 2021 年度起应使用国办公开办函〔2021〕30号的格式。',
    todo: ['把数字填入现行格式后重新上传。', OFFICIAL_FORM],
  },
  'several-reports': {
    title: '一个文件里有多份报告',
    what: '文件中发现了不止一套年度报告表格。',
    why: '无法判断哪一套是本单位本年度的。',
    todo: [OFFICIAL_FORM],
  },
  'side-by-side': {
    title: '两套表格并排放在一起',
    what: '文件里同样的表格并排出现了两套（例如左右两栏、两个单位或两个年度并列），分不清每个数字属于哪一套。',
    why: '一份报告只能有一套表格；猜错就会把别人的或上年的数字当成本单位本年的。',
    todo: ['只保留本单位本年度的一套表格（一张表单独占一栏），保存后重新上传。', OFFICIAL_FORM],
  },
  'not-a-report': {
    title: '不是政府信息公开工作年度报告',
    what: '文件里没有年度报告的标题和六个部分。',
    why: '可能选错了文件。',
    todo: ['请核对文件后重新上传。', OFFICIAL_FORM],
  },
  'no-tables': {
    title: '没有找到三张统计表',
    what: '文件里有正文，但找不到第二、三、四部分的表格。',
    why: '表格可能是以图片形式插入的，或放在另一个文件里。',
    todo: ['请把三张表以表格形式（不是图片）放入报告，重新上传。', OFFICIAL_FORM],
  },
  'other-year': {
    title: '文件是另一年度的报告',
    what: '文件上写的年度与本次收集的年度不同。',
    why: '发布错误年度的数据会误导公众。',
    todo: ['请核对文件标题和统计期间，上传本年度的报告。', '如是标题笔误，请在原文件中改正后重新上传。'],
  },
  'other-agency': {
    title: '文件是另一单位的报告',
    what: '文件上写的单位名称与本单位不同。',
    why: '一个单位只能报送自己的报告。',
    todo: ['请核对是否选错了文件。', '如单位已更名或名册中的名称有误，请联系年报发布人改正名册。'],
  },
  'own-workbook': {
    title: '这是带批注的表格，不是年度报告',
    what: '这个文件是从本系统下载的“带批注的表格”，里面没有年度报告的正文。原来的草稿没有变动。',
    why: '带批注的表格用来填写说明，不能当作报告报送。',
    todo: ['填好说明的，请在“校核发现”下面用“上传填好的说明”交回。', '要更换报告的，请上传年度报告原文件。'],
  },
  'link-replaced': {
    title: '上传所用的链接已被替换',
    what: '名册中这家单位的联系人已经更换，这份文件是用原联系人的上传页面送来的。文件已保存，但没有采用。',
    why: '只有现任联系人可以报送，以免两个人的文件互相取代。',
    todo: ['原联系人请把文件交给现任联系人。', '现任联系人请用自己的链接打开报送页面，上传这份文件。'],
  },
  'agency-at-work': {
    title: '单位自己正在办理，代录的文件没有采用',
    what: '在指定代录人之后，单位联系人已经自己上传了报告，还没有报送。这份代录的文件已保存，但没有采用。',
    why: '代录的文件会取代单位自己的草稿，联系人填写的说明也会丢失。',
    todo: ['请与单位联系人商定由谁报送。', '由代录人报送的，请联系年报发布人重新登记纸质报告，然后再上传。'],
  },
  'season-closed': {
    title: '年报季已结束',
    what: '这份文件送达时，本年度的年报季已经结束。文件已保存，但没有采用。',
    why: '年报季结束后，报送和统计不再变动。',
    todo: ['如需补报，请联系年报发布人。'],
  },
  'under-decision': {
    title: '报告正在审核，不能替换',
    what: '上一份报告已经报送，正在审核。新上传的文件已保存，但没有采用。',
    why: '审核人看到的内容在作出决定前不能变动。',
    todo: ['如需更换，请先在报送页面“撤回报送”，再上传新文件。', '也可以等待审核结果。'],
  },
  'already-released': {
    title: '报告已经发布',
    what: '本年度报告已向社会发布。新上传的文件已保存，但没有采用。',
    why: '已发布的内容只能由发布人说明理由后更正。',
    todo: ['如发现错误，请联系年报发布人办理更正。'],
  },
  identical: {
    title: '与上一份文件完全相同',
    what: '这份文件与正在办理的那一份一字不差，识别结果也一样。',
    why: '相同的文件只在“历次上传”中记下，不取代正在办理的那一份，您已填写的内容都保留着。',
    todo: ['如果已经修改，请确认保存后选择修改过的那一份。', '没有修改时，直接在页面上继续办理即可。'],
  },
  'identical-returned': {
    title: '与被退回的文件完全相同',
    what: '这份文件与被退回的那一份一字不差。文件已保存，但没有采用，退回的情况没有变动。',
    why: '退回意见要求修改；没有改动的文件再次送审，多半还会被退回。',
    todo: [
      '请按退回意见修改原文件，保存后选择修改过的那一份。',
      '确实不需要修改的，请在上传处写明“为什么仍报送同一文件”，再上传；审核人会看到您的说明。',
    ],
  },
  'processing-failed': {
    title: '系统没有处理完这个文件',
    what: '识别过程中系统出了故障，文件已保存。',
    why: '这不是文件的问题。',
    todo: ['请重新上传一次。', ASK],
  },
  'system-busy': {
    title: '系统繁忙，还没有识别这个文件',
    what: '文件已收到并保存，但当时系统任务过多，多次尝试后仍没有轮到识别它。',
    why: '文件没有问题，不需要修改。',
    todo: ['请过半小时左右，把同一个文件重新上传一次。', ASK],
  },
};

/** Why a document was refused, as narrowly as the refusal itself can tell. */
export function refusalReason({ code, detail }: Refusal): Reason {
  return (code === 'active-content' ? activeReason(detail) : undefined) ?? refusals[code];
}

/** What the document says instead, or where in it something stands, as name and value. What else a reader notes is for the log and the terminal. */
export function refusalFact({ code, detail }: Refusal): readonly [string, string] | null {
  if (code === 'other-year') return ['文件上写的年度', `${detail} 年`];
  if (code === 'active-content') return activePlace(detail);
  if (code === 'other-agency') return ['文件上写的单位名称', detail];
  return null;
}
