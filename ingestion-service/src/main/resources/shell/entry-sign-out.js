/** A sign-out on any page of this service: what the entry page keeps in this browser for the person goes with it. */

import { allWaiting, forget } from './entry-store.js';

const QUESTION = {
  vi: (count) => `${count} lần gửi (số liệu, tệp, ý kiến) chưa gửi được từ máy này sẽ bị xóa khi đăng xuất. Vẫn đăng xuất?`,
  en: (count) => `${count} sendings (figures, files, remarks) have not left this machine and will be removed when you sign out. Sign out all the same?`,
};

/** Asks first where something has not been sent; a browser that keeps nothing, or cannot say, signs out at once. */
export async function signOut({ form, person, lang, store, isSure }) {
  let left = 0;
  try {
    left = (await store.allWaiting(person)).length;
  } catch {
    // Without a database in this browser nothing waits.
  }
  if (left > 0 && !isSure((QUESTION[lang] ?? QUESTION.vi)(left))) return;
  try {
    await store.forget(person);
  } catch {
    // What cannot be removed keeps no person from signing out.
  }
  form.submit();
}

const form = globalThis.document?.getElementById('sign-out');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  signOut({
    form,
    person: document.querySelector('#me summary span').textContent,
    lang: document.documentElement.lang,
    store: { allWaiting, forget },
    isSure: (question) => window.confirm(question),
  });
});
