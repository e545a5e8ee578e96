/** What waits for the head of the unit: looked at, ticked and confirmed, or sent back to the clerk with a reason. */

import { ask, button, byId, chosen, counted, el, indicatorOf, lang, periodText, say, textOf, timeText, words, working } from './entry-parts.js';
import { shown } from './entry-numbers.js';

/** What was decided here; the list is some seconds behind. */
const decided = new Set();

/** Returns who it was, as people write the name of an account. */
export const nameOf = (credential) => credential.startsWith('link:')
  ? words['confirmation.link'].replace('#who', credential.slice('link:'.length))
  : credential.replace(/^account:/, '');

/** Returns what the head has said of a figure; empty where that is not asked for. */
export function confirmationText({ state, by, at, reason } = {}) {
  return state === undefined ? '' : words[`confirmation.${state}`].replace('#who', nameOf(by)).replace('#time', timeText(at)).replace('#reason', reason ?? '');
}

const decisionOf = ({ unit, indicator, period, update, value }) => ({ unit, indicator, period, update, value });

async function decide(body, those, changed) {
  const { results } = await ask('api/v1/confirmations', { body: JSON.stringify(body), type: 'application/json' });
  const isTaken = those.map((one, index) => results[index].outcome === 'ACCEPTED');
  those.filter((one, index) => isTaken[index]).forEach(({ update }) => decided.add(update));
  const refused = results.flatMap(({ errors }) => errors.map(textOf));
  const done = isTaken.filter(Boolean).length;
  if (refused.length > 0) say([...new Set(refused)].join(' '), 'fault', 'confirm-said');
  else if (done < those.length) say(words.away, 'fault', 'confirm-said');
  else say(counted(body.return === undefined ? 'confirmed.now' : 'returned.now', done), 'good', 'confirm-said');
  await changed();
}

function returning(one, place, changed) {
  const reason = el('input', { maxlength: '500', autocomplete: 'off', 'aria-label': words['return.reason'], placeholder: words['return.reason'] });
  place.replaceChildren(reason, button(words['return.now'], () => {
    const why = reason.value.trim();
    if (why === '') reason.focus();
    else {
      document.activeElement.blur();
      working(() => decide({ return: [{ ...decisionOf(one), reason: why }] }, [one], changed), 'confirm-said');
    }
  }));
  reason.focus();
}

function row(one, changed) {
  const indicator = indicatorOf(one.indicator);
  const name = indicator?.name[lang] ?? one.indicator;
  const place = el('td', { class: 'actions' });
  place.append(button(words.return, () => returning(one, place, changed)));
  return el('tr', { 'data-cell': `${one.indicator}/${one.period}` },
    el('td', {}, el('input', { type: 'checkbox', 'data-update': one.update, 'aria-label': `${words['confirm.one']}: ${name}, ${periodText(one.period)}` })),
    el('th', { scope: 'row' }, name),
    el('td', { 'data-label': words.period }, periodText(one.period)),
    el('td', { class: 'number', 'data-label': words.value }, `${shown(one.value, lang)} ${indicator?.unitOfMeasure[lang] ?? ''}`),
    el('td', { class: 'number', 'data-label': words.last }, one.last === undefined ? '–' : shown(one.last, lang)),
    el('td', { 'data-label': words['sent.by'] }, nameOf(one.sentBy), el('span', { class: 'before' }, timeText(one.sentAt)),
      one.reason === undefined ? null : el('span', { class: 'before' }, `${words.reason}: ${one.reason}`)),
    place);
}

/** Draws what waits for the unit and quarter that are chosen, unless a reason is being typed there. */
export async function drawConfirmations(changed) {
  if (byId('confirm') === null || byId('confirm-table').querySelector('.actions:focus-within input') !== null) return;
  const { waiting } = await ask(`api/v1/confirmations?quarter=${chosen.quarter}`);
  const those = waiting.filter(({ unit, update }) => unit === chosen.unit.id && !decided.has(update));
  const ticked = new Set([...byId('confirm-table').querySelectorAll('input:checked')].map((one) => one.dataset.update));
  byId('confirm').hidden = those.length === 0 && byId('confirm-said').textContent === '';
  byId('confirm-work').hidden = those.length === 0;
  byId('confirm-table').replaceChildren(
    el('thead', {}, el('tr', {}, ...['confirm.one', 'indicator', 'period', 'value', 'last', 'sent.by', 'return'].map((key) => el('th', { scope: 'col' }, words[key])))),
    el('tbody', {}, ...those.map((one) => row(one, changed))));
  byId('confirm-table').querySelectorAll('input[data-update]').forEach((one) => { one.checked = ticked.has(one.dataset.update); });
  byId('confirm-all').onclick = () => byId('confirm-table').querySelectorAll('input[data-update]').forEach((one) => { one.checked = true; });
  byId('confirm-now').onclick = () => {
    const wanted = those.filter(({ update }) => byId('confirm-table').querySelector(`input[data-update="${CSS.escape(update)}"]`).checked);
    if (wanted.length === 0) say(words['confirm.none'], 'fault', 'confirm-said');
    else working(() => decide({ confirm: wanted.map(decisionOf) }, wanted, changed), 'confirm-said');
  };
}
