/** Boundaries for the made county: its townships as fields of a grid, their villages as strips of the field. */
import type { FakeServer } from '@congress-kit/sdk/testing';

type Row = Record<string, unknown>;
type Box = readonly [west: number, south: number, east: number, north: number];

const shape = ([west, south, east, north]: Box) => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });

export const boundariesOf = ({ data }: FakeServer): object => {
  const divisions = data['divisions'] as Row[];
  const townships = divisions.filter(({ kind }) => kind === 'township' || kind === 'subdistrict');
  const columns = Math.ceil(Math.sqrt(townships.length));
  const features = townships.flatMap((township, at) => {
    const [west, south] = [83 + (at % columns) * 0.1, 39 + Math.floor(at / columns) * 0.08];
    const villages = divisions.filter(({ parentId }) => parentId === township['id']);
    return [
      { type: 'Feature', id: township['id'], properties: { name: township['name'] }, geometry: shape([west, south, west + 0.1, south + 0.08]) },
      ...villages.map((village, nth) => ({
        type: 'Feature', id: village['id'], properties: { name: village['name'] },
        geometry: shape([west + (0.1 * nth) / villages.length, south, west + (0.1 * (nth + 1)) / villages.length, south + 0.08]),
      })),
    ];
  });
  return { type: 'FeatureCollection', features };
};
