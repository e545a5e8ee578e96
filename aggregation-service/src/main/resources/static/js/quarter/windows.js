/**
 * Stretches of days beside the quarter, such as a campaign: what was reached within them, of which target, set by whom,
 * how many days are left and how far the figure can be trusted.
 *
 * @typedef {import('../service/api.js').Window} Window
 * @typedef {import('../service/api.js').WindowTotal} WindowTotal
 */

import { loadWindows, loadWindowTotals } from '../service/api.js';
import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { attainmentBlock, growthOf, trustBlock } from '../page/figures.js';
import { ownerName } from '../page/owners.js';
import { amount, monthsOf, periodName, yearOf } from '../text/format.js';
import { wordFor } from '../text/words.js';

const MOST_NAMED = 4;

/**
 * Returns those windows that have a day in a quarter, in their order.
 *
 * @param {Window[]} windows
 * @param {string} quarter
 */
export function windowsIn(windows, quarter) {
  const twoDigits = (month) => String(month).padStart(2, '0');
  // Days are compared as text, so the last day of any month may be called the 31st.
  const first = `${yearOf(quarter)}-${twoDigits(monthsOf(quarter) - 2)}-01`;
  const last = `${yearOf(quarter)}-${twoDigits(monthsOf(quarter))}-31`;
  return windows.filter(({ from, to }) => from <= last && to >= first);
}

/**
 * Loads the windows of a quarter with what a scope reached within them.
 *
 * @param {string} quarter
 * @param {string} scope
 * @param {AbortSignal} signal
 * @returns {Promise<{window: Window, totals: WindowTotal[]}[]>}
 */
export async function loadWindowsOf(quarter, scope, signal) {
  const windows = windowsIn(await loadWindows(signal), quarter);
  return Promise.all(windows.map(async (window) => ({ window, totals: await loadWindowTotals(window.id, scope, signal) })));
}

/**
 * Returns a card for each window; null where there is none.
 *
 * @param {{window: Window, totals: WindowTotal[]}[]} loaded
 * @param {import('./cells.js').View & {indicators: import('../service/api.js').Indicator[]}} view
 */
export function windowCards(loaded, view) {
  return loaded.length === 0 ? null : el('ul', { class: 'windows' }, ...loaded.map((each) => card(each, view)));
}

function card({ window, totals }, view) {
  const { lang, text } = view;
  return el('li', {},
    el('h3', {}, window.name[lang]),
    el('p', { class: 'days' },
      text.windows.days(periodName(window.from, lang), periodName(window.to, lang)), ' ',
      el('strong', { class: 'phase', 'data-phase': window.phase }, phase(window, text))),
    ...totals.map((total) => figure(total, view)));
}

function phase({ phase: now, daysLeft }, { windows }) {
  return now === 'RUNNING' ? windows.daysLeft(daysLeft) : wordFor(windows.phases, now);
}

function figure(total, view) {
  const { lang, text, place, indicators } = view;
  const indicator = indicators.find(({ code }) => code === total.indicator);
  return el('div', { class: 'window-figure' },
    el('p', { class: 'name' },
      el('a', { href: linkTo(place, { view: 'indicator', indicator: total.indicator }), 'data-key': `window ${total.indicator}` },
        indicator?.name[lang] ?? total.indicator)),
    el('p', { class: 'reached' },
      total.value === null
        ? el('span', { class: 'absent' }, text.noFigure)
        : el('strong', {}, amount(total.value, lang)),
      total.value === null ? null : ` ${indicator?.unitOfMeasure[lang] ?? ''}`,
      total.value === null ? null : el('span', { class: 'beside' }, ...change(total, view))),
    ...targets(total, indicator, view),
    el('div', { class: 'trust' }, ...trust(total, view)),
    el('p', { class: 'hint' }, periods(total, view)));
}

function change(total, view) {
  const said = growthOf({ ...total, sameQuarterLastYear: total.sameWindowLastYear }, view);
  return total.growthPercent === null ? [said] : [view.text.windows.onYearBefore, ' ', said];
}

/** One block for each owner: what is to be reached, how much of it is expected by now, and what follows. */
function targets({ attainments }, indicator, view) {
  if (attainments.length === 0 || !indicator) return [el('p', { class: 'absent' }, view.text.windows.noTarget)];
  return attainments.flatMap((attainment) => [
    el('p', { class: 'beside' }, ownerName(attainment.owner, view)),
    attainmentBlock(indicator, attainment, view),
  ]);
}

/** Nobody owes a figure before its period has ended, so until then nobody can be said to have reported. */
function trust(total, view) {
  return total.endedPeriods.length === 0
    ? [el('span', { class: 'absent' }, view.text.windows.nothingEnded)]
    : trustBlock(total, view);
}

function periods({ wholePeriods, cutPeriods }, { lang, text }) {
  if (wholePeriods.length === 0 && cutPeriods.length === 0) return text.windows.noPeriod;
  const counted = wholePeriods.length === 0 ? text.windows.noPeriod : text.windows.counted(named(wholePeriods, lang));
  return cutPeriods.length === 0 ? counted : `${counted} ${text.windows.cut(named(cutPeriods, lang))}`;
}

/** Few by name, many from the first to the last. */
function named(names, lang) {
  return names.length <= MOST_NAMED
    ? names.map((name) => periodName(name, lang)).join(', ')
    : `${periodName(names[0], lang)} – ${periodName(names.at(-1), lang)}`;
}
