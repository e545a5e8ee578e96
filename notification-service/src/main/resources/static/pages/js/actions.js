/** What can be done about a fall: take note of it, hold the own mails about it, remind those who are asked. */

import { ask, want } from './api.js';
import { announce, el } from './dom.js';
import { isSameFall, keyOf } from './falls.js';
import { due, time } from './format.js';
import { indicatorName, personName } from './texts.js';
import { said } from './request-form.js';

/** For how many working days one tap puts escalation off. */
const NOTED_DAYS = 3;
/** For how many days mails are held where no other day is chosen. */
const HELD_DAYS = 7;
const MOST_HELD_DAYS = 365;
const DAY_MS = 86_400_000;
const CLOSED = ['RESOLVED', 'CLOSED_UNRESOLVED', 'PENDING'];

/** What was done a moment ago, by case, to be said where the case is drawn next. */
const lately = new Map();

const inDays = (day, days) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Returns the silences that hold mails to the reader; none where the account is that of no position. */
export async function ownSilences({ who }) {
  if (who.person === null) return [];
  const { silences } = await ask('api/v1/silences?holding=true');
  return silences.filter((one) => one.recipient === who.person && one.case !== null);
}

/** Returns the own silence of a fall that ends last; null where none holds. */
export function silenceOf(cases, silences) {
  const its = silences.filter((silence) => cases.some((one) => isSameFall(keyOf(silence.case), one)));
  return its.sort((a, b) => b.end.localeCompare(a.end))[0] ?? null;
}

/** Returns what was done about a fall, as short texts. */
export function notes(cases, silence, page) {
  const { w, names } = page;
  const noted = cases.map((one) => one.acknowledgement).find((one) => one !== null && Date.parse(one.until) > Date.parse(names.today));
  const reminder = cases.map((one) => one.reminder).find((one) => one !== null);
  return [
    noted === undefined ? null : w.notedUntil(due(noted.until, w, names.zone), personName(noted.by, page)),
    reminder === undefined ? null : w.remindedAt(time(reminder.at, w.code, names.zone)),
    silence === null ? null : w.heldUntil(due(silence.end, w, names.zone)),
  ].filter((text) => text !== null);
}

const today = (iso, { names }) => new Intl.DateTimeFormat('en-CA', { timeZone: names.zone }).format(new Date(iso)) === names.today;

const address = (one, what) => `api/v1/cases/${one.id}/${what}`;

function noting(cases, page) {
  const { w, names } = page;
  const one = cases.find((it) => it.mayAcknowledge);
  const noted = cases.some((it) => it.acknowledgement !== null && Date.parse(it.acknowledgement.until) > Date.parse(names.today));
  if (one === undefined || noted) return null;
  return button(w.noteFor(NOTED_DAYS), cases, page, async () => {
    const after = await want('POST', address(one, 'acknowledgement'), { workingDays: NOTED_DAYS });
    return w.notedNow(due(after.acknowledgement.until, w, names.zone));
  });
}

function reminding(cases, page) {
  const { w, who } = page;
  const one = cases.find((it) => it.awaitedOf.length > 0);
  const done = cases.some((it) => it.reminder !== null && today(it.reminder.at, page));
  if (one === undefined || done || !who.rights.includes('MAIL')) return null;
  return button(w.remindNow, cases, page, async () => {
    await want('POST', address(one, 'reminder'), null);
    return w.remindedWho(one.awaitedOf.map((id) => personName(id, page)).join('; '));
  });
}

/** One tap on the button holds mails for the usual time; another day can be chosen before. */
function holding(cases, silence, page) {
  const { w, who, names } = page;
  if (who.person === null || cases.every((one) => CLOSED.includes(one.state))) return null;
  if (silence !== null) {
    return button(w.endHold, cases, page, async () => {
      await want('DELETE', `api/v1/silences/${encodeURIComponent(silence.id)}`, null);
      return w.holdEnded;
    });
  }
  const day = el('input', {
    type: 'date', required: true, value: inDays(names.today, HELD_DAYS), min: names.today, max: inDays(names.today, MOST_HELD_DAYS),
  });
  return el('span', { class: 'hold' },
    el('label', {}, `${w.holdUntil} `, day),
    button(w.holdMine, cases, page, async () => {
      if (!day.reportValidity()) return null;
      const end = `${inDays(day.value, 1)}T00:00`;
      const held = await want('POST', 'api/v1/silences', { case: cases[0].id, recipient: who.person, reason: w.holdReason, end });
      return w.heldNow(due(held.end, w, names.zone));
    }));
}

/** Returns a button that does something and has the page drawn again, where what was done is said; null says nothing. */
function button(text, cases, page, act) {
  const { w } = page;
  const pressed = el('button', { type: 'button', class: 'second' }, text);
  pressed.addEventListener('click', async () => {
    if (pressed.getAttribute('aria-disabled') === 'true') return;
    pressed.setAttribute('aria-disabled', 'true');
    try {
      const done = await act();
      if (done === null) return;
      lately.set(cases[0].id, done);
      await page.again();
      announce(done);
      document.getElementById(place(cases))?.focus();
    } catch (fault) {
      const message = el('p', { class: 'message fault', role: 'alert' }, said(w, fault));
      pressed.parentElement.querySelector('[role=alert]')?.remove();
      pressed.after(message);
    } finally {
      pressed.removeAttribute('aria-disabled');
    }
  });
  return pressed;
}

/** A leader acts in the name of a position; an account that is called by none only looks. */
const isWithoutPosition = ({ who }) => who.role === 'LEADER' && who.person === null;

const place = (cases) => `do-${cases[0].id.replace(/[^A-Za-z0-9-]/g, '-')}`;

/**
 * Returns what a reader can do about a fall, and what was done a moment ago; null where there is neither.
 *
 * @param {any[]} cases of the fall, the most pressing first
 * @param {any} silence the own silence of the fall, or null
 * @param {any} page
 * @param {boolean} folded whether a tap opens it, as in a row
 */
export function actions(cases, silence, page, folded) {
  const { w } = page;
  const all = [noting(cases, page), reminding(cases, page), holding(cases, silence, page)].filter((one) => one !== null);
  const id = place(cases);
  const done = lately.get(cases[0].id) ?? null;
  lately.delete(cases[0].id);
  const message = done === null ? null : el('p', { class: 'message done' }, done);
  if (all.length === 0 && !folded && isWithoutPosition(page)) return el('p', { class: 'hint' }, w.noPosition);
  if (all.length === 0) return message === null ? null : el('div', { class: 'actions', id, tabindex: -1 }, message);
  if (!folded) {
    return el('section', { class: 'actions' }, el('h2', { id, tabindex: -1 }, w.toDo), message, el('div', { class: 'menu' }, ...all));
  }
  const name = `${w.toDo}: ${indicatorName(cases[0].indicator, page)}`;
  return el('div', { class: 'actions' }, message,
    el('details', {}, el('summary', { id, 'aria-label': name }, w.toDo), el('div', { class: 'menu' }, ...all)));
}
