/** Steps that mend more than one kind of refusal. */
export const SAVE_AS_PDF = '在 WPS 或 Word 中打开原文件，选择“另存为”或“导出为 PDF”，再上传导出的 PDF。';
export const ASK = '如反复出现，请把文件名和上传时间告诉年报发布人。';
