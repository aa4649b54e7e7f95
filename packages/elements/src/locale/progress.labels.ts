import { progressLabels as zh } from '@congress-kit/api/messages/labels/progress.zh-CN';
import { table, type Table } from './language.ts';

export const progressLabels: Table<typeof zh> = table('labels.progress', zh);
