import { recordLabels as zh } from '@congress-kit/api/messages/labels/record.zh-CN';
import { table, type Table } from '../locale/language.ts';

/** The API's own words for steps, answers and ratings: shown with a record, and not before. */
export const recordLabels: Table<typeof zh> = table('labels.record', zh);
