import type { ResourceProse } from './prose.ts';
import { limits } from '../limits.ts';
import { photo, uploaded } from './samples.ts';

const megabytes = limits.attachmentBytes / 1_048_576;

export const attachments: ResourceProse = {
  tag: { name: 'attachments', zh: '附件', description: 'Pictures and papers that go with a suggestion, or with a step of whoever handles it. Upload each file by itself, then name it in the suggestion or the move. Who may read a file is decided by the suggestion or the step.', descriptionZh: '随意见提交、或者随办理步骤留存的照片和文件。先单独上传，再在意见或步骤里写明；谁能看，由意见或步骤决定。' },
  operations: {
    uploadAttachment: {
      summary: 'Upload a file', summaryZh: '上传照片或文件',
      description: `The body is the file as it is, at most ${megabytes} MB; what it is, is told by its first bytes, and \`Content-Type\` has to agree. Pictures are written anew, so that place, time and camera are gone from them; a PDF is kept as it is. A 201 means that the file is on disk. Name its \`id\` in a suggestion, a supplement or a move within ${limits.attachmentHours} hours, or it is deleted.`,
      descriptionZh: `请求体就是文件本身，最多 ${megabytes} MB；按文件开头的字节认类型。照片会重新保存，拍摄地点、时间和机型都会去掉；PDF 原样保存。${limits.attachmentHours} 小时内没有随意见或办理步骤提交的，自动删除。`,
      example: { response: uploaded },
    },
    getAttachment: {
      summary: 'Download a file', summaryZh: '下载照片或文件',
      description: 'Files of published suggestions and of steps that everybody is shown are open to all. For the others use the `url` of the receipt or of the staff’s record: it carries a ticket for this one file, good for an hour, and its answer is `no-store`. Always sent as a download (`Content-Disposition: attachment`), never shown inside the site.',
      descriptionZh: '已经公开的意见，附件人人可以下载，给公众看的步骤的佐证材料也是；没有公开的，要用回执或工作人员记录里的 url，里面带着一小时内有效的凭据。总是作为下载发送，不在网页里直接打开。',
      example: { params: { id: photo.id }, response: undefined },
    },
  },
};
