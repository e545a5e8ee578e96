/** Sends a test mail to a person of the catalog and says what the mail server said. */

import { inCity } from '../../shell/city.js';

const page = document.getElementById('desk');
const said = document.getElementById('said');
const form = document.getElementById('test');
const words = Object.fromEntries([...document.querySelectorAll('#words li')].map((one) => [one.dataset.word, one.textContent]));

function say(text, isFault) {
  said.textContent = text;
  said.className = isFault ? 'message fault' : 'message';
}

async function send() {
  const { lang, header, token } = page.dataset;
  try {
    const answer = await fetch(inCity('../api/v1/mails/tests'), {
      method: 'POST',
      headers: { Accept: 'application/json', 'Accept-Language': lang, 'Content-Type': 'application/json', [header]: token },
      body: JSON.stringify({ recipient: document.getElementById('recipient').value }),
      redirect: 'error',
    });
    const read = await answer.json();
    if (answer.ok) say(`${words[read.outcome]} ${read.address}: ${read.answer}`, read.outcome !== 'ACCEPTED');
    else say(lang === 'vi' ? read.messageVi ?? read.detail : read.detail ?? read.messageVi, true);
  } catch {
    say(words.away, true);
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  await send();
  button.removeAttribute('aria-disabled');
});
page.dataset.ready = 'true';
