// Training that goes on by itself: a little in each frame (playing), or as fast as it can (running to the end).
// Neither ever holds up the page.

import { createStopRule, whyNot } from "./training/stop_rule.js";

const BUDGET = 8; // milliseconds of training at a time: a frame has 16
const PICTURE = 100; // milliseconds between pictures while running

/** `redraw()` asks for a frame, `cameToRest()` is told at the end. A player's `mode` is "", "playing" or "running". */
export function createPlayer({ session, redraw, cameToRest }) {
  const channel = new MessageChannel(); // comes back sooner than a timer
  let rule = null;
  let pictured = 0;
  let isSeen = true;
  let isAwaited = false; // a message is under way: another one would make a second loop of them
  const player = { mode: "", speed: 1, message: "" };

  function end(message = "") {
    if (!player.mode) return;
    player.mode = "";
    player.message = message;
    cameToRest();
    redraw();
  }

  /** Train for at most `most` epochs and BUDGET milliseconds. */
  function train(most) {
    const until = performance.now() + BUDGET;
    for (let i = 0; i < most && player.mode; i++) {
      if (!session.step()) return end(whyNot(session));
      const why = rule(session);
      if (why) return end(why);
      if (performance.now() > until) return undefined;
    }
    return undefined;
  }

  function begin(mode) {
    player.mode = mode;
    player.message = "";
    rule = createStopRule(session, mode === "running");
    redraw();
  }

  function goOn() {
    if (isAwaited) return;
    isAwaited = true;
    channel.port2.postMessage(null);
  }
  channel.port1.onmessage = () => {
    isAwaited = false;
    if (player.mode !== "running" || !isSeen) return;
    train(Number.POSITIVE_INFINITY);
    if (player.mode !== "running") return;
    if (performance.now() - pictured > PICTURE) {
      pictured = performance.now();
      redraw();
    }
    goOn();
  };

  return Object.assign(player, {
    play: () => begin("playing"),
    pause: () => end(),
    run() {
      begin("running");
      pictured = performance.now();
      goOn();
    },
    /** One epoch. */
    step() {
      end();
      player.message = session.step() ? "" : whyNot(session);
      cameToRest();
      redraw();
    },
    /** To be called once a frame: trains what a frame of play trains. */
    advance() {
      if (player.mode !== "playing" || !isSeen) return;
      train(player.speed);
      if (player.mode) redraw();
    },
    /** What is not seen waits. */
    see(seen) {
      if (seen === isSeen) return;
      isSeen = seen;
      if (!seen || !player.mode) return;
      redraw();
      if (player.mode === "running") goOn();
    },
    stop() {
      player.mode = "";
      channel.port1.close();
    },
  });
}
