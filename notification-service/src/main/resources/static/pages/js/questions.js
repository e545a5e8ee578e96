/** Questions about figures: the one that an address names is asked here, and who was asked answers here. */

import { all, want } from './api.js';
import { announce, el, field, table } from './dom.js';
import { dashboardLink } from './figure-links.js';
import { quarter, time } from './format.js';
import { indicatorName, personName, scopeName } from './texts.js';
import { requestForm } from './request-form.js';

const QUARTER = /^\d{4}-Q[1-4]$/;

/** Returns what a question is about. */
const figureName = (one, page) => `${indicatorName(one.indicator, page)} · ${scopeName(one.scope, page)} · ${quarter(one.quarter, page.w.code)}`;

/** Returns the figure that the address names; null where it names none. */
export function figureOf(query) {
  const figure = { indicator: query.get('indicator'), scope: query.get('scope'), quarter: query.get('quarter') };
  return figure.indicator !== null && figure.scope !== null && QUARTER.test(figure.quarter ?? '') ? figure : null;
}

/** Returns the questions about that figure; all where there is none. */
export function about(figure, questions) {
  return figure === null ? questions : questions.filter((one) => ['indicator', 'scope', 'quarter'].every((name) => one[name] === figure[name]));
}

/** Returns an id that no other question has; the same form sent twice is one question. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns whether questions are shown to the signed-in person: those of all to staff, else to who holds a position or heads a unit. */
export const isAsked = ({ positions, rights }) => positions.length > 0 || rights.includes('ANSWER');

export async function showQuestions(page) {
  const { w, query, who } = page;
  if (!isAsked(who)) return [el('h1', {}, w.questions), el('p', { class: 'hint' }, w.noPosition)];
  const { entries, more } = await all('api/v1/questions', {}, 'questions');
  const one = entries.find(({ id }) => id === query.get('id'));
  if (one !== undefined) return [el('p', {}, el('a', { href: page.href({ view: 'questions' }) }, `← ${w.back}`)), ...single(one, page)];
  const figure = figureOf(query);
  const shown = about(figure, entries);
  return [
    el('h1', {}, w.questions),
    figure === null ? el('p', { class: 'hint' }, who.person === null && !who.rights.includes('ANSWER') ? w.answerHint : w.questionHint) : el('h2', {}, figureName(figure, page)),
    figure === null || who.person === null ? el('p') : ask(figure, page),
    el('p', { class: 'count' }, shown.length === 0 ? w.empty : w.shown(shown.length), more ? ` ${w.tooMany}` : null),
    shown.length === 0 ? el('p') : list(shown, page),
    figure === null ? el('p') : el('p', {}, el('a', { href: page.href({ view: 'questions' }) }, w.allQuestions)),
  ];
}

function ask(figure, page) {
  const { w } = page;
  const id = newId();
  return el('section', { class: 'request-forms' }, requestForm(page, w.askThis, w.askHint, w.send, [
    field('question', w.question, el('textarea', { name: 'text', rows: 4, maxlength: 500, required: true })),
  ], (data) => want('POST', 'api/v1/questions', { id, ...figure, text: data.get('text') }), async (asked) => {
    await page.go(page.href({ view: 'questions', id: asked.id }));
    announce(w.questionSent);
  }));
}

function list(questions, page) {
  const { w, names } = page;
  return table(w.questions, [w.aboutFigure, w.question, w.askedBy, w.asked, w.at, w.state], questions.map((one) => [
    el('a', { href: page.href({ view: 'questions', id: one.id }) }, figureName(one, page)),
    el('span', { class: 'typed' }, one.text),
    personName(one.askedBy, page),
    one.asked.map((id) => personName(id, page)).join('; '),
    time(one.askedAt, w.code, names.zone),
    el('span', { class: `state ${one.answer === null ? 'OPEN' : 'RESOLVED'}` }, standing(one, w)),
  ]));
}

const standing = (one, w) => (one.mayAnswer ? w.awaitsYou : one.answer === null ? w.awaitsAnswer : w.answered);

function single(one, page) {
  const { w, names } = page;
  const said = (title, id, at, text) => el('section', {}, el('h2', {}, title),
    el('p', { class: 'hint' }, `${personName(id, page)}, ${time(at, w.code, names.zone)}`), el('p', { class: 'typed' }, text));
  return [
    el('h1', {}, figureName(one, page)),
    el('p', { role: 'status' }, standing(one, w)),
    said(w.question, one.askedBy, one.askedAt, one.text),
    el('p', {}, `${w.asked}: ${one.asked.map((id) => personName(id, page)).join('; ')}`),
    one.answer === null ? el('p') : said(w.questionAnswer, one.answer.by, one.answer.at, one.answer.text),
    !one.mayAnswer ? el('p') : el('section', { class: 'request-forms' }, requestForm(page, w.answerQuestion, w.answerHint, w.send, [
      field('answer', w.questionAnswer, el('textarea', { name: 'text', rows: 5, maxlength: 2000, required: true })),
    ], (data) => want('POST', `api/v1/questions/${encodeURIComponent(one.id)}/answer`, { text: data.get('text') }), page.again)),
    el('p', {}, dashboardLink(one, page)),
  ];
}
