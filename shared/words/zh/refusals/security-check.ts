/** The scanner for malware did not pass the file, which is then never opened. Of the three ways on, one needs no file at all. */
import type { RefusalReason } from '#shared/filing/refusal.js';
import type { Reason } from '../../reason.js';
import { onlineForm } from '../form.js';
import { SAVE_AS_PDF, ASK } from './remedies.js';

export const SECURITY_CHECK = {
  'threat-found': {
    title: '文件被安全检查拦下',
    what: '病毒检查认为这个文件里可能有恶意程序，系统没有打开它，也没有读取其中的内容。',
    why: '常见原因是编制报告的电脑或 U 盘中了病毒，或者文件里带有宏、嵌入的程序；偶尔也会误报。',
    todo: [
      '请先不要再打开、转发这个文件，并告诉本单位的信息技术人员，对编制报告的电脑查毒。',
      '在查过毒的电脑上新建一份文档，把文字和数字以“只粘贴文本”的方式粘贴进去，另存为 PDF 后重新上传。',
      `报送年度报告的，也可以改用“${onlineForm.entry.title}”，不需要上传文件。`,
      '认为是误报的，请把文件名和上传时间告诉年报发布人。检查没有通过的文件，系统一律不打开。',
    ],
  },
  'scan-unsupported': {
    title: '安全检查检查不了这个文件',
    what: '病毒检查打不开这个文件，系统因此也没有打开它。',
    why: '常见原因是文件设有密码，或者压缩包里又套着多层压缩包。没有检查过的文件，系统一律不打开。',
    todo: [
      '取消密码，不要放在压缩包里。',
      SAVE_AS_PDF,
      `报送年度报告的，也可以改用“${onlineForm.entry.title}”，不需要上传文件。`,
    ],
  },
  'scan-unfinished': {
    title: '安全检查没有做完',
    what: '病毒检查没有给出结果，系统因此没有打开这个文件；文件已保存。',
    why: '这是检查服务的故障，不是文件的问题。',
    todo: [
      '请把同一个文件重新上传一次，系统会重新检查。',
      `着急报送年度报告的，可以改用“${onlineForm.entry.title}”：不上传文件，不受这项检查的影响。`,
      ASK,
    ],
  },
} as const satisfies Readonly<Partial<Record<RefusalReason, Reason>>>;
