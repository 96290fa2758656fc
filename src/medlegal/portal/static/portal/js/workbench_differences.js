// Which words of two texts differ.

const MOST_WORDS = 3000;

const folded = (word) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

export function differing(first, second) {
  // For each text, which of its words the other lacks at that place, as two arrays of booleans.
  const one = first.slice(0, MOST_WORDS).map(folded);
  const other = second.slice(0, MOST_WORDS).map(folded);
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < other.length - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  const middle = matched(one.slice(head, one.length - tail), other.slice(head, other.length - tail));
  const marks = (words, same) => words.map((word, at) => word !== "" && at >= head && at < words.length - tail && !same.has(at - head));
  return [marks(one, middle[0]), marks(other, middle[1])];
}

function matched(one, other) {
  // The places of a longest common run of words, in both.
  const width = other.length + 1;
  const lengths = new Uint16Array((one.length + 1) * width);
  for (let at = one.length - 1; at >= 0; at -= 1) {
    for (let to = other.length - 1; to >= 0; to -= 1) {
      lengths[at * width + to] =
        one[at] === other[to]
          ? lengths[(at + 1) * width + to + 1] + 1
          : Math.max(lengths[(at + 1) * width + to], lengths[at * width + to + 1]);
    }
  }
  const same = [new Set(), new Set()];
  let [at, to] = [0, 0];
  while (at < one.length && to < other.length) {
    if (one[at] === other[to]) {
      same[0].add(at++);
      same[1].add(to++);
    } else if (lengths[(at + 1) * width + to] >= lengths[at * width + to + 1]) at += 1;
    else to += 1;
  }
  return same;
}
