/** Silences: those in force and over, and the form that begins one. */

import { all, want } from './api.js';
import { announce, el, field, select, table } from './dom.js';
import { time } from './format.js';
import { indicatorName, indicatorOptions, personName, scopeName, scopeOptions, subjectName } from './texts.js';
import { requestForm, said } from './request-form.js';

function what(one, page) {
  return [
    one.scope === null ? null : scopeName(one.scope, page),
    one.indicator === null ? null : indicatorName(one.indicator, page),
    one.case === null ? null : subjectName(one.case, page),
    one.recipient === null ? null : personName(one.recipient, page),
  ].filter((text) => text !== null).join(' · ');
}

function ending(one, page) {
  const { w, who } = page;
  if (!one.holds || !who.rights.includes('SILENCE')) return one.endedBy === null ? '' : w.endedBy(one.endedBy);
  const button = el('button', { type: 'button', class: 'second small' }, w.endNow);
  button.addEventListener('click', async () => {
    try {
      await want('DELETE', `api/v1/silences/${encodeURIComponent(one.id)}`, null);
      announce(w.done);
      await page.again();
    } catch (fault) {
      button.after(el('span', { class: 'message fault', role: 'alert' }, said(w, fault)));
    }
  });
  return button;
}

export async function showSilences(page) {
  const { w, names, who } = page;
  const { entries, more } = await all('api/v1/silences', {}, 'silences');
  const sorted = [...entries].sort((a, b) => Number(b.holds) - Number(a.holds) || b.from.localeCompare(a.from));
  return [
    el('h1', {}, w.silences),
    el('p', { class: 'count' }, sorted.length === 0 ? w.empty : w.shown(sorted.length), more ? ` ${w.tooMany}` : null),
    sorted.length === 0 ? el('p') : table(w.silences, [w.silenceWhat, w.state, w.author, w.reason, w.end, ''], sorted.map((one) => [
      what(one, page),
      el('span', { class: `state ${one.holds ? 'OPEN' : 'OVER'}` }, one.holds ? w.holds : w.over),
      personName(one.author, page),
      el('span', { class: 'typed' }, one.reason),
      time(one.end, w.code, names.zone),
      ending(one, page),
    ])),
    who.rights.includes('SILENCE') ? el('section', { class: 'request-forms' }, create(page)) : el('p'),
  ];
}

function create(page) {
  const { w, names, query } = page;
  return requestForm(page, w.newSilence, w.silenceHint, w.send, [
    field('silence-scope', w.scope, select('scope', scopeOptions(page).map(([value, text], i) => [value, i === 0 ? '' : text]), '')),
    field('silence-indicator', w.indicator, select('indicator', indicatorOptions(page).map(([value, text], i) => [value, i === 0 ? '' : text]), '')),
    field('silence-case', w.caseId, el('input', { name: 'case', maxlength: 300, value: query.get('case') ?? '' })),
    field('silence-recipient', w.recipient, select('recipient', [['', ''],
      ...Object.keys(names.people).map((id) => [id, personName(id, page)])], '')),
    field('silence-reason', w.reason, el('input', { name: 'reason', required: true, maxlength: 500 })),
    field('silence-end', w.endCity, el('input', { name: 'end', type: 'datetime-local', required: true })),
  ], (data) => want('POST', 'api/v1/silences', Object.fromEntries([...data].filter(([, value]) => value !== ''))), page.again);
}
