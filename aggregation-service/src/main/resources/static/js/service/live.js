/**
 * Follows the totals of one quarter and scope as they change.
 *
 * The stream is closed while nobody looks at the page: a browser grants few connections to one server, and a leader's
 * forgotten tabs must not use them up. After every pause events may have been missed, so the follower says when to
 * load the table anew.
 *
 * @typedef {'connecting' | 'live' | 'lost'} LiveState
 * @typedef {Object} Follower
 * @property {(total: import('./api.js').Total) => void} changed
 * @property {() => void} reload events may have been missed
 * @property {(state: LiveState) => void} stateChanged
 * @property {() => void} refused the service refused the stream: whoever looks may not be signed in any more
 */

const RETRY_MS = 3_000;
const RETRY_SPREAD_MS = 2_000;

/**
 * Starts to follow; returns a function that stops.
 *
 * @param {string} address of the stream
 * @param {Follower} follower
 * @returns {() => void}
 */
export function follow(address, follower) {
  let source = null;
  let retry = 0;

  function connect() {
    clearTimeout(retry);
    source = new EventSource(address);
    follower.stateChanged('connecting');
    source.addEventListener('open', () => {
      follower.stateChanged('live');
      follower.reload();
    });
    source.addEventListener('total', ({ data }) => {
      const total = read(data);
      if (total === null) follower.reload();
      else follower.changed(total);
    });
    source.addEventListener('error', () => {
      follower.stateChanged('lost');
      // The browser reconnects by itself unless the server refused; then it gives up, and we do not.
      if (source?.readyState === EventSource.CLOSED) {
        follower.refused();
        clearTimeout(retry);
        retry = setTimeout(connect, RETRY_MS + Math.random() * RETRY_SPREAD_MS);
      }
    });
  }

  function disconnect() {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  function seenOrHidden() {
    if (document.hidden) disconnect();
    else if (source === null) connect();
  }

  document.addEventListener('visibilitychange', seenOrHidden);
  seenOrHidden();
  return () => {
    document.removeEventListener('visibilitychange', seenOrHidden);
    disconnect();
  };
}

function read(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/**
 * Loads something again from time to time, since no event tells of what the clock alone changes: a deadline passes while
 * a page is open. What fails is loaded the next time. Returns a function that stops.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @param {(loaded: T) => void} took
 * @param {number} everyMs
 */
export function keepFresh(load, took, everyMs) {
  const timer = setInterval(async () => {
    let loaded;
    try {
      loaded = await load();
    } catch {
      return;
    }
    took(loaded);
  }, everyMs);
  return () => clearInterval(timer);
}
