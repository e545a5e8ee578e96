/**
 * The totals of one quarter and scope: loaded, then kept current by the changes that are streamed.
 *
 * An answer and a change may cross on the way. While an answer is awaited, changes are remembered, and those that are
 * newer by their revision are laid over it.
 *
 * @typedef {import('./api.js').Total} Total
 */
export class CurrentTotals {
  /** @type {Map<string, Total>} */
  #byIndicator = new Map();
  /** @type {Total[]} */
  #meanwhile = [];
  #waiting = 0;

  /** Whether an answer has come since the last {@link forget}. */
  loaded = false;

  /** Returns the totals as they stand. */
  all() {
    return [...this.#byIndicator.values()];
  }

  /** Drops everything, before another quarter or scope is loaded. */
  forget() {
    this.#byIndicator.clear();
    this.#meanwhile = [];
    this.loaded = false;
  }

  /**
   * Replaces the totals by the answer. A refusal or an interruption leaves them as they were and is passed on.
   *
   * @param {Promise<Total[]>} answer
   */
  async load(answer) {
    this.#waiting += 1;
    try {
      const totals = await answer;
      this.#byIndicator = new Map(totals.map((total) => [total.indicator, total]));
      this.#meanwhile.forEach((total) => this.#layOver(total));
      this.loaded = true;
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) this.#meanwhile = [];
    }
  }

  /**
   * Takes a change. The stream keeps the order, so it counts as it comes.
   *
   * @param {Total} total
   */
  change(total) {
    if (this.#waiting > 0) this.#meanwhile.push(total);
    if (this.loaded) this.#byIndicator.set(total.indicator, total);
  }

  #layOver(total) {
    const known = this.#byIndicator.get(total.indicator);
    if (known === undefined || total.revision > known.revision) this.#byIndicator.set(total.indicator, total);
  }
}
