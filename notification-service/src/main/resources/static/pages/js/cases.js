/** Alerts: the list, and one with its figures, its history, its mails, and the forms to answer it. */

import { actions, notes, ownSilences, silenceOf } from './actions.js';
import { all, ask, want } from './api.js';
import { el, facts, field, select, table } from './dom.js';
import { daysLeft, fallsOf, isAbout, severityOf, sorted, SORTS } from './falls.js';
import { dashboardLink, questionLink } from './figure-links.js';
import { filters } from './filters.js';
import { day, decimal, due, percent, time } from './format.js';
import { mailTable } from './mails.js';
import {
  happenedName, indicatorName, indicatorOptions, isLimit, isOfUnits, ownerName, personName, ruleName, scopeName, scopeOptions, spanName, stateName,
} from './texts.js';
import { requestForm } from './request-form.js';

const ORDER = ['ESCALATED', 'OPEN', 'EXPLAINED', 'RECOVERING', 'PENDING', 'CLOSED_UNRESOLVED', 'RESOLVED'];
const OPEN = new Set(ORDER.slice(0, 5));

export const badge = (state, text) => el('span', { class: `state ${state}` }, text);

export async function showCases(page) {
  const { w, query } = page;
  const state = query.get('state') ?? 'open';
  const search = query.get('q') ?? '';
  const sort = query.get('sort') ?? 'pressing';
  const filter = { indicator: query.get('indicator') ?? '', scope: query.get('scope') ?? '' };
  if (state in w.states) filter.state = state;
  const [{ entries, more }, silences] = await Promise.all([all('api/v1/cases', filter, 'cases'), ownSilences(page)]);
  const found = fallsOf(entries.filter((one) => state !== 'open' || OPEN.has(one.state))).filter((fall) => isAbout(fall, search, page));
  const shown = sorted(found, sort, page);
  const states = [['open', w.openOnly], ['all', w.all], ...ORDER.map((one) => [one, w.states[one]])];
  return [
    el('h1', {}, w.cases),
    filters(page, 'cases',
      field('q', w.searchCases, el('input', { name: 'q', type: 'search', value: search, maxlength: 100 })),
      field('state', w.state, select('state', states, state)),
      field('indicator', w.indicator, select('indicator', indicatorOptions(page), filter.indicator)),
      field('scope', w.scope, select('scope', scopeOptions(page), filter.scope)),
      field('sort', w.sort, select('sort', SORTS.map((one) => [one, w.sorts[one]]), sort))),
    el('p', { class: 'count' }, shown.length === 0 ? w.empty : w.shown(shown.length), more ? ` ${w.tooMany}` : null),
    shown.length === 0 ? el('p') : table(w.cases,
      [w.indicator, w.scope, w.period, w.state, w.severity, w.share, w.expected, w.due, w.toDo],
      shown.map((fall) => row(fall, silences, page))),
  ];
}

/** One fall is one row: the other cases of the figure stand in it, each with its own link. */
function row({ first, rest, worst }, silences, page) {
  const { w } = page;
  const cases = [first, ...rest];
  const silence = silenceOf(cases, silences);
  const link = (one, text) => el('a', { href: page.href({ view: 'cases', id: one.id }) }, text);
  const kind = (one) => `${ruleName(one, page)} · ${ownerName(one.owner, page)}`;
  const left = daysLeft(first, page);
  return [
    el('span', {}, link(first, indicatorName(first.indicator, page)), el('span', { class: 'small' }, kind(first)),
      ...rest.map((one) => el('span', { class: 'small' }, link(one, kind(one)), ` (${stateName(one, page)})`))),
    scopeName(first.scope, page),
    spanName(first.period, first.window, page),
    el('span', {}, badge(first.state, stateName(first, page)), ...notes(cases, silence, page).map((text) => el('span', { class: 'small noted' }, text))),
    w.severities[severityOf(worst)] ?? severityOf(worst),
    percent(first.figures.attainment.sharePercent, w.code),
    expectedShare(first, w),
    el('span', {}, due(first.dueAt, w, page.names.zone), left === null || !OPEN.has(first.state) ? null : el('span', { class: 'small' }, ` · ${w.daysLeft(left)}`)),
    actions(cases, silence, page, true) ?? '',
  ];
}

/** Returns what is expected; of a limit, what it may be at most. */
function expectedShare(one, w) {
  const share = percent(one.figures.attainment.expectedPercent, w.code);
  return isLimit(one) ? w.atMost(share) : share;
}

export async function showCase(page) {
  const { w, query, who } = page;
  const id = query.get('id');
  const sees = !isOfUnits(who);
  const [one, mails, silences] = await Promise.all([
    ask(`api/v1/cases/${id.split('/').map(encodeURIComponent).join('/')}`),
    sees ? all('api/v1/mails', { case: id }, 'mails') : { entries: [] },
    ownSilences(page),
  ]);
  const figure = { ...one, quarter: one.period };
  const silence = silenceOf([one], silences);
  const open = OPEN.has(one.state) && one.state !== 'PENDING';
  const answers = who.rights.includes('ANSWER') && open;
  const explains = open && one.state !== 'EXPLAINED' && (answers || who.rights.includes('EXPLAIN_OWN'));
  return [
    el('p', {}, el('a', { href: page.href({ view: 'cases' }) }, `← ${w.back}`)),
    el('h1', {}, indicatorName(one.indicator, page)),
    el('p', { class: 'subtitle' }, `${scopeName(one.scope, page)} · ${spanName(one.period, one.window, page)} · ${ruleName(one, page)} · ${ownerName(one.owner, page)}`),
    el('p', {}, badge(one.state, stateName(one, page)), ' ', dashboardLink(figure, page), ' ', questionLink(figure, page)),
    el('p', {}, ...notes([one], silence, page).map((text) => el('span', { class: 'small noted' }, text))),
    actions([one], silence, page, false) ?? el('p'),
    el('div', { class: 'columns' },
      el('section', {}, el('h2', {}, w.figures), figures(one, page)),
      el('section', {}, el('h2', {}, w.history), el('ol', { class: 'timeline', reversed: true }, ...[...one.history].reverse().map((entry) => el('li', {},
        el('span', { class: 'small' }, `${time(entry.at, w.code, page.names.zone)} · ${w.episode} ${entry.episode} · ${w.revision} ${entry.revision}`),
        happenedName(entry.what, one, page)))))),
    given(one, page),
    answers || explains
      ? el('section', { class: 'request-forms' }, explains ? explain(one, page) : null, answers ? acknowledge(one, page) : null) : el('p'),
    sees ? el('section', {}, el('h2', {}, w.mailsOfCase), mails.entries.length === 0 ? el('p', {}, w.empty) : mailTable(mails.entries, page)) : el('p'),
    who.rights.includes('SILENCE') && OPEN.has(one.state)
      ? el('p', {}, el('a', { href: page.href({ view: 'silences', case: one.id }) }, w.newSilence)) : el('p'),
    el('p', { class: 'small' }, one.id),
  ];
}

function figures(one, page) {
  const { w, names } = page;
  const measure = names.measures[one.indicator]?.[w.code] ?? '';
  const amount = (text) => (text === null ? null : `${decimal(text, w.code)} ${measure}`.trim());
  const { attainment, lowerIsBetter } = one.figures;
  return facts([
    [w.reached, amount(one.figures.cumulative)],
    [one.window === null ? w.target : w.targetOfWindow, attainment.target === '0' ? null : `${amount(attainment.target)} (${ownerName(one.owner, page)})`],
    [lowerIsBetter ? w.shareOfLimit : w.share, attainment.sharePercent === null ? null : percent(attainment.sharePercent, w.code)],
    [lowerIsBetter ? w.limit : w.expected, attainment.target === '0' ? null : percent(attainment.expectedPercent, w.code)],
    [lowerIsBetter ? w.excess : w.shortfall, amount(attainment.shortfall)],
    [w.episode, String(one.episode)],
    [w.level, String(one.level)],
    [w.due, one.dueAt === null ? null : due(one.dueAt, w, names.zone)],
    [w.told, one.told.length === 0 ? w.noneNotified : one.told.map((id) => personName(id, page)).join('; ')],
  ]);
}

function given(one, page) {
  const { w, names } = page;
  const { explanation, acknowledgement } = one;
  if (explanation === null && acknowledgement === null) return el('p');
  return el('section', {}, el('h2', {}, w.answer),
    explanation === null ? null : facts([
      [w.by, personName(explanation.by, page)], [w.at, time(explanation.at, w.code, names.zone)],
      [w.cause, el('span', { class: 'typed' }, explanation.cause)], [w.remedy, el('span', { class: 'typed' }, explanation.remedy)],
      [w.promised, day(explanation.promisedFor)],
    ]),
    acknowledgement === null ? null : el('p', {}, `${w.acknowledged} ${time(acknowledgement.until, w.code, names.zone)} (${personName(acknowledgement.by, page)})`));
}

const address = (one, what) => `api/v1/cases/${one.id}/${what}`;

function explain(one, page) {
  const { w } = page;
  return requestForm(page, w.explain, w.explainHint, w.send, [
    field('cause', w.cause, el('textarea', { name: 'cause', rows: 3, maxlength: 2000, required: true })),
    field('remedy', w.remedy, el('textarea', { name: 'remedy', rows: 3, maxlength: 2000, required: true })),
    field('promisedFor', w.promised, el('input', { name: 'promisedFor', type: 'date', required: true })),
  ], (data) => want('POST', address(one, 'explanation'), { ...Object.fromEntries(data), episode: one.episode }), page.again);
}

function acknowledge(one, page) {
  const { w } = page;
  return requestForm(page, w.acknowledge, null, w.send, [
    field('until', w.untilCity, el('input', { name: 'until', type: 'datetime-local', required: true })),
  ], (data) => want('POST', address(one, 'acknowledgement'), Object.fromEntries(data)), page.again);
}
