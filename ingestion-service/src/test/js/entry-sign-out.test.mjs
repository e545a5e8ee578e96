// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test ingestion-service/src/test/js/
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signOut } from '../../main/resources/shell/entry-sign-out.js';

/** Signs out in a browser that keeps so many sendings, of a person who answers like that; returns what was done. */
async function signedOut({ left = [], answer = true, lang = 'vi', fault = null }) {
  const done = [];
  const failing = async () => { throw fault; };
  await signOut({
    form: { submit: () => done.push('submitted') },
    person: 'phuong-nam-ngan',
    lang,
    store: fault
      ? { allWaiting: failing, forget: failing }
      : { allWaiting: async (person) => left.filter((one) => one === person), forget: async (person) => done.push(`forgot ${person}`) },
    isSure: (question) => { done.push(question); return answer; },
  });
  return done;
}

test('removes what is kept for the person before the session ends', async () => {
  assert.deepEqual(await signedOut({}), ['forgot phuong-nam-ngan', 'submitted']);
});

test('asks first where something of the person has not been sent', async () => {
  const left = ['phuong-nam-ngan', 'phuong-khac'];
  const [question, ...then] = await signedOut({ left });
  assert.match(question, /^1 lần gửi \(số liệu, tệp, ý kiến\) chưa gửi được/);
  assert.deepEqual(then, ['forgot phuong-nam-ngan', 'submitted']);
  assert.match((await signedOut({ left, lang: 'en' }))[0], /^1 sendings \(figures, files, remarks\) have not left/);
  assert.equal((await signedOut({ left, answer: false })).length, 1);
  assert.deepEqual(await signedOut({ left: ['phuong-khac'] }), ['forgot phuong-nam-ngan', 'submitted']);
});

test('a browser without a database signs out', async () => {
  assert.deepEqual(await signedOut({ fault: new Error('no database here') }), ['submitted']);
});
