/** What counts in a total: who sent which figure, when, with which key and why. */

import { linkTo } from '../page/address.js';
import { el } from '../page/dom.js';
import { amount, moment, periodName } from '../text/format.js';
import { wordFor } from '../text/words.js';

const AT_FIRST = 20;
const OPEN = 5;

/**
 * @param {import('../service/api.js').Contribution[]} contributions
 * @param {boolean} all whether to show more than the first
 * @param {import('./facts.js').LookView} view
 * @param {() => void} showAll
 */
export function contributionTable(contributions, all, view, showAll) {
  const { text: { look }, indicator } = view;
  if (contributions.length === 0) return el('p', {}, look.noContributions);
  const shown = all ? contributions : contributions.slice(0, AT_FIRST);
  const heads = [look.unit, ...(indicator.derived ? [view.text.indicator] : []), look.period, look.value, look.status, look.reportedAt, look.reason, look.details];
  return el('div', {}, el('details', { class: 'fold', open: contributions.length <= OPEN },
    el('summary', {}, look.contributionsHint(contributions.length)),
    el('div', { class: 'scroller', tabindex: 0, role: 'group', 'aria-label': look.contributions },
      el('table', { class: 'plain contributions' },
        el('caption', { class: 'visually-hidden' }, look.contributions),
        el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col', class: head === look.value ? 'figure' : null }, head)))),
        el('tbody', {}, ...shown.map((one) => line(one, view))))),
    shown.length < contributions.length ? more(contributions.length, look, showAll) : null));
}

function line(contribution, view) {
  const { lang, text, unitNames, place, indicator, catalog } = view;
  const { unit, period, value, status, reportedAt, reason, note, updateId } = contribution;
  return el('tr', {},
    el('th', { scope: 'row' },
      el('a', { href: linkTo(place, { view: 'indicator', indicator: place.indicator, scope: `unit:${unit}` }), lang: 'vi' }, unitNames.get(unit) ?? unit)),
    indicator.derived ? el('td', {}, catalog.indicators.find(({ code }) => code === contribution.indicator)?.name[lang] ?? contribution.indicator) : null,
    el('td', { class: 'together' }, periodName(period, lang)),
    el('td', { class: 'figure' }, value === null ? el('span', { class: 'absent' }, text.look.withdrawn) : amount(value, lang)),
    el('td', {}, wordFor(text.statuses, status)),
    el('td', { class: 'together' }, moment(reportedAt, lang)),
    el('td', { class: 'free' },
      reason ? el('p', {}, reason) : null,
      note ? el('p', { class: 'hint' }, text.look.note(note)) : null,
      confirmationLine(contribution, view)),
    el('td', { class: 'code' }, idsOf(updateId, senderOf(contribution, text), text)));
}

/** What the head of the unit has said of a figure, where the catalog asks for that. */
export function confirmationLine({ confirmation }, { lang, text: { look } }) {
  if (!confirmation) return null;
  const { state, by, at, reason } = confirmation;
  const head = by.startsWith('link:') ? look.byLink(by.slice('link:'.length)) : by.replace(/^account:/, '');
  const texts = { AWAITED: look.awaited, CONFIRMED: look.confirmed(head, moment(at, lang)), RETURNED: look.returned(head, moment(at, lang), reason ?? '') };
  return el('p', { class: 'hint', 'data-confirmation': state }, texts[state]);
}

/** Ids and keys are for those who look into a figure, not for those who read it. */
export function idsOf(updateId, sender, { look }) {
  return el('details', {}, el('summary', {}, look.details), el('p', { class: 'code' }, look.causeUpdate(updateId)), el('p', { class: 'code' }, sender));
}

/** With which key it came, and how. */
export function senderOf({ sender, channel }, { look }) {
  return channel ? look.senderVia(sender, channel) : look.senderOnly(sender);
}

function more(count, look, showAll) {
  const button = el('button', { type: 'button', 'data-key': 'all contributions' }, look.showAll(count));
  button.addEventListener('click', showAll);
  return button;
}
