// Models of earlier chapters that read a digit, in the order in which the course meets them: for a scoreboard of one hand.

import { DIGIT_NETWORK } from "../data/digit_network.js";
import { argmax, forward } from "./dense_network.js";

const denseAnswer = (ink) =>
  argmax(
    forward(
      DIGIT_NETWORK,
      ink.map((one) => one / 16),
    ).z,
  );

/** [{id, name, answer(ink)}]: `answer` takes 64 numbers from 0 to 16, and gives a digit. */
export const READERS = [{ id: "dense", name: "the dense network of chapter 3", answer: denseAnswer }];
