// The pages of the sample site tell search engines what they are, in the words that people read there: schema.org as microdata, nothing said twice.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteFolder } from '@congress-kit/server/http/site';

const pages = readdirSync(siteFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html') && !name.startsWith('configure'));
/** Text of the only tag that has this property, without the tags in it. */
const property = (page: string, name: string): string => {
  const found = [...page.matchAll(new RegExp(`<(\\w+)[^>]* itemprop="${name}"[^>]*>(.*?)</\\1>`, 'g'))];
  assert.equal(found.length, 1, `itemprop="${name}"`);
  return found[0]![2]!.replace(/<[^>]+>/g, '');
};

test('every page has a name, a description and its site', () => {
  assert.equal(pages.length, 10);
  for (const name of pages) {
    const page = readFileSync(join(siteFolder, name), 'utf8');
    const isHome = name.endsWith('index.html');
    assert.ok(page.includes(`<body itemscope itemtype="https://schema.org/${isHome ? 'WebSite' : 'WebPage'}">`), name);
    const title = /<title>(?:(.*?) · )?(.*?)<\/title>/.exec(page)!;
    if (isHome) assert.equal(property(page, 'name'), title[2], name);
    else {
      const [site, own] = [...page.matchAll(/itemprop="name">([^<]+)</g)].map(([, text]) => text);
      assert.deepEqual([own, site], [title[1], title[2]], name);
      assert.ok(/<a [^>]*itemprop="isPartOf" itemscope itemtype="https:\/\/schema\.org\/WebSite" itemid="[^"]+"><span itemprop="name">/.test(page), name);
    }
    assert.ok(property(page, 'description').length > 15, name);
  }
});
