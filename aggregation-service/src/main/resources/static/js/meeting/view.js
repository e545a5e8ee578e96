/**
 * For a meeting: what needs attention, one item at a time, large, on the whole screen. Arrow keys, Home and End page
 * through it, Escape leaves.
 */

import { loadTotals } from '../service/api.js';
import { CurrentTotals } from '../service/totals.js';
import { linkTo } from '../page/address.js';
import { byId, el, put } from '../page/dom.js';
import { attainmentBlock, growthOf, trustBlock } from '../page/figures.js';
import { ownerName } from '../page/owners.js';
import { worriesOf } from '../quarter/attention.js';
import { amount } from '../text/format.js';

export class MeetingView {
  #totals = new CurrentTotals();
  #count = 0;
  #place = null;

  /**
   * @param {HTMLElement} home
   * @param {import('../page/view.js').Frame} frame
   */
  constructor(home, frame) {
    this.frame = frame;
    home.replaceChildren(el('section', { id: 'meeting', 'aria-labelledby': 'meeting-title', tabindex: -1 },
      el('h2', { id: 'meeting-title' }), el('div', { id: 'meeting-body' }), el('div', { id: 'meeting-steps' })));
    document.body.dataset.meeting = 'true';
    this.pressed = (event) => this.#press(event);
    document.addEventListener('keydown', this.pressed);
  }

  keyOf({ quarter, scope }) {
    return `${quarter} ${scope}`;
  }

  streamScope({ scope }) {
    return scope;
  }

  get loaded() {
    return this.#totals.loaded;
  }

  get asOf() {
    return null;
  }

  async load({ quarter, scope }, signal) {
    await this.#totals.load(loadTotals(quarter, scope, signal));
  }

  changed(total, { scope }) {
    if (total.scope !== scope) return null;
    this.#totals.change(total);
    return 'paint';
  }

  title({ quarter }, { text }, nameOf) {
    return text.meeting.title(nameOf(quarter));
  }

  paint(place, context) {
    const view = { ...context, place };
    const notDue = new Set(context.catalog.notDue?.find(({ quarter }) => quarter === place.quarter)?.indicators ?? []);
    const items = worriesOf(this.#totals.all(), notDue);
    this.#count = items.length;
    this.#place = place;
    const at = Math.min(place.step, Math.max(0, items.length - 1));
    const worry = items[at];
    const indicator = context.catalog.indicators.find(({ code }) => code === worry?.total.indicator);
    byId('meeting-title').textContent = indicator?.name[place.lang] ?? context.text.attentionNone;
    put(byId('meeting-body'), worry === undefined || indicator === undefined ? null : opened(slide(worry, indicator, view)));
    put(byId('meeting-steps'), this.#steps(at, view));
  }

  #steps(at, { text, place }) {
    const button = (words, to, key, label) => {
      const made = el('button', { type: 'button', 'data-key': key, 'aria-label': label, disabled: to < 0 || to >= this.#count }, words);
      made.addEventListener('click', () => this.#go(to));
      return made;
    };
    const whole = el('button', { type: 'button', 'data-key': 'whole screen' }, text.meeting.wholeScreen);
    whole.addEventListener('click', () => {
      if (document.fullscreenElement === null) document.documentElement.requestFullscreen?.().catch(() => {});
      else document.exitFullscreen();
    });
    return el('p', { class: 'steps' },
      button('‹', at - 1, 'previous', text.meeting.previous),
      el('span', { role: 'status' }, text.meeting.step(Math.min(at + 1, this.#count), this.#count)),
      button('›', at + 1, 'next', text.meeting.next),
      whole,
      el('a', { href: linkTo(place, {}), 'data-key': 'leave' }, text.meeting.leave),
      el('span', { class: 'hint' }, text.meeting.keys));
  }

  #press(event) {
    if (this.#place === null || event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('select, input')) return;
    const at = Math.min(this.#place.step, Math.max(0, this.#count - 1));
    const to = { ArrowRight: at + 1, PageDown: at + 1, ArrowLeft: at - 1, PageUp: at - 1, Home: 0, End: this.#count - 1 }[event.key];
    if (event.key === 'Escape' && document.fullscreenElement === null) this.frame.go({ view: 'quarter', step: 0 });
    if (to === undefined) return;
    event.preventDefault();
    this.#go(to);
  }

  #go(step) {
    if (step >= 0 && step < this.#count) this.frame.go({ step }, false);
  }

  clear() {
    byId('meeting-body').replaceChildren();
  }

  stop() {
    document.removeEventListener('keydown', this.pressed);
    delete document.body.dataset.meeting;
    if (document.fullscreenElement !== null) document.exitFullscreen();
  }
}

/** In a meeting there is no time to open what is folded. */
function opened(slide) {
  slide.querySelectorAll('details').forEach((details) => { details.open = true; });
  return slide;
}

function slide({ total, attainment }, indicator, view) {
  const { text, lang, place } = view;
  return el('div', { class: 'slide' },
    el('p', { class: 'slide-figure' },
      total.value === null ? el('span', { class: 'absent' }, text.noFigure) : el('strong', {}, amount(total.value, lang)),
      ' ', el('span', { class: 'unit' }, indicator.unitOfMeasure[lang])),
    el('p', {}, `${text.growthShort}: `, growthOf(total, view)),
    attainment === null
      ? el('div', { class: 'trust' }, ...trustBlock(total, view).filter((part) => part !== null))
      : el('div', {}, el('h3', {}, ownerName(attainment.owner, view)), attainmentBlock(indicator, attainment, view)),
    el('p', {}, el('a', { href: linkTo(place, { view: 'indicator', indicator: indicator.code }), 'data-key': 'look closer' }, text.meeting.closer)));
}
