/** The difficulties and proposals of the chosen unit and quarter: written, changed, withdrawn; answers are shown. */

import { Away, ask, byId, button, chosen, el, newId, say, words, working } from './entry-parts.js';
import { changed, remarkOf } from './remark-parts.js';

/** What is being written keeps its id until it is kept, so that sending again writes nothing twice. */
let writing = { id: newId(), version: null };

function filled(content) {
  byId('remark-kind').value = content.kind;
  byId('remark-indicator').value = content.indicator ?? '';
  byId('remark-text').value = content.text;
}

function begin(remark) {
  writing = remark === null ? { id: newId(), version: null } : remark;
  filled(remark ?? { kind: 'DIFFICULTY', text: '' });
  byId('remark-cancel').hidden = remark === null;
  byId('remark-send').textContent = remark === null ? words['remark.save'] : words['remark.save.change'];
}

async function withdraw(remark) {
  await changed(remark, { withdrawn: true });
  if (writing.id === remark.id) begin(null);
  await drawRemarks();
  say(words['remark.withdrawn'], 'good', 'remarks-said');
}

function actions(remark) {
  const place = el('p', { class: 'actions' });
  place.append(
    button(words['remark.change'], () => {
      begin(remark);
      byId('remark-text').focus();
    }),
    button(words['remark.withdraw'], () => {
      const sure = button(words['remark.withdraw.sure'], () => working(() => withdraw(remark), 'remarks-said'));
      place.replaceChildren(sure);
      sure.focus();
    }));
  return place;
}

/** Draws the remarks of the unit and quarter; without a line the page works on, and says so there. */
export async function drawRemarks() {
  try {
    const { unit, quarter } = chosen;
    const { remarks } = await ask(`api/v1/remarks?unit=${encodeURIComponent(unit.id)}&quarter=${quarter}`);
    if (unit !== chosen.unit || quarter !== chosen.quarter) return;
    const shown = remarks.filter(({ state }) => state !== 'WITHDRAWN');
    byId('remarks-none').hidden = shown.length > 0;
    byId('remarks-list').replaceChildren(...shown.map((one) => remarkOf(one, nameOf(one.indicator), '', actions(one))));
    say('', '', 'remarks-said');
  } catch (fault) {
    byId('remarks-list').replaceChildren();
    byId('remarks-none').hidden = true;
    say(fault instanceof Away ? words['remark.away'] : fault.message, 'fault', 'remarks-said');
  }
}

const nameOf = (code) => chosen.unit.indicators.find((one) => one.code === code)?.name[document.documentElement.lang] ?? code;

/** Begins anew for another unit or quarter; nothing where the page is behind a link, which has no remarks. */
export async function openRemarks() {
  if (!byId('remark')) return;
  byId('remark-indicator').replaceChildren(
    el('option', { value: '' }, words['remark.indicator.none']),
    ...chosen.unit.indicators.map(({ code }) => el('option', { value: code }, nameOf(code))));
  begin(null);
  await drawRemarks();
}

async function keep() {
  const text = byId('remark-text').value.trim();
  if (text === '') {
    say(words['remark.empty'], 'fault', 'remarks-said');
    byId('remark-text').focus();
    return;
  }
  const indicator = byId('remark-indicator').value;
  const content = { kind: byId('remark-kind').value, text, ...(indicator === '' ? {} : { indicator }) };
  try {
    if (writing.version === null) {
      const body = JSON.stringify({ id: writing.id, unit: chosen.unit.id, quarter: chosen.quarter, ...content });
      await ask('api/v1/remarks', { body, type: 'application/json' });
    } else {
      await changed(writing, content);
    }
  } catch (fault) {
    throw fault instanceof Away ? new Away(words['remark.away']) : fault;
  }
  begin(null);
  await drawRemarks();
  say(words['remark.saved'], 'good', 'remarks-said');
}

byId('remark')?.addEventListener('submit', (event) => {
  event.preventDefault();
  working(keep, 'remarks-said');
});
byId('remark-cancel')?.addEventListener('click', () => begin(null));
