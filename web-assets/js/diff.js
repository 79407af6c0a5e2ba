// Which words one text has and the other has not, for the conflict dialog. Pure.

/** Texts longer than this in words are shown without marks: the table of the comparison grows with the product. */
export const MOST_WORDS = 1_500;

/** Pieces of `text`, in order: {text, added} where `added` is not in `base`. */
export function added(base, text) {
  const [a, b] = [words(base), words(text)];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return [{ text, added: false }];
  const common = lengths(a, b);
  const pieces = [];
  for (let i = 0, j = 0; j < b.length;) {
    if (i < a.length && a[i] === b[j]) { push(pieces, b[j], false); i += 1; j += 1; }
    else if (i < a.length && common[i + 1][j] >= common[i][j + 1]) i += 1;
    else { push(pieces, b[j], true); j += 1; }
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

function push(pieces, text, isAdded) {
  const last = pieces.at(-1);
  if (last && last.added === isAdded) last.text += text;
  else pieces.push({ text, added: isAdded });
}
