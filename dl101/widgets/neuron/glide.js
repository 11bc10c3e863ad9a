// A jump of the line that can be followed: the numbers that are drawn glide from the old ones to the new.

const DURATION = 450; // milliseconds: long enough to see from where to where

/**
 * `paint({weights, bias})` draws. `show(numbers, glide)` paints them at once, or glides to them where a person has
 * nothing against motion; `stop()` ends a glide.
 */
export function createMotion(paint) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [asked, shown, goal] = [0, null, null];
  const put = (numbers) => {
    shown = numbers;
    paint(numbers);
  };
  const stop = () => {
    cancelAnimationFrame(asked);
    asked = 0;
  };
  function glideTo(target) {
    const from = shown;
    let start = null;
    const frame = (time) => {
      start ??= time;
      const share = Math.min(1, (time - start) / DURATION);
      asked = share < 1 ? requestAnimationFrame(frame) : 0;
      put(share < 1 ? between(from, target, share * share * (3 - 2 * share)) : target);
    };
    asked = requestAnimationFrame(frame);
  }
  return {
    stop,
    show(target, glide) {
      const isOnItsWay = asked !== 0 && isSame(target, goal);
      goal = target;
      if (isOnItsWay) return;
      stop();
      if (glide && shown && !calm.matches && !isSame(target, shown)) glideTo(target);
      else put(target);
    },
  };
}

const isSame = (a, b) => a.bias === b.bias && a.weights.every((weight, i) => weight === b.weights[i]);

function between(from, to, share) {
  const mix = (a, b) => a + share * (b - a);
  return { weights: from.weights.map((w, i) => mix(w, to.weights[i])), bias: mix(from.bias, to.bias) };
}
