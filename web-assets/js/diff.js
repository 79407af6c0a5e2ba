// Which words one text has and the other has not, for the conflict dialog and the history. Pure.

/** Texts longer than this in words are shown without marks: the table of the comparison grows with the product. */
export const MOST_WORDS = 1_500;

/**
 * From `base` to `text`, in order: {text, is: "same" | "added" | "removed"}. Without the removed ones they are `text`,
 * without the added ones `base`; what is too long to compare is `text` alone.
 */
export function changes(base, text) {
  const [a, b] = [words(base), words(text)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [{ text, is: "same" }];
  const common = lengths(a, b);
  const pieces = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { push(pieces, b[j], "same"); i += 1; j += 1; }
    else if (i < a.length && (j >= b.length || common[i + 1][j] >= common[i][j + 1])) { push(pieces, a[i], "removed"); i += 1; }
    else { push(pieces, b[j], "added"); j += 1; }
  }
  return pieces;
}

function words(text) {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

// Longest common subsequence of the rests from (i, j) on.
function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

function push(pieces, text, is) {
  const last = pieces.at(-1);
  if (last?.is === is) last.text += text;
  else pieces.push({ text, is });
}
