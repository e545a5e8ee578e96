// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test aggregation-service/src/test/js/
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verdictName } from '../../main/resources/static/js/page/figures.js';
import { nameOwners, ownerName } from '../../main/resources/static/js/page/owners.js';
import { cityOf, linkTo, quartersOf, readPlace, searchOf } from '../../main/resources/static/js/page/address.js';
import { worriesOf } from '../../main/resources/static/js/quarter/attention.js';
import { basisOf, heatOf } from '../../main/resources/static/js/wards/heat.js';
import { asPublished, movedSince } from '../../main/resources/static/js/indicator/facts.js';
import { ranksOf, sorted } from '../../main/resources/static/js/indicator/ranking.js';
import { keepFresh } from '../../main/resources/static/js/service/live.js';
import { CurrentTotals } from '../../main/resources/static/js/service/totals.js';
import { finds, plain } from '../../main/resources/static/js/text/search.js';
import { wordFor, words } from '../../main/resources/static/js/text/words.js';

const STATIC = join(dirname(fileURLToPath(import.meta.url)), '../../main/resources/static');
const SHARED = join(STATIC, '../../../../../service-support/src/main/resources');

const CATALOG = {
  clusters: [{ id: 'center' }],
  units: [{ id: 'nam-ngan' }],
  indicators: [{ code: 'LAND', group: { vi: 'Đất đai' } }],
  quarters: ['2021-Q1', '2022-Q1'],
  currentQuarter: '2022-Q1',
};
const USUAL = {
  city: null, view: 'quarter', quarter: '2022-Q1', scope: 'city', indicator: '', lang: 'vi', show: null, q: '', group: '', incomplete: false,
  by: 'unit', sort: 'value', measure: 'best', units: [], step: 0,
};

test('has every word in both languages', () => {
  const shapeOf = (value) => (typeof value === 'object' ? Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]) : typeof value);
  assert.deepEqual(shapeOf(words('en')), shapeOf(words('vi')));
});

test('shows a code that it has no word for', () => {
  assert.equal(wordFor(words('vi').owners, 'CITY'), 'Thành phố giao');
  assert.equal(wordFor(words('vi').owners, 'BOARD'), 'BOARD');
  assert.equal(wordFor(words('vi').owners, 'constructor'), 'constructor');
});

test('reads an address that it wrote', () => {
  const place = { ...USUAL, quarter: '2021-Q1', scope: 'unit:nam-ngan', lang: 'en', show: 'behind' };
  assert.equal(searchOf(place), '?quarter=2021-Q1&scope=unit:nam-ngan&lang=en&show=behind');
  assert.deepEqual(readPlace(searchOf(place), CATALOG), place);
  const deep = {
    ...USUAL, view: 'indicator', indicator: 'LAND', q: 'a & b <c>', group: 'Đất đai', incomplete: true, by: 'cluster', sort: 'growth',
  };
  assert.deepEqual(readPlace(searchOf(deep), CATALOG), deep);
});

test('leaves filters behind when it leads elsewhere', () => {
  assert.equal(linkTo({ ...USUAL, q: 'x', show: 'behind' }, { scope: 'cluster:center' }), '?quarter=2022-Q1&scope=cluster:center&lang=vi');
});

test('names the city in every address where there are several', () => {
  const several = { ...CATALOG, city: { id: 'hue' }, cities: [{ id: 'hue' }, { id: 'thanh-hoa' }] };
  const place = readPlace('?scope=unit:nam-ngan', several);
  assert.equal(place.city, 'hue');
  assert.equal(searchOf(place), '?city=hue&quarter=2022-Q1&scope=unit:nam-ngan&lang=vi');
  assert.equal(linkTo(place, { scope: 'city' }), '?city=hue&quarter=2022-Q1&scope=city&lang=vi');
  assert.equal(readPlace('?city=hue', { ...several, cities: [{ id: 'hue' }] }).city, null);
  assert.equal(cityOf('?lang=vi&city=hue'), 'hue');
});

test('opens the indicator, quarter and scope that a mail links to', () => {
  const linked = readPlace('?scope=unit:nam-ngan&indicator=LAND&quarter=2021-Q1', CATALOG);
  assert.deepEqual(linked, { ...USUAL, view: 'indicator', indicator: 'LAND', quarter: '2021-Q1', scope: 'unit:nam-ngan' });
});

test('says in the name of a cell what the cell shows', () => {
  for (const lang of ['vi', 'en']) {
    assert.ok(words(lang).reports.cell('Nam Ngạn', 'LAND', 'late', 1, 3, null).includes('1/3'), lang);
  }
});

test('calls too much of what should stay low over the limit and not slow', () => {
  for (const lang of ['vi', 'en']) {
    const text = words(lang);
    assert.equal(verdictName('BEHIND', 'LOWER', { text }), { vi: 'Vượt mức', en: 'Over the limit' }[lang]);
    assert.equal(verdictName('BEHIND', 'HIGHER', { text }), text.verdicts.BEHIND);
    assert.equal(verdictName('NOT_JUDGED', 'LOWER', { text }), text.verdicts.NOT_JUDGED);
  }
});

test('says in points how a percentage moved since its deadline', () => {
  const moved = { growthAsPublishedPercent: '0.5', closing: { value: '90.5', movedPercent: '1.5' } };
  for (const [lang, points, percent] of [['vi', ' điểm phần trăm', '%'], ['en', ' percentage points', '%']]) {
    const view = { lang, text: words(lang) };
    const sizes = (unit) => [asPublished({ ...moved, growthUnit: unit }, view), movedSince({ ...moved, growthUnit: unit }, view)];
    const [half, more] = { vi: ['0,5', '1,5'], en: ['0.5', '1.5'] }[lang];
    sizes('PERCENTAGE_POINTS').forEach((said, index) => assert.ok(said.includes([half, more][index] + points), said));
    sizes('PERCENT').forEach((said, index) => assert.ok(said.includes([half, more][index] + percent), said));
    assert.equal(asPublished({ growthAsPublishedPercent: null, growthUnit: 'PERCENT' }, view), null);
    assert.equal(movedSince({ closing: null, growthUnit: 'PERCENT' }, view), null);
  }
});

test('calls owners by the name of the catalog', () => {
  nameOwners([{ id: 'COUNCIL', name: { vi: 'hội đồng nhân dân', en: 'the council' } }]);
  assert.equal(ownerName('COUNCIL', { lang: 'vi', text: words('vi') }), 'Hội đồng nhân dân giao');
  assert.equal(ownerName('COUNCIL', { lang: 'en', text: words('en') }), 'Set by the council');
  assert.equal(ownerName('PROVINCE', { lang: 'vi', text: words('vi') }), 'Tỉnh giao');
});

test('does not look into an indicator that there is not', () => {
  assert.equal(readPlace('?view=indicator&indicator=constructor', CATALOG).view, 'quarter');
});

test('opens at the scope of a unit that sees only its own', () => {
  const own = { ...CATALOG, scopes: ['unit:nam-ngan'] };
  assert.equal(readPlace('?scope=cluster:center', own).scope, 'unit:nam-ngan');
  assert.equal(readPlace('', { ...CATALOG, scopes: null }).scope, 'city');
});

test('finds words without their marks and in any order', () => {
  assert.equal(plain('Đường NGÂN sách'), 'duong ngan sach');
  assert.equal(finds('ngan sach', ['Thu ngân sách nhà nước']), true);
  assert.equal(finds('sách THU', ['Thu ngân sách nhà nước']), true);
  assert.equal(finds('', ['whatever']), true);
  assert.equal(finds('ngan hang', ['Thu ngân sách nhà nước']), false);
});

test('puts the worst first and what lacks reports last', () => {
  const one = (indicator, complete, ...verdicts) => ({ indicator, trust: { complete }, attainments: verdicts.map((verdict) => ({ verdict })) });
  const worries = worriesOf([one('A', false, 'AT_RISK'), one('B', true, 'AHEAD', 'SEVERELY_BEHIND'), one('C', true, 'BEHIND')]);
  assert.deepEqual(worries.map(({ total: { indicator }, attainment }) => [indicator, attainment?.verdict ?? null]),
    [['B', 'SEVERELY_BEHIND'], ['C', 'BEHIND'], ['A', 'AT_RISK'], ['A', null]]);
});

test('does not call for attention to what is not due yet', () => {
  const one = (indicator, complete, ...verdicts) => ({ indicator, trust: { complete }, attainments: verdicts.map((verdict) => ({ verdict })) });
  const worries = worriesOf([one('A', false, 'NOT_JUDGED'), one('B', false), one('C', true, 'BEHIND')], new Set(['A', 'C']));
  assert.deepEqual(worries.map(({ total: { indicator }, attainment }) => [indicator, attainment?.verdict ?? null]),
    [['C', 'BEHIND'], ['B', null]]);
});

test('opens on the newest quarter with figures and lets the running one be chosen', () => {
  const running = { ...CATALOG, runningQuarter: '2022-Q2' };
  assert.equal(readPlace('', running).quarter, '2022-Q1');
  assert.equal(readPlace('?quarter=2022-Q2', running).quarter, '2022-Q2');
  assert.deepEqual(quartersOf(running), ['2021-Q1', '2022-Q1', '2022-Q2']);
});

test('keeps what is compared, colored and looked at in a meeting in the address', () => {
  const several = { ...CATALOG, units: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id })) };
  const place = readPlace('?view=compare&units=a,b,x,b,c,d,e,f&measure=rank&step=3', several);
  assert.deepEqual(place.units, ['a', 'b', 'c', 'd', 'e']);
  assert.equal(searchOf(place), '?view=compare&quarter=2022-Q1&scope=city&lang=vi&measure=rank&units=a,b,c,d,e&step=3');
  assert.deepEqual(readPlace(searchOf(place), several), place);
  assert.equal(readPlace('?step=-4', several).step, 0);
});

test('gives one unit a page of its own in place of the map of all', () => {
  assert.equal(readPlace('?view=wards&scope=unit:nam-ngan', CATALOG).view, 'unit');
  assert.equal(readPlace('?view=compare&scope=unit:nam-ngan', CATALOG).view, 'unit');
  assert.equal(readPlace('?view=unit&scope=city', CATALOG).view, 'quarter');
});

test('colors a cell by target, growth or rank, and says it in a sign and a text', () => {
  const text = words('vi');
  const context = { lang: 'vi', text };
  const cell = { value: '7', growthPercent: '-12.5', growthUnit: 'PERCENT', verdict: 'BEHIND', sharePercent: '18.25', rank: 30, ranked: 30 };
  const heat = (basis, direction, changes = {}) => heatOf({ ...cell, ...changes }, basis, { direction }, context);
  assert.deepEqual([heat('target', 'HIGHER').standing, heat('target', 'HIGHER').text], ['behind', '18,2%']);
  assert.deepEqual([heat('growth', 'HIGHER').standing, heat('growth', 'HIGHER').text], ['behind', '−12,5%']);
  assert.equal(heat('growth', 'LOWER').standing, 'ahead', 'a fall of what should be low');
  assert.equal(heat('growth', 'NEUTRAL').standing, 'unjudged');
  assert.deepEqual([heat('rank', 'HIGHER').standing, heat('rank', 'HIGHER').text], ['behind', '30/30']);
  assert.equal(heat('rank', 'HIGHER', { rank: 1 }).standing, 'ahead');
  assert.deepEqual([heat('target', 'HIGHER', { value: null }).standing, heat('growth', 'HIGHER', { value: null }).text], ['none', '–']);
  for (const basis of ['target', 'growth', 'rank']) assert.notEqual(heat(basis, 'HIGHER').outline, null, basis);
  assert.deepEqual(heat('value', 'NEUTRAL'), { standing: 'unjudged', outline: null, text: '7' });
  assert.equal(basisOf('rank', [], 'NEUTRAL'), 'value');
  assert.equal(basisOf('best', [{ verdict: 'NOT_JUDGED', growthPercent: null }]), 'rank');
  assert.equal(basisOf('best', [{ verdict: null, growthPercent: '1' }]), 'growth');
  assert.equal(basisOf('best', [{ verdict: 'AHEAD', growthPercent: '1' }]), 'target');
});

test('ranks by exact value, what is not known last, ties by name', () => {
  const view = { unitNames: new Map([['b', 'Ba Đình'], ['d', 'Điện Biên']]), catalog: CATALOG, lang: 'vi' };
  const one = (id, value, growthPercent = null) => ({ scope: `unit:${id}`, value, growthPercent });
  const totals = [one('d', '9'), one('x', null), one('b', '10', '1.5')];
  const order = (by) => sorted(totals, by, view).map(({ scope }) => scope.slice(-1)).join('');
  assert.equal(order('value'), 'bdx');
  assert.equal(order('growth'), 'bdx');
  assert.equal(order('name'), 'bdx');
});

test('has one place for a ward, among whole figures of its kind', () => {
  const units = [...'abcdx'].map((id) => ({ id, kind: 'WARD' })).concat({ id: 't', kind: 'VERTICAL' });
  const row = (id, value, complete = true) => ({ scope: `unit:${id}`, value, trust: { complete } });
  const rows = [row('t', '900'), row('a', '10'), row('b', '9'), row('c', '10'), row('d', '50', false), row('x', null)];
  const ranks = (direction, scope = 'city', of = rows) => Object.fromEntries(ranksOf(of, { indicator: { direction }, catalog: { units }, place: { scope } }));
  assert.deepEqual(ranks('HIGHER'), { 'unit:t': '1/1', 'unit:a': '1/3', 'unit:b': '3/3', 'unit:c': '1/3' });
  assert.deepEqual(ranks('LOWER'), { 'unit:t': '1/1', 'unit:a': '2/3', 'unit:b': '1/3', 'unit:c': '2/3' });
  assert.deepEqual(ranks('NEUTRAL'), {});
  assert.deepEqual(ranks('HIGHER', 'cluster:center'), {});
  assert.deepEqual(ranks('HIGHER', 'city', [...rows, row('gone', '1')]), {}, 'of a quarter of other wards');
});

test('asks again for what a deadline changes', async ({ mock }) => {
  mock.timers.enable({ apis: ['setInterval'] });
  const answers = [() => Promise.resolve('overdue'), () => Promise.reject(new Error('away')), () => Promise.resolve('settled')];
  const taken = [];
  const stop = keepFresh(() => answers.shift()(), (loaded) => taken.push(loaded), 1000);
  for (let i = 0; i < 3; i++) {
    mock.timers.tick(1000);
    await new Promise(setImmediate);
  }
  assert.deepEqual(taken, ['overdue', 'settled']);
  stop();
  mock.timers.tick(1000);
  assert.equal(answers.length, 0);
  assert.match(readFileSync(join(STATIC, 'js/main.js'), 'utf8'), /keepFresh\(loadCatalog/);
});

test('preloads every module that the first view needs, and no other', () => {
  const page = readFileSync(join(STATIC, '../templates/dashboard.html'), 'utf8');
  const preloaded = [...page.matchAll(/modulepreload" href="([^"]+)"/g)].map(([, href]) => href).sort();
  const needed = new Set();
  const follow = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    const isShared = relative(STATIC, file).startsWith('shell/');
    const source = readFileSync(isShared ? join(SHARED, relative(STATIC, file)) : file, 'utf8');
    for (const [, from] of source.matchAll(/^(?:import|export)[^;]*? from '([^']+)';/gms)) follow(join(dirname(file), from));
  };
  follow(join(STATIC, 'js/main.js'));
  follow(join(STATIC, 'js/quarter/view.js'));
  assert.deepEqual(preloaded, [...needed].map((file) => relative(STATIC, file)).sort());
});

test('never makes HTML of strings', () => {
  const files = readdirSync(join(STATIC, 'js'), { recursive: true }).filter((name) => name.endsWith('.js'));
  assert.ok(files.length > 20);
  for (const file of files) {
    const source = readFileSync(join(STATIC, 'js', file), 'utf8');
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|setAttribute\('style'/, file);
  }
});

test('falls back to the usual where the address asks for what does not exist', () => {
  assert.deepEqual(readPlace('', CATALOG), USUAL);
  assert.deepEqual(readPlace('?quarter=1999-Q9&scope=unit:nowhere&lang=xx&show=everything', CATALOG), USUAL);
});

const total = (indicator, revision) => ({ indicator, revision });
const answer = () => {
  const pending = {};
  pending.promise = new Promise((resolve, reject) => Object.assign(pending, { resolve, reject }));
  return pending;
};

test('lays a change over an older answer that it crossed on the way', async () => {
  const totals = new CurrentTotals();
  const late = answer();
  const loading = totals.load(late.promise);
  totals.change(total('A', 5));
  totals.change(total('B', 1));
  late.resolve([total('A', 4), total('B', 2)]);
  await loading;
  assert.deepEqual(totals.all(), [total('A', 5), total('B', 2)]);
});

test('takes later changes as they come, even after a rebuild that counts from one', async () => {
  const totals = new CurrentTotals();
  await totals.load(Promise.resolve([total('A', 9)]));
  totals.change(total('A', 1));
  assert.deepEqual(totals.all(), [total('A', 1)]);
});

test('keeps what it has when an answer fails', async () => {
  const totals = new CurrentTotals();
  await totals.load(Promise.resolve([total('A', 1)]));
  await assert.rejects(totals.load(Promise.reject(new Error('refused'))));
  assert.deepEqual(totals.all(), [total('A', 1)]);
  assert.equal(totals.loaded, true);
});
