/** Writes the spreadsheets and the map of 青禾县, an invented county. See README.md; columns in FORMAT.md. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activities, activitySheets } from './generate/activities.ts';
import { ballots, ballotSheets } from './generate/ballots.ts';
import { bodies, bodySheets } from './generate/bodies.ts';
import { boundaries, writeBoundaries } from './generate/boundaries.ts';
import { caseSheets } from './generate/case-sheets.ts';
import { cases } from './generate/cases.ts';
import { consultations, consultationSheets } from './generate/consultations.ts';
import { deputies, deputySheets } from './generate/deputies.ts';
import { disclosures, disclosureSheets } from './generate/disclosures.ts';
import { divisionSheet, divisions } from './generate/divisions.ts';
import { evaluationHeadings, evaluationRows, evaluations, projectEvaluations } from './generate/evaluations.ts';
import { eventHeadings, eventRows, events } from './generate/events.ts';
import { groupHeadings, groupRows, groups } from './generate/groups.ts';
import { projects, projectSheets } from './generate/projects.ts';
import { qaSessions, qaSheets } from './generate/qa-sessions.ts';
import { solicitations, solicitationSheets } from './generate/solicitations.ts';
import { stationHeadings, stationRows, stations } from './generate/stations.ts';
import { statisticHeadings, statisticRows, statistics } from './generate/statistics.ts';
import { suggestionHeadings, suggestionRows, suggestions } from './generate/suggestions.ts';
import { writeCsv, writeWorkbook } from './generate/write.ts';

export async function writeSampleCounty(folder: string): Promise<void> {
  const places = divisions();
  const organs = bodies(places);
  const homes = stations(places);
  const circles = groups(organs);
  const people = deputies(places, organs, homes, circles);
  const matters = cases(places, organs, people);
  const letters = suggestions(places, people, homes, matters);
  const held = ballots(places, organs, people, letters);
  const works = projects(places, organs, people, held);
  const rated = evaluations(organs, matters);

  await writeWorkbook(folder, '行政区划.xlsx', [divisionSheet(places)]);
  writeBoundaries(folder, '行政区划边界.geojson', boundaries(places));
  await writeWorkbook(folder, '届次会议.xlsx', bodySheets(organs));
  await writeWorkbook(folder, '代表名册.xlsx', deputySheets(people));
  writeCsv(folder, '代表家站.csv', { headings: stationHeadings, rows: stationRows(homes, (home) => people.filter(({ station }) => station === home).map(({ name }) => name)) }, 'gb18030');
  writeCsv(folder, '代表小组.csv', { headings: groupHeadings, rows: groupRows(circles) }, 'utf8-bom');
  await writeWorkbook(folder, '票决结果.xlsx', ballotSheets(held));
  await writeWorkbook(folder, '建议办理.xlsx', caseSheets(matters));
  writeCsv(folder, '群众意见.csv', { headings: suggestionHeadings, rows: suggestionRows(letters) }, 'utf8');
  writeCsv(folder, '满意度测评.csv', { headings: evaluationHeadings, rows: evaluationRows([...rated, ...projectEvaluations(organs, works, rated.length)]) }, 'gb18030');
  await writeWorkbook(folder, '项目实施.xlsx', projectSheets(works));
  await writeWorkbook(folder, '依法公开.xlsx', disclosureSheets(disclosures(organs)));
  writeCsv(folder, '会议活动.csv', { headings: eventHeadings, rows: eventRows(events(organs)) }, 'utf8-bom');
  await writeWorkbook(folder, '履职活动.xlsx', activitySheets(activities(people, homes)));
  writeCsv(folder, '统计数据.csv', { headings: statisticHeadings, rows: statisticRows(statistics()) }, 'utf8-bom');
  await writeWorkbook(folder, '征求意见.xlsx', consultationSheets(consultations(), organs));
  await writeWorkbook(folder, '议题征集.xlsx', solicitationSheets(solicitations(places), organs));
  await writeWorkbook(folder, '群众问政.xlsx', qaSheets(qaSessions(places, organs, matters), organs));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await writeSampleCounty(process.argv[2] ? resolve(process.argv[2]) : fileURLToPath(new URL('.', import.meta.url)));
}
