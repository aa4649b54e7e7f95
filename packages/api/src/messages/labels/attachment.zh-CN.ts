/** For whoever shows files. */
export const attachmentLabels = {
  attachmentTypes: { 'image/jpeg': '照片', 'image/png': '图片', 'image/webp': '图片', 'application/pdf': 'PDF 文件' },
};
