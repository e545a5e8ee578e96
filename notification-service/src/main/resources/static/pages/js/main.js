/** Shows the view that the address names, in the language that it names. */

import { about, me, ask } from './api.js';
import { announce, byId, el } from './dom.js';
import { vi } from './vi.js';
import { en } from './en.js';
import { showCase, showCases } from './cases.js';
import { showMail, showMails } from './mails.js';
import { showLedger } from './ledger.js';
import { isAsked, showQuestions } from './questions.js';
import { showSilences } from './silences.js';
import { isOfUnits } from './texts.js';
import { showWatches } from './watches.js';

const VIEWS = [
  { name: 'cases', words: 'cases', show: (page) => (page.query.get('id') === null ? showCases(page) : showCase(page)) },
  { name: 'mails', words: 'mailsShort', show: (page) => (page.query.get('id') === null ? showMails(page) : showMail(page)) },
  { name: 'silences', words: 'silences', show: showSilences },
  { name: 'ledger', words: 'ledger', show: showLedger },
  { name: 'watches', words: 'watches', show: showWatches },
  { name: 'questions', words: 'questions', show: showQuestions },
];

let who = null;
let names = null;
let shows = 0;
let shown = '';

/** Returns the address of the page with these parameters, the language at hand, and the city where there are several. */
function href(parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== ''));
  if (hasChoice() && !query.has('city') && who.city !== null) query.set('city', who.city);
  const lang = new URLSearchParams(window.location.search).get('lang');
  if (lang !== null && !query.has('lang')) query.set('lang', lang);
  return `?${query}`;
}

/** Who holds no position watches nothing and is asked nothing; staff see the questions of all. */
function isFor({ name }) {
  if (name === 'questions') return isAsked(who);
  return isOfUnits(who) ? name === 'cases' : who.person !== null || name !== 'watches';
}

const hasChoice = () => who.cities.length > 1;

/** The page is in the language that the service has rendered its header in. */
const language = () => (document.documentElement.lang === 'en' ? en : vi);

function frame(w, view) {
  document.title = `${w[view.words]} – ${w.brand}`;
  byId('skip').textContent = w.skip;
  const seen = VIEWS.filter((one) => one === view || isFor(one));
  // Administrators reach the silences from the menu of their pages, which stays there.
  byId('administration').hidden = view.name !== 'silences';
  const nav = byId('views');
  nav.setAttribute('aria-label', w.views);
  nav.replaceChildren(...seen.map((one) => el('a', { href: href({ view: one.name }), 'aria-current': one === view ? 'page' : null }, w[one.words])));
}

/** Draws what the address names; of several at once the last one stays. */
async function show(focus) {
  shows += 1;
  const mine = shows;
  shown = window.location.search;
  const query = new URLSearchParams(shown);
  const w = language();
  const view = VIEWS.find((one) => one.name === query.get('view')) ?? VIEWS[0];
  frame(w, view);
  const home = byId('view');
  home.setAttribute('aria-busy', 'true');
  delete home.dataset.ready;
  let content;
  try {
    content = names === null ? [el('h1', {}, w[view.words]), el('p', {}, w.chooseCity)] : await view.show({ w, query, names, who, href, go, again: () => show(false) });
  } catch (fault) {
    content = [el('h1', {}, w[view.words]), el('p', { class: 'message fault', role: 'alert' }, w.failed, el('br'), fault.message)];
  }
  if (mine !== shows) return;
  home.replaceChildren(...content);
  home.setAttribute('aria-busy', 'false');
  home.dataset.ready = '';
  if (focus) {
    home.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    announce(document.title);
  }
}

/** Goes to another address of the page. */
function go(address) {
  window.history.pushState(null, '', address);
  return show(true);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="?"]');
  if (link === null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // Another city has other names and rights, so it is another page.
  if (hasChoice() && new URLSearchParams(link.getAttribute('href')).get('city') !== who.city) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
/** A step within the page, such as that of the skip link, is none to another view. */
window.addEventListener('popstate', () => (window.location.search === shown ? undefined : show(true)));

about(new URLSearchParams(window.location.search).get('city'));
who = await me();
about(hasChoice() ? who.city : null);
names = who.city === null ? null : await ask('api/v1/names');
await show(false);
