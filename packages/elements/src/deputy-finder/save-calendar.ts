import { saveFile } from '../base/save-file.ts';
import { stationCalendar } from './station-calendar.ts';
import type { StationFacts } from './station-facts.ts';

/** A station's reception days as a file. */
export const saveCalendar = (station: StationFacts): void =>
  saveFile(`${station.name}.ics`, new Blob([stationCalendar(station)], { type: 'text/calendar;charset=utf-8' }));
