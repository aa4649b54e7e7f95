import { placeLabels as zh } from '@congress-kit/api/messages/labels/place.zh-CN';
import { table, type Table } from './language.ts';

export const placeLabels: Table<typeof zh> = table('labels.place', zh);
