import type { attachmentLabels as zh } from './attachment.zh-CN.ts';

export const attachmentLabels: typeof zh = {
  attachmentTypes: { 'image/jpeg': 'Photo', 'image/png': 'Picture', 'image/webp': 'Picture', 'application/pdf': 'PDF' },
};
