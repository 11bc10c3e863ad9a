// The random numbers that `np.random.RandomState(seed)` gives, the same in every browser: the Mersenne Twister of
// Matsumoto and Nishimura (1998), and Marsaglia's polar method for the normal distribution.

const [SIZE, SHIFT] = [624, 397];

/** A function that gives the next whole number of 32 bits. */
function createTwister(seed) {
  const state = new Uint32Array(SIZE);
  state[0] = seed;
  for (let i = 1; i < SIZE; i++) state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  let at = SIZE;
  const renew = () => {
    for (let i = 0; i < SIZE; i++) {
      const bits = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
      state[i] = state[(i + SHIFT) % SIZE] ^ (bits >>> 1) ^ (bits & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  };
  return () => {
    if (at === SIZE) renew();
    let bits = state[at++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  };
}

/** What `np.random.RandomState(seed)` draws, one number after the other: {uniform() from 0 to 1, normal()}. */
export function createRandomState(seed) {
  const bits = createTwister(seed);
  const uniform = () => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992; // 53 bits: 0 ≤ u < 1
  let kept = null; // they come in twos
  const normal = () => {
    if (kept !== null) {
      const number = kept;
      kept = null;
      return number;
    }
    for (;;) {
      const [a, b] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = a * a + b * b;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      kept = factor * a;
      return factor * b;
    }
  };
  return { uniform, normal };
}

/** `standard_normal(count)` of `np.random.RandomState(seed)`, again and again. */
export function createNormal(seed) {
  const { normal } = createRandomState(seed);
  return (count) => Float64Array.from({ length: count }, normal);
}
