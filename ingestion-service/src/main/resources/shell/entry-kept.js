/** Answers of the service that the page needs to be drawn: asked for, or as they were last. */

import { inCity } from './city.js';
import { Away, SignedOut, ask, byId, page, words } from './entry-parts.js';
import { keepAnswer, keptAnswer } from './entry-store.js';

/** Duties say whose they are: by now another person may have signed in here. Behind a link the token says it. */
const isOfPage = ({ key }) => key === undefined || page.dataset.quarter !== undefined || key.id === `account:${page.dataset.person}`;

/** Asks the service, or takes what it answered last; the page says which. */
export async function askOrKept(path) {
  const key = `${page.dataset.person} ${inCity(path)}`;
  try {
    const answer = await ask(path);
    if (!isOfPage(answer)) throw new SignedOut(words.signedOut);
    await keepAnswer(key, answer);
    byId('offline').hidden = true;
    return answer;
  } catch (fault) {
    const kept = fault instanceof Away ? await keptAnswer(key) : undefined;
    if (kept === undefined) throw fault;
    byId('offline').hidden = false;
    return kept;
  }
}
