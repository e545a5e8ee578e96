/** The difficulties and proposals of all units about a quarter, with a form to answer each. */

import { ask, button, byId, chosen, el, newId, page, say, words, working } from './entry-parts.js';
import { remarkOf } from './remark-parts.js';

chosen.zone = page.dataset.zone;
const answers = page.dataset.answers === 'true';
const names = new Map([...document.querySelectorAll('#indicators li')].map((one) => [one.dataset.code, one.textContent]));
let all = [];

async function send(remark, id, text) {
  const body = JSON.stringify({ id, text });
  await ask(`api/v1/remarks/${remark.id}/answers`, { body, type: 'application/json', headers: { 'If-Match': `"${remark.version}"` } });
  await load();
  say(words['remark.answered'], 'good');
}

/** The answer keeps its id while it is written, so that sending again answers once. */
function answerForm(remark) {
  const id = newId();
  const field = `answer-${remark.id}`;
  const text = el('textarea', { id: field, rows: '4', maxlength: '2000' });
  const form = el('form', { novalidate: '' },
    el('label', { for: field }, words['remark.answer.label']), text,
    el('p', { class: 'buttons' }, el('button', { type: 'submit', class: 'main' }, words['remark.answer.send'])));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (text.value.trim() === '') text.focus();
    else working(() => send(remark, id, text.value.trim()));
  });
  return { form, text };
}

function answerPlace(remark) {
  if (!answers) return null;
  const place = el('div', {});
  place.append(button(words['remark.answer'], () => {
    const { form, text } = answerForm(remark);
    place.replaceChildren(form);
    text.focus();
  }));
  return place;
}

function draw() {
  const state = byId('state').value;
  const shown = all.filter((one) => one.state !== 'WITHDRAWN' && (state === '' || one.state === state));
  byId('remarks-none').hidden = shown.length > 0;
  byId('remarks-list').replaceChildren(...shown.map((one) => remarkOf(one, names.get(one.indicator) ?? one.indicator, one.unitName, answerPlace(one))));
  page.dataset.ready = 'true';
}

async function load() {
  ({ remarks: all } = await ask(`api/v1/remarks?quarter=${byId('quarter').value}`));
  draw();
}

byId('state').addEventListener('change', draw);
byId('quarter').addEventListener('change', () => load().catch((fault) => say(fault.message, 'fault')));
load().catch((fault) => say(fault.message, 'fault'));
