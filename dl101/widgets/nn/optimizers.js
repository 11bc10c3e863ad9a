// Four ways to use a gradient, as dl101/optimizers.py and torch.optim have them, with the same constants.

const [MU, ALPHA, BETA1, BETA2, EPSILON] = [0.9, 0.99, 0.9, 0.999, 1e-8];

/**
 * Each makes a rule for one run: `step(w, g)` takes parameters and their gradient, two lists of one length, and gives the
 * parameters after one step. A rule remembers earlier gradients.
 */
export const OPTIMIZERS = {
  descent: (rate) => (w, g) => w.map((value, i) => value - rate * g[i]),

  momentum(rate) {
    let v = null;
    return (w, g) => {
      v = g.map((slope, i) => MU * (v?.[i] ?? 0) + slope);
      return w.map((value, i) => value - rate * v[i]);
    };
  },

  rmsprop(rate) {
    let s = null;
    return (w, g) => {
      s = g.map((slope, i) => ALPHA * (s?.[i] ?? 0) + (1 - ALPHA) * slope * slope);
      return w.map((value, i) => value - (rate * g[i]) / (Math.sqrt(s[i]) + EPSILON));
    };
  },

  adam(rate) {
    let [m, s, t] = [null, null, 0];
    return (w, g) => {
      t += 1;
      m = g.map((slope, i) => BETA1 * (m?.[i] ?? 0) + (1 - BETA1) * slope);
      s = g.map((slope, i) => BETA2 * (s?.[i] ?? 0) + (1 - BETA2) * slope * slope);
      const [mean, square] = [1 - BETA1 ** t, 1 - BETA2 ** t]; // both averages begin at 0, too small at first
      return w.map((value, i) => value - (rate * (m[i] / mean)) / (Math.sqrt(s[i] / square) + EPSILON));
    };
  },
};
