/** Counties with very few places, or very many. */
import type { FakeServer } from '@congress-kit/sdk/testing';

/** One township and nothing in it. */
export const onePlace = ({ data }: FakeServer): void => {
  const [township] = data['divisions']!.filter(({ kind }) => kind === 'township');
  data['divisions'] = [township!];
};

export const tenThousandPlaces = ({ data }: FakeServer): void => {
  const made = data['divisions']!.filter(({ kind }) => kind === 'village');
  data['divisions']!.push(...Array.from({ length: 10_000 }, (_, at) => ({ ...made[at % made.length]!, id: `990101.many.${at}`, name: `${String(made[at % made.length]!['name'])}（${at}）` })));
};
