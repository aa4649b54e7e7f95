import type { FieldTable } from './field.ts';

/** Pictures and papers that go with a suggestion or a step. */
export const attachments: FieldTable = {
  Attachment: ['附件', '随意见提交、或者随办理步骤留存的照片或文件。', 'A picture or paper that goes with a suggestion 附件 or with a step 佐证.'],
  AttachmentNaming: ['写明的附件', '先前上传的一个文件。', 'A file that was uploaded before.'],
  AttachmentNamings: ['写明的各个附件', '按显示的先后。', 'Files that were uploaded before, in the order they are shown.'],
  UploadedFile: ['上传好的文件', '已经存好，等着随意见或办理步骤提交。', 'A file that is stored and waits to be named by a suggestion or a move.'],

  'AttachmentNaming.id': ['编号', '上传时得到的编号。', 'Id that the upload was answered with.'],
  'AttachmentNaming.name': ['文件名', '', 'What the file is called.'],
  'Attachment.name': ['文件名', '去掉了有害的字符，后缀与实际类型一致。', 'What the file is called. Made harmless, with the ending that fits its type.'],
  'Attachment.mediaType': ['文件类型', '保存下来的类型。', 'What the file is, as it is kept.'],
  'UploadedFile.mediaType': ['文件类型', '保存下来的类型。', 'What the file is, as it is kept.'],
  'Attachment.bytes': ['字节数', '保存下来的大小。', 'Size of the file as it is kept.'],
  'UploadedFile.bytes': ['字节数', '保存下来的大小。', 'Size of the file as it is kept.'],
  'Attachment.sha256': ['校验值', '保存下来的内容的 SHA-256，十六进制。', 'SHA-256 of the bytes as they are kept, in hexadecimal.'],
  'UploadedFile.sha256': ['校验值', '保存下来的内容的 SHA-256，十六进制。', 'SHA-256 of the bytes as they are kept, in hexadecimal.'],
  width: ['宽度', '图片转正以后的像素数。', 'Width of a picture in pixels, upright.'],
  height: ['高度', '图片转正以后的像素数。', 'Height of a picture in pixels, upright.'],
  'Attachment.url': ['下载地址', '以 `/` 开头的接在接口地址后面。给持回执的人和工作人员的带有凭据，一小时内有效。', 'Where to get the file: below the API’s address when it begins with `/`. For holders and staff it carries a ticket that is good for an hour.'],
  keptUntil: ['保留到', '到这时还没有随意见或办理步骤提交，就删除。', 'When the file is deleted unless a suggestion or a move has named it.'],
  uploads: ['可以上传什么', '不能上传时没有。', 'What may be uploaded; absent when nothing may.'],
  mediaTypes: ['可以上传的类型', '', 'Media types of the files that are taken.'],
  'getAttachment.ticket': ['下载凭据', '在回执或工作人员记录的 `url` 里。', 'From the `url` of a receipt or a staff record.'],
};
