import { suggestionLabels as zh } from '@congress-kit/api/messages/labels/suggestion.zh-CN';
import { table, type Table } from './language.ts';

export const suggestionLabels: Table<typeof zh> = table('labels.suggestion', zh);
