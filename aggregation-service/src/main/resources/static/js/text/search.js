/** Finds by words as people type them: without marks, in any order, in any case. */

const MARKS = /\p{M}/gu;

/**
 * Returns a text without marks and capitals: `Ngân sách` and `ngan sach` become the same.
 *
 * @param {string} text
 */
export function plain(text) {
  return text.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}

/**
 * Returns whether each word of a question is in one of the texts; an empty question finds everything.
 *
 * @param {string} question
 * @param {string[]} texts
 */
export function finds(question, texts) {
  const words = plain(question).split(/\s+/).filter((word) => word !== '');
  const searched = plain(texts.join(' '));
  return words.every((word) => searched.includes(word));
}
