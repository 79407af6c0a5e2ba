// Random choices that can be made again: every property test prints its seed when it fails, and SEED=n runs it with that.

/** {seed, next(): 0 ≤ x < 1, below(n), chance(p), shuffled(list)}. */
export function dice(seed = Number(process.env.SEED ?? Date.now() % 1_000_000)) {
  let state = seed >>> 0;
  // mulberry32: short, and good enough for choosing among a few
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n) => Math.floor(next() * n);
  const shuffled = (list) => list.map((one) => [next(), one]).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
  return { seed, next, below, chance: (p) => next() < p, shuffled };
}
