/** A new city from one workbook: check it, mend it in Excel, publish it. */

import { inCity } from './city.js';

const page = document.getElementById('catalog');
const isVietnamese = page.dataset.lang === 'vi';
const words = Object.fromEntries([...document.querySelectorAll('#words li')].map((one) => [one.dataset.word, one.textContent]));
const byId = (id) => document.getElementById(id);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const filled = (word, places) => Object.entries(places).reduce((text, [place, value]) => text.replace(`#${place}`, String(value)), words[word]);

function say(text, kind) {
  byId('city-said').textContent = text;
  byId('city-said').className = kind ?? '';
}

async function send(dryRun) {
  const [file] = byId('city-file').files;
  const city = byId('city-id').value.trim();
  byId('city-errors').replaceChildren();
  byId('city-publish').disabled = true;
  if (!file || city === '') return say(words.cityFile, 'fault');
  if (!dryRun && byId('city-reason').value.trim() === '') return refused({}, words.noReason);
  const query = new URLSearchParams({ city, dryRun, reason: byId('city-reason').value.trim() });
  let answer;
  try {
    answer = await fetch(`${page.dataset.root}api/v1/catalog?${query}`, {
      method: 'PUT',
      headers: { 'Content-Type': XLSX, Accept: 'application/json', 'Accept-Language': page.dataset.lang, 'If-Match': '*', [page.dataset.header]: page.dataset.token },
      body: file,
    });
  } catch {
    return say(words.away, 'fault');
  }
  const read = await answer.json().catch(() => null);
  if (read === null) return say(answer.status === 401 ? words.signedOut : words.away, 'fault');
  return answer.ok ? taken(read, city, dryRun) : refused(read);
}

function taken({ difference }, city, dryRun) {
  const count = (kind) => difference[kind].added.length + difference[kind].changed.length;
  if (!dryRun) return say(filled('cityPublished', { city }), 'good');
  byId('city-publish').disabled = false;
  return say(filled('cityValid', { units: count('units'), indicators: count('indicators'), targets: count('targets'), people: count('people') }), 'good');
}

function refused({ errors = [], messageVi, detail }, text) {
  byId('city-publish').disabled = text === undefined;
  byId('city-errors').replaceChildren(...errors.filter((one) => one.sheet).map((one) => {
    const item = document.createElement('li');
    const place = [one.sheet, filled('cityRow', { n: one.sheetRow }), one.column].filter(Boolean).join(' – ');
    item.textContent = `${place}: ${isVietnamese ? one.messageVi : one.message}`;
    return item;
  }));
  say(text ?? (errors.some((one) => one.sheet) ? filled('cityErrors', { n: errors.length }) : isVietnamese ? messageVi ?? detail : detail ?? messageVi), 'fault');
}

byId('city-check').addEventListener('click', () => send(true));
byId('city-file').addEventListener('change', () => { byId('city-publish').disabled = true; });
byId('upload').addEventListener('submit', (event) => {
  event.preventDefault();
  send(false);
});
for (const link of document.querySelectorAll('#new-city a[href*="catalog/workbook"]')) link.href = inCity(link.getAttribute('href'));
page.dataset.ready = 'true';
