import { attachmentLabels as zh } from '@congress-kit/api/messages/labels/attachment.zh-CN';
import { table, type Table } from './language.ts';

export const attachmentLabels: Table<typeof zh> = table('labels.attachment', zh);
