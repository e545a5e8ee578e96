/** The outbox: the list, and one mail as it left, with what was and can be done by hand. */

import { all, ask, inCity, want } from './api.js';
import { el, facts, field, select, table } from './dom.js';
import { filters } from './filters.js';
import { quarter, time } from './format.js';
import { indicatorName, personName, scopeName, subjectName } from './texts.js';
import { requestForm, said } from './request-form.js';

const CHANGED = ['TOTALS_CHANGED', 'RECIPIENTS_CHANGED'];

const badge = (state, w) => el('span', { class: `state ${state}` }, w.mailStates[state]);

/** Returns mails as a table, the newest first. */
export function mailTable(mails, page) {
  const { w, names } = page;
  const newest = [...mails].sort((a, b) => b.wantedAt.localeCompare(a.wantedAt) || a.id.localeCompare(b.id));
  return table(w.mails, [w.recipient, w.kind, w.about, w.state, w.wanted, w.changed], newest.map((one) => [
    el('a', { href: page.href({ view: 'mails', id: one.id }) }, personName(one.recipient, page)),
    w.kinds[one.kind],
    subjectName(one.subject, page),
    badge(one.state, w),
    time(one.wantedAt, w.code, names.zone),
    time(one.changedAt, w.code, names.zone),
  ]));
}

export async function showMails(page) {
  const { w, query, names, who } = page;
  const state = query.get('state') ?? '';
  const recipient = query.get('recipient') ?? '';
  const { entries, more } = await all('api/v1/mails', { state, recipient }, 'mails');
  return [
    el('h1', {}, w.mails),
    filters(page, 'mails',
      field('state', w.state, select('state', [['', w.all], ['live', w.live], ...Object.entries(w.mailStates)], state)),
      field('recipient', w.recipient, select('recipient', [['', w.all],
        ...Object.keys(names.people).map((id) => [id, personName(id, page)])], recipient))),
    el('p', { class: 'count' }, entries.length === 0 ? w.empty : w.shown(entries.length), more ? ` ${w.tooMany}` : null),
    entries.length === 0 ? el('p') : mailTable(entries, page),
    who.rights.includes('MAIL') ? orderReport(page) : el('p'),
  ];
}

/** Returns the quarters of which a report can be wanted, the newest first. */
function quarters(today) {
  const [year, month] = today.split('-').map(Number);
  const newest = year * 4 + Math.ceil(month / 3) - 1;
  return Array.from({ length: 8 }, (_, i) => newest - i).map((one) => `${Math.floor(one / 4)}-Q${(one % 4) + 1}`);
}

function orderReport(page) {
  const { w, names } = page;
  const all = quarters(names.today);
  const home = el('section', { class: 'request-forms' });
  home.append(requestForm(page, w.orderReport, w.orderReportHint, w.showRecipients, [
    field('quarter', w.period, select('quarter', all.map((one) => [one, quarter(one, w.code)]), all[1])),
  ], (data) => ask(`api/v1/reports/${encodeURIComponent(data.get('quarter'))}/recipients`),
  (answer) => {
    const confirm = confirmReport(answer, page);
    home.replaceChildren(confirm);
    confirm.querySelector('a, input')?.focus();
  }));
  return home;
}

/** What the report lacks, and the report itself, to be seen before it leaves. */
function beforeItLeaves({ quarter: asked, completeness }, page) {
  const { w, names, who } = page;
  const there = new URL(`reports/${encodeURIComponent(asked)}`, names.dashboard);
  there.searchParams.set('lang', w.code);
  if (who.cities.length > 1) there.searchParams.set('city', who.city);
  const { indicators, seen, lacking } = completeness;
  return el('div', {},
    el('p', {}, w.reportSeen(seen, indicators)),
    lacking.length === 0 ? null : el('ul', {}, ...lacking.map((one) => el('li', {}, w.reportLacks(indicatorName(one.indicator, page), one.units)))),
    el('p', {}, el('a', { href: there.href, target: '_blank', rel: 'noopener' }, w.previewReport)));
}

/** Shows what there is now in the place of a preview that is not true any more, and why; each recipient is ticked anew. */
async function lookAgain(form, asked, page, fault) {
  const fresh = confirmReport(await ask(`api/v1/reports/${encodeURIComponent(asked)}/recipients`), page);
  form.replaceWith(fresh);
  fresh.querySelector('.said').append(el('p', { class: 'message fault', role: 'alert' }, said(page.w, fault)));
  fresh.querySelector('a, input')?.focus();
}

/** Nothing is mailed before it was seen what and to whom; no recipient is ticked beforehand. */
function confirmReport(answer, page) {
  const { w } = page;
  const { quarter: asked, recipients } = answer;
  const choices = recipients.map((one) => el('label', { class: 'choice' },
    el('input', { type: 'checkbox', name: 'recipient', value: one.id }),
    ` ${personName(one.id, page)} (${scopeName(one.scope, page)})`));
  const form = requestForm(page, `${w.orderReport}: ${quarter(asked, w.code)}`, w.confirmHint, w.confirmSend(0),
    [beforeItLeaves(answer, page), el('fieldset', {}, el('legend', {}, w.recipients), ...choices)],
    async (data) => {
      try {
        return await want('POST', `api/v1/reports/${encodeURIComponent(asked)}/mails`, { recipients: data.getAll('recipient'), preview: answer.preview });
      } catch (fault) {
        if (CHANGED.includes(fault.code)) await lookAgain(form, asked, page, fault);
        throw fault;
      }
    }, page.again);
  const button = form.querySelector('button');
  const count = () => {
    const chosen = form.querySelectorAll('input:checked').length;
    button.textContent = w.confirmSend(chosen);
    button.disabled = chosen === 0;
  };
  form.addEventListener('change', count);
  count();
  return form;
}

/** A mail that is not written yet has no content. */
async function content(id) {
  try {
    return await ask(`api/v1/mails/${id}/content`);
  } catch (refusal) {
    if (refusal.code === 'UNKNOWN_MAIL') return null;
    throw refusal;
  }
}

export async function showMail(page) {
  const { w, query, names, who } = page;
  const id = encodeURIComponent(query.get('id'));
  const [one, mail, done] = await Promise.all([ask(`api/v1/mails/${id}`), content(id), ask(`api/v1/mails/${id}/interventions`)]);
  const when = (iso) => (iso === null ? null : time(iso, w.code, names.zone));
  return [
    el('p', {}, el('a', { href: page.href({ view: 'mails' }) }, `← ${w.back}`)),
    el('h1', {}, mail?.subject || subjectName(one.subject, page)),
    el('p', {}, badge(one.state, w)),
    el('div', { class: 'columns' },
      el('section', {}, facts([
        [w.recipient, personName(one.recipient, page)], [w.kind, w.kinds[one.kind]],
        [w.about, one.caseId === null ? subjectName(one.subject, page) : el('a', { href: page.href({ view: 'cases', id: one.caseId }) }, subjectName(one.subject, page))],
        [w.from, mail?.from || null], [w.to, mail?.to || null], [w.date, mail?.date ?? null],
        [w.files, mail === null || mail.attachments.length === 0 ? null : mail.attachments.map((file) => `${file.name} (${w.bytes(file.bytes)})`).join('; ')],
      ])),
      el('section', {}, facts([
        [w.wanted, when(one.wantedAt)], [w.changed, when(one.changedAt)], [w.due, when(one.dueAt)], [w.deadline, when(one.deadline)],
        [w.attempts, String(one.attempts)], [w.serverAnswer, one.answer],
        [w.into, one.into === null ? null : el('a', { href: page.href({ view: 'mails', id: one.into }) }, w.anotherMail)],
      ]))),
    mail === null ? el('p', { class: 'ask' }, w.notWritten) : el('section', {}, el('h2', {}, w.mailPage),
      mail.hasHtml ? el('iframe', { class: 'mail', sandbox: '', referrerpolicy: 'no-referrer', title: w.mailPage, src: inCity(`mails/${id}`) }) : null,
      el('details', {}, el('summary', {}, w.mailText), el('pre', { class: 'typed', tabindex: 0 }, mail.text))),
    done.length === 0 ? el('p') : el('section', {}, el('h2', {}, w.interventions), el('ol', { class: 'timeline' }, ...done.map((each) => el('li', {},
      el('span', { class: 'small' }, `${when(each.at)} · ${each.by}`), `${w.actions[each.action]}: ${each.why}`)))),
    who.rights.includes('MAIL') ? el('section', { class: 'request-forms' }, resend(one, page), mark(one, page)) : el('p'),
  ];
}

const reason = (id, w) => field(id, w.reason, el('input', { name: 'reason', required: true, maxlength: 1000 }));

function resend(one, page) {
  const { w } = page;
  return requestForm(page, w.resend, w.resendHint, w.resend, [reason('resend-reason', w)],
    (data) => want('POST', `api/v1/mails/${one.id}/resend`, Object.fromEntries(data)),
    (again) => page.go(page.href({ view: 'mails', id: again.id })));
}

function mark(one, page) {
  const { w } = page;
  return requestForm(page, w.markDelivered, w.markHint, w.markDelivered, [reason('mark-reason', w)],
    (data) => want('POST', `api/v1/mails/${one.id}/delivered`, Object.fromEntries(data)), page.again);
}
