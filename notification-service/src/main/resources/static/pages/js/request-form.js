/** A form that sends a request to the service, and says what became of it. */

import { announce, el } from './dom.js';

/**
 * Returns the form.
 *
 * @param {object} page
 * @param {string} title
 * @param {string | null} hint
 * @param {string} button what the button says
 * @param {Node[]} fields
 * @param {(data: FormData) => Promise<any>} send sends it; a Refusal is shown
 * @param {(answer: any) => any} then what to do when it was taken
 */
export function requestForm(page, title, hint, button, fields, send, then) {
  const place = el('div', { class: 'said' });
  const form = el('form', { class: 'request-form' }, el('h2', {}, title), hint === null ? null : el('p', { class: 'hint' }, hint),
    place, el('div', { class: 'fields' }, ...fields), el('button', { type: 'submit' }, button));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const pressed = form.querySelector('button');
    if (pressed.getAttribute('aria-disabled') === 'true') return;
    pressed.setAttribute('aria-disabled', 'true');
    try {
      const answer = await send(new FormData(form));
      announce(page.w.done);
      await then(answer);
    } catch (fault) {
      place.replaceChildren(el('p', { class: 'message fault', role: 'alert' }, said(page.w, fault)));
    } finally {
      pressed.removeAttribute('aria-disabled');
    }
  });
  return form;
}

/** Returns what to say of a refusal, in the language of the page where it has words for it. */
export const said = (w, fault) => `${w.notSent}: ${w.refusals[fault.code] ?? fault.message}`;
