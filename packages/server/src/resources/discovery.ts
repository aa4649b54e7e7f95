import { attachmentTypes, getDiscovery, limits, staffRoles } from '@congress-kit/api';
import { feeds } from '@congress-kit/api/feeds';
import { figuresOf } from '@congress-kit/api/rules/clock-figures';
import { languages } from '../http/language.ts';
import { route } from '../http/route.ts';
import { clocksNow } from '../store/clocks.ts';
import { readSetting } from '../store/settings.ts';
import { version } from '../version.ts';
import type { Resource } from './index.ts';

/** Feeds of many records; those about one are found beside it. */
const feedLinks = Object.fromEntries(feeds.filter(({ path }) => !path.includes('{')).map(({ id, path, formats }) => [id, `/v1${path}.${formats[0]}`]));

export const discovery: Resource = (app, ctx) => {
  const { db } = ctx.store;
  route(app, getDiscovery, async () => {
    const [sample, congress] = await Promise.all([readSetting(db, 'sample'), readSetting(db, 'congress')]);
    return {
      name: congress?.name ?? '人大代表工作公开平台',
      version,
      sample: sample ?? false,
      congress,
      languages: [...languages],
      roles: [...staffRoles],
      sunset: ctx.config.sunset,
      consent: { ...ctx.config.consent },
      limits: { ...limits },
      clocks: { ...figuresOf(clocksNow()) },
      uploads: { mediaTypes: [...attachmentTypes] },
      links: {
        openapi: '/v1/openapi.json', openapiChinese: '/v1/openapi.zh-CN.json', docs: '/v1/docs', schemas: '/v1/schemas/index.json', dataDictionary: '/v1/data-dictionary.csv',
        finderIndex: '/v1/finder-index', petitions: ctx.config.petitionsUrl, ...feedLinks,
      },
    };
  });
};
