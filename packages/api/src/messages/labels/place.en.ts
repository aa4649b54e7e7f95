import type { placeLabels as zh } from './place.zh-CN.ts';

export const placeLabels: typeof zh = {
  divisionKinds: {
    province: 'Province', prefecture: 'Prefecture', county: 'County', township: 'Township', subdistrict: 'Subdistrict', village: 'Village',
    community: 'Community', grid: 'Grid',
  },
  levels: { national: 'National', province: 'Province', prefecture: 'Prefecture', county: 'County', township: 'Township' },
  stationKinds: { home: 'Deputies’ home', station: 'Liaison station', point: 'Liaison point', room: 'Reception room', center: 'Deputies’ centre' },
  contactPolicies: { station_only: 'Meet at the station', form: 'Write online', phone: 'Call the station’s office' },
  endReasons: { term_ended: 'Term ended', resigned: 'Resigned', moved_away: 'Moved away', died: 'Died', recalled: 'Recalled', disqualified: 'Disqualified' },
};
