// Run with Node 20.19 or newer, from the root of the project:
// node --import ./service-support/src/test/js/shell.mjs --test ingestion-service/src/test/js/
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { answered, clean, cut, drawn, line, show } from './browser.mjs';

const store = await import('../../main/resources/shell/entry-store.js');
const figures = await import('../../main/resources/shell/entry-outbox.js');
const remarks = await import('../../main/resources/shell/entry-remark-outbox.js');
const uploads = await import('../../main/resources/shell/entry-uploads.js');
const { askOrKept } = await import('../../main/resources/shell/entry-kept.js');
const { Away, Refused, SignedOut } = await import('../../main/resources/shell/entry-parts.js');

const CLERK = 'nam-ngan';
const OTHER = 'dong-tho';
const remark = (text, more = {}) => ({ remark: '0f3a9c0e5b7d4a21', version: null, unit: 'nam-ngan', quarter: '2022-Q1', content: { kind: 'PROPOSAL', text }, ...more });
const file = (text, name = 'so-lieu.csv') => new File([text], name);
const bodies = () => line.asked.map(({ body }) => JSON.parse(body));
const refusal = (code, status) => answered({ code, title: code, messageVi: code, status }, status);

beforeEach(clean);

test('each kind waits apart from the others', async () => {
  await figures.put(CLERK, [{ value: '1' }], false);
  await remarks.put(CLERK, remark('Thiếu vốn'));
  await uploads.hold(await uploads.uploadOf(CLERK, file('a;b')));
  for (const kind of ['figures', 'remarks', 'files']) assert.equal((await store.waiting(CLERK, kind)).length, 1, kind);
  assert.equal((await store.allWaiting(CLERK)).length, 3);
});

test('another person on the machine sees nothing, and a sign-out removes all', async () => {
  for (const person of [CLERK, OTHER]) {
    await figures.put(person, [{ value: '1' }], false);
    await uploads.hold(await uploads.uploadOf(person, file('the same bytes')));
  }
  await remarks.put(CLERK, remark('Thiếu vốn'));
  assert.equal((await store.allWaiting(OTHER)).length, 2);
  await store.forget(CLERK);
  assert.equal((await store.allWaiting(CLERK)).length, 0);
  assert.equal((await store.allWaiting(OTHER)).length, 2);
});

/** A service that takes one token, of the person for whom it draws the page. */
const serviceOf = (person, token) => (path, { headers }) => {
  if (path === location.href) return drawn(person, token);
  return headers['X-TOKEN'] === token ? answered({ results: [{ outcome: 'ACCEPTED', receipt: '0-1' }] }) : refusal('CSRF_TOKEN_MISSING', 403);
};

test('who leaves a link takes the drafts of that link along, and nothing of others', async () => {
  const [link, other] = ['link:chu-tich-nam-ngan', 'account:dong-tho'].map((sender) => `chitieu.entry.draft.${sender}.nam-ngan.2022-Q1`);
  for (const draft of [link, other]) localStorage.setItem(draft, '{}');
  for (const person of [OTHER, 'link:chu-tich-nam-ngan@nam-ngan']) await figures.put(person, [{ value: '1' }], false);
  await store.forget('link:chu-tich-nam-ngan@nam-ngan', 'link:chu-tich-nam-ngan');
  assert.equal(localStorage.getItem(link), null);
  assert.equal(localStorage.getItem(other), '{}');
  assert.equal((await store.allWaiting('link:chu-tich-nam-ngan@nam-ngan')).length, 0);
  assert.equal((await store.allWaiting(OTHER)).length, 1);
});

test('what waits leaves in a later session of its person, and in no session of another', async () => {
  await figures.put(CLERK, [{ value: '1' }], false);
  line.answer = serviceOf(OTHER, 'of the other');
  const left = await figures.flush(CLERK);
  assert.ok(left.fault instanceof SignedOut);
  assert.equal(left.waiting, 1);
  assert.equal(line.asked.filter(({ headers }) => headers['X-TOKEN'] === 'of the other').length, 0);

  line.answer = serviceOf(CLERK, 'of a later session');
  assert.equal((await figures.flush(CLERK)).taken.length, 1);
});

test('duties of another person are not kept as those of this one', async () => {
  line.answer = () => answered({ key: { id: `account:${OTHER}` }, units: [] });
  await assert.rejects(askOrKept('api/v1/duties'), SignedOut);
  line.answer = cut;
  await assert.rejects(askOrKept('api/v1/duties'), Away);
  line.answer = () => answered({ key: { id: `account:${CLERK}` }, units: [] });
  await askOrKept('api/v1/duties');
  line.answer = cut;
  assert.equal((await askOrKept('api/v1/duties')).key.id, `account:${CLERK}`);
});

test('a remark waits without a line and leaves once', async () => {
  await remarks.put(CLERK, remark('Thiếu vốn'));
  const writtenAt = (await store.waiting(CLERK, 'remarks'))[0].enteredAt;
  line.answer = cut;
  assert.ok((await remarks.flush(CLERK)).fault instanceof Away);
  line.answer = () => answered({ id: '0f3a9c0e5b7d4a21', version: 1 }, 201);
  assert.equal((await remarks.flush(CLERK)).taken.length, 1);
  assert.equal((await remarks.flush(CLERK)).taken.length, 0);
  assert.deepEqual(bodies()[1], { id: '0f3a9c0e5b7d4a21', unit: 'nam-ngan', quarter: '2022-Q1', kind: 'PROPOSAL', text: 'Thiếu vốn', writtenAt });
  assert.deepEqual(bodies()[0], bodies()[1]);
});

test('two windows send a remark and figures once', async () => {
  await remarks.put(CLERK, remark('Thiếu vốn'));
  await figures.put(CLERK, [{ value: '1' }], false);
  line.answer = (path) => (path.startsWith('api/v1/remarks') ? answered({ version: 1 }, 201) : answered({ results: [{ outcome: 'ACCEPTED' }] }));
  await Promise.all([remarks.flush(CLERK), figures.flush(CLERK), remarks.flush(CLERK), figures.flush(CLERK)]);
  assert.deepEqual(line.asked.map(({ path }) => path).sort(), ['api/v1/remarks', 'api/v1/updates']);
});

test('a change of a remark that changed elsewhere stays with the reason, and is not sent again by itself', async () => {
  await remarks.put(CLERK, remark('Cần 2 tỷ đồng', { version: 7 }));
  line.answer = () => refusal('REMARK_CHANGED', 412);
  const { refused } = await remarks.flush(CLERK);
  assert.ok(remarks.isConflict(refused[0]));
  assert.equal(line.asked[0].headers['If-Match'], '"7"');
  const [there] = await store.waiting(CLERK, 'remarks');
  assert.equal(there.content.text, 'Cần 2 tỷ đồng');
  assert.equal(there.problem.code, 'REMARK_CHANGED');
  assert.deepEqual(bodies()[0], { ...there.content, writtenAt: there.enteredAt });
  await remarks.flush(CLERK);
  assert.equal(line.asked.length, 1);

  await remarks.put(CLERK, { ...there, version: 9 });
  line.answer = () => answered({ version: 10 });
  assert.equal((await remarks.flush(CLERK)).taken.length, 1);
  assert.equal(line.asked[1].headers['If-Match'], '"9"');
});

test('what is written anew while the text before is on its way stays', async () => {
  await remarks.put(CLERK, remark('Thiếu vốn'));
  line.answer = async () => {
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    await remarks.put(CLERK, remark('Thiếu vốn đối ứng'));
    return answered({ version: 1 }, 201);
  };
  await remarks.flush(CLERK);
  assert.deepEqual((await store.waiting(CLERK, 'remarks')).map(({ content }) => content.text), ['Thiếu vốn đối ứng']);
});

test('the same bytes wait once, under the key that they were given first', async () => {
  const first = await uploads.uploadOf(CLERK, file('a;b'));
  assert.equal(await uploads.hold(first), null);
  const again = await uploads.uploadOf(CLERK, file('a;b', 'ban-sao.csv'));
  assert.deepEqual([again.key, again.name], [first.key, 'so-lieu.csv']);
  assert.match(first.key, /^[0-9a-f]{64}-\d+$/);
  assert.equal(Buffer.from((await store.waiting(CLERK, 'files'))[0].bytes).toString(), 'a;b');
});

test('files that are too large or too many do not wait', async () => {
  assert.equal(await uploads.hold(await uploads.uploadOf(CLERK, file('x'.repeat(uploads.MOST_BYTES + 1)))), 'file.wait.large');
  for (let n = 0; n < uploads.MOST_FILES; n++) assert.equal(await uploads.hold(await uploads.uploadOf(CLERK, file(`${n}`))), null);
  assert.equal(await uploads.hold(await uploads.uploadOf(CLERK, file('one more'))), 'file.wait.many');
  assert.equal(await uploads.hold(await uploads.uploadOf(CLERK, file('0'))), null);
});

test('a file that was confirmed is kept until it is answered, and leaves by one window', async () => {
  const upload = await uploads.uploadOf(CLERK, file('a;b'));
  await assert.rejects(uploads.leave(upload, false, async () => { throw new Away(); }), Away);
  assert.equal((await store.waiting(CLERK, 'files')).length, 1);
  const answer = { results: [{ outcome: 'ACCEPTED' }] };
  assert.equal(await uploads.leave(upload, true, async () => answer), answer);
  assert.equal(await uploads.leave(upload, true, () => assert.fail('sent twice')), null);
  assert.equal((await store.waiting(CLERK, 'files')).length, 0);
});

test('a file whose rows the log could not take waits on, and one that is refused does not', async () => {
  const upload = await uploads.uploadOf(CLERK, file('a;b'));
  await uploads.leave(upload, false, async () => ({ results: [{ outcome: 'ACCEPTED' }, { outcome: 'SEND_AGAIN' }] }));
  assert.equal((await store.waiting(CLERK, 'files')).length, 1);
  await uploads.drop(upload);
  await assert.rejects(uploads.leave(upload, false, async () => { throw new Refused({ title: 'no' }); }), Refused);
  assert.equal((await store.waiting(CLERK, 'files')).length, 0);
});

test('a file is reported when it is confirmed, one that waited when it was dropped, and the time stays', async () => {
  const upload = await uploads.uploadOf(CLERK, file('a;b'));
  assert.equal(uploads.reportedAt(upload, false), null);
  await uploads.leave(upload, false, async () => ({ results: [{ outcome: 'SEND_AGAIN' }] }));
  const confirmed = uploads.reportedAt(upload, false);
  assert.ok(confirmed >= upload.enteredAt);
  const [kept] = await store.waiting(CLERK, 'files');
  assert.equal(uploads.reportedAt(kept, true), confirmed);
  await uploads.drop(kept);
  const dropped = { ...await uploads.uploadOf(CLERK, file('a;b')), enteredAt: '2022-04-04T16:55:00.000Z' };
  await uploads.hold(dropped);
  const [waited] = await store.waiting(CLERK, 'files');
  await uploads.leave(waited, true, async () => {
    assert.equal(uploads.reportedAt(waited, true), '2022-04-04T16:55:00.000Z');
    return { results: [] };
  });
});

test('what waits is about the city that was shown when it was written, whatever the page shows when it leaves', async () => {
  show('hue');
  await figures.put(CLERK, [{ value: '1' }], false);
  await remarks.put(CLERK, remark('Thiếu vốn'));
  await remarks.put(CLERK, remark('Cần đất', { remark: '1f3a9c0e5b7d4a21', version: 7 }));
  show('thanh-hoa');
  line.answer = (path) => (path.startsWith('api/v1/remarks') ? answered({ version: 1 }, 201) : answered({ results: [{ outcome: 'ACCEPTED', receipt: '0-1' }] }));
  const { taken } = await figures.flush(CLERK);
  await remarks.flush(CLERK);
  assert.deepEqual(line.asked.map(({ path }) => path).sort(),
    ['api/v1/remarks/1f3a9c0e5b7d4a21?city=hue', 'api/v1/remarks?city=hue', 'api/v1/updates?city=hue']);
  assert.equal(taken[0].city, 'hue');
});

test('a remark that is sent again as mine stays about its city', async () => {
  show('hue');
  await remarks.put(CLERK, remark('Thiếu vốn', { version: 7 }));
  const [one] = await store.waiting(CLERK, 'remarks');
  show('thanh-hoa');
  await remarks.put(CLERK, { ...one, version: 9 });
  line.answer = () => answered({ version: 10 });
  await remarks.flush(CLERK);
  assert.equal(line.asked[0].path, 'api/v1/remarks/0f3a9c0e5b7d4a21?city=hue');
});

test('the same file for two cities is two that wait', async () => {
  for (const city of ['hue', 'thanh-hoa']) {
    show(city);
    await uploads.hold(await uploads.uploadOf(CLERK, file('the same bytes')));
  }
  assert.deepEqual((await store.waiting(CLERK, 'files')).map(({ city }) => city).sort(), ['hue', 'thanh-hoa']);
});
