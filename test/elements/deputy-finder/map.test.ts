import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../packages/elements/src/deputy-finder/define.ts';
import { drawingOf, matchBoundaries, shownWith } from '../../../packages/elements/src/deputy-finder/boundaries.ts';
import type { CongressDeputyFinder } from '../../../packages/elements/src/deputy-finder/congress-deputy-finder.ts';
import { PlaceTree } from '../../../packages/elements/src/deputy-finder/place-tree.ts';
import { interceptFetch, json, type Answers } from '../base/server-of-answers.ts';
import { all, clear, look, namesIn, place, ready, wordsOf } from './finder-page.ts';
import { index } from './sample-index.ts';

const square = (west: number, south: number, side = 0.1): number[][] =>
  [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
const feature = (properties: object, ...rings: number[][][]) =>
  ({ type: 'Feature', properties, geometry: rings.length === 1 ? { type: 'Polygon', coordinates: rings } : { type: 'MultiPolygon', coordinates: rings.map((ring) => [ring]) } });

/** Two townships side by side, one of two pieces; in one of them three villages in a row. */
const county = {
  type: 'FeatureCollection',
  features: [
    feature({ code: '990101001' }, square(83, 39), square(83, 39.12, 0.02)),
    feature({ name: '柳溪镇' }, square(83.1, 39)),
    { ...feature({}, square(83.1, 39, 0.03)), id: '990101.102.203' },
    feature({ adcode: 990101102204 }, square(83.13, 39, 0.03)),
    feature({ name: '空山村' }, square(83.16, 39, 0.03)),
    feature({ name: '别县的村' }, square(84, 39)),
  ],
};

describe('boundaries', () => {
  const { divisions } = index;
  const { boundaries, unknown } = matchBoundaries(county, divisions);

  it('belong to divisions by id, code or name; the others are named', () => {
    expect(Array.from(boundaries.keys(), (at) => divisions.name[at])).to.deep.equal(['禾城街道', '柳溪镇', '枣林村', '荷塘村', '空山村']);
    expect(unknown).to.deep.equal(['别县的村']);
  });

  it('are shown level by level, as far as there are some', () => {
    const tree = new PlaceTree(index);
    const names = (at: number) => shownWith(at, tree, boundaries).places.map((one) => divisions.name[one]);
    expect(names(-1)).to.deep.equal(['禾城街道', '柳溪镇']);
    expect(names(4)).to.deep.equal(['枣林村', '荷塘村', '空山村']);
    expect(names(5)).to.deep.equal(['枣林村', '荷塘村', '空山村']);
    expect(names(6)).to.deep.equal(['枣林村', '荷塘村', '空山村']);
    expect(names(1)).to.deep.equal(['禾城街道', '柳溪镇']);
  });

  it('are drawn north up, as wide as they are at their latitude', () => {
    const { width, height, areas } = drawingOf([1, 4], boundaries);
    // 0.2° of longitude at 39.07° N are as long as 0.155° of latitude; the shape is 0.14° high.
    expect(height / width).to.be.closeTo(0.14 / (0.2 * Math.cos((39.07 * Math.PI) / 180)), 0.005);
    const [west, east] = areas;
    expect(west!.middle[0]).to.be.below(east!.middle[0]);
    expect(west!.outline.match(/M/g)!.length).to.equal(2);
    expect(Math.min(...west!.outline.match(/-?\d+ (-?\d+)/g)!.map((pair) => Number(pair.split(' ')[1])))).to.equal(0);
  });

  it('that are none leave an empty map', () => {
    for (const given of [null, {}, { features: 'x' }, { features: [{ geometry: { type: 'Point', coordinates: [1, 2] } }] }, { features: [feature({ name: '柳溪镇' }, [[1, NaN]])] }]) {
      expect(matchBoundaries(given, divisions).boundaries.size).to.equal(0);
    }
  });
});

describe('the map', () => {
  let network: Answers;
  const { warn } = console;
  const warned: string[] = [];
  beforeEach(() => {
    network = interceptFetch();
    network.answer('/county.geojson', () => json(county));
    console.warn = (words: string) => { warned.push(words); };
  });
  afterEach(() => {
    console.warn = warn;
    warned.length = 0;
    network.restore();
    clear();
  });
  const opened = async (more = ''): Promise<CongressDeputyFinder> => {
    const finder = place(`map="/county.geojson" ${more}`, { data: index });
    await ready(finder, '.map-fold');
    expect(network.requests.some((url) => url.includes('county.geojson')), 'fetched before it is opened').to.equal(false);
    look(finder, '.map-fold > summary').click();
    await ready(finder, '.map');
    return finder;
  };
  const nameOf = (finder: Element, area: Element | null): string | null | undefined => area && finder.shadowRoot?.getElementById(area.getAttribute('aria-labelledby') ?? '')?.textContent;
  const areas = (finder: Element): (string | null | undefined)[] => all(finder, '.area').map((area) => nameOf(finder, area));
  const at = (finder: CongressDeputyFinder): string | null | undefined => nameOf(finder, (finder.shadowRoot as ShadowRoot).activeElement);

  it('shows places with how many serve them; one chosen lists its deputies and shows its villages', async () => {
    const finder = await opened();
    expect(areas(finder)).to.deep.equal(['禾城街道，40 位代表', '柳溪镇，4 位代表']);
    expect(warned.join()).to.contain('别县的村');
    await expect(finder).to.be.accessible();
    all(finder, '.area')[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await waitUntil(() => areas(finder).length === 3);
    expect(areas(finder)).to.deep.equal(['枣林村，3 位代表', '荷塘村，1 位代表', '空山村，0 位代表']);
    expect(namesIn(finder).length).to.equal(4);
    expect(look<HTMLSelectElement>(finder, '#township').selectedOptions[0]?.textContent).to.contain('柳溪镇');
    await expect(finder).to.be.accessible();
    look(finder, '[part="map-up"]').click();
    await waitUntil(() => areas(finder).length === 2);
    expect(all(finder, '.help').length).to.equal(1);
  });

  it('works by keyboard: one stop for Tab, arrows by direction, Enter, Escape', async () => {
    const finder = await opened();
    look(finder, '.map-fold > summary').focus();
    await sendKeys({ press: 'Tab' });
    expect(at(finder)).to.equal('禾城街道，40 位代表');
    await sendKeys({ press: 'ArrowRight' });
    expect(at(finder)).to.equal('柳溪镇，4 位代表');
    await waitUntil(() => all(finder, '.ring').length === 1);
    expect(wordsOf(look(finder, '.says'))).to.equal('柳溪镇，4 位代表');
    await sendKeys({ press: 'ArrowUp' });
    expect(at(finder)).to.equal('柳溪镇，4 位代表');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => at(finder) === '枣林村，3 位代表');
    await sendKeys({ press: 'End' });
    expect(at(finder)).to.equal('空山村，0 位代表');
    await sendKeys({ press: 'ArrowLeft' });
    expect(at(finder)).to.equal('荷塘村，1 位代表');
    await sendKeys({ press: 'Space' });
    await waitUntil(() => namesIn(finder).join() === '欧阳建国');
    expect(all(finder, '.area[aria-selected="true"]').length).to.equal(1);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => at(finder) === '柳溪镇，4 位代表');
    const stops = all(finder, '.area').filter((area) => area.getAttribute('tabindex') === '0');
    expect(stops.length).to.equal(1);
  });

  it('that cannot be read says so and leaves the rest as it is', async () => {
    network.answer('/county.geojson', () => new Response('', { status: 404 }));
    const finder = place('map="/county.geojson"', { data: index });
    await ready(finder, '.map-fold');
    look(finder, '.map-fold > summary').click();
    await ready(finder, '.map-fold [part="error"]');
    expect(all(finder, '.help').length).to.equal(1);
    network.answer('/county.geojson', () => json(county));
    look(finder, '.map-fold [part="error"] .button').click();
    await ready(finder, '.map');
  });
});
