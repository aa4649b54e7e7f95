import type { ResourceProse } from './prose.ts';
import { readAt, station, township } from './samples.ts';

export const stations: ResourceProse = {
  tag: {
    name: 'stations', zh: '代表家站', description: 'Where deputies receive residents, when, and how to get in.',
    descriptionZh: '代表在哪里、什么时候接待群众，怎么进门。',
  },
  operations: {
    listStations: {
      summary: 'List stations', summaryZh: '查代表家站',
      description: 'With `division`, the stations that serve that place or a place inside it. Where nothing is written like `q`, names that are said alike are found.', descriptionZh: '按地方查服务那里（包括下级）的家站。名称的字写错了、音对，也能找到。',
      example: { query: { division: township.id }, response: { items: [station], total: 1, asOf: readAt } },
    },
    getStation: {
      summary: 'Read one station', summaryZh: '看一个代表家站',
      description: 'Address, hours and reception days. A position names its datum: GCJ-02 lies some hundred metres beside WGS-84, so convert before drawing it on another map.',
      descriptionZh: '地址、开放时间和接待日。坐标写明坐标系，放到别的地图上要先换算。',
      example: { params: { id: station.id }, response: station },
    },
  },
};
