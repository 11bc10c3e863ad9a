// An exercise's own hints, one a press: a nudge, then the idea, then almost the code.

/** `left` counts those not told yet; `climb()` gives the next one's title and words, at the end the last one's again. */
export function createLadder(hints) {
  let rung = 0;
  return {
    get left() {
      return hints.length - rung;
    },
    climb() {
      rung = Math.min(rung + 1, hints.length);
      return [`Hint ${rung} of ${hints.length}`, hints[rung - 1]];
    },
  };
}
