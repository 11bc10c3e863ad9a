// What may be wrong, in a sentence each; for each case the causes to choose from, with a reply to each that is not it: what
// in this symptom speaks against it. A test compares the numbers with what was measured.

export const CAUSES = {
  zero_grad: "zero_grad() is missing: gradients pile up.",
  double_softmax: "A softmax comes before CrossEntropyLoss, which has its own.",
  broadcast: "(n, 1) minus (n,) gives n × n differences.",
  eval_mode: "model.eval() is missing: dropout is still on.",
  leak: "Copies were made before the split: twins are on both sides.",
  transpose: "x @ weight lacks its .T: the weight is (out, in).",
  python_list: "Layers in a Python list: nobody finds them to train or to save.",
  softmax_dim: "The softmax runs over dim=0: columns sum to 1, not rows.",
  no_grad: "eval() was taken for no_grad(): each loss keeps its whole record.",
  augmented_validation: "Validation pictures are moved at random too, as in training.",
};

/** {case: {cause: reply, "" where it is the one}}, in the order in which they are shown. */
export const REPLIES = {
  zero_grad: {
    eval_mode:
      "Dropout that is left on makes a loss jitter by less than 0.1 from point to point. This one climbs from 0.55 to 21.3.",
    zero_grad: "",
    double_softmax: "Then no loss could be below 1.461. This one comes down to 0.55 before it swings.",
    softmax_dim:
      "Each update takes 20 digits here, so the loss would begin near ln 20 = 3.0. It begins at 2.27, near ln 10 = 2.3, as it should.",
  },
  double_softmax: {
    softmax_dim:
      "Each update takes all 200 digits here, so the loss would begin near ln 200 = 5.3. It begins at 2.3, which is ln 10, as it should.",
    python_list:
      "Layers that are not trained make the loss fall slowly, and it goes on falling. This one has stopped: from epoch 101 on it stays at 1.47. And 87% of the new digits are read right.",
    double_softmax: "",
    zero_grad:
      "Gradients that pile up drive a loss on: it swings, or rushes down. From epoch 101 on this one stays at 1.47.",
  },
  broadcast: {
    broadcast: "",
    zero_grad:
      "Gradients that pile up drive a loss on: it swings, or rushes down. From epoch 101 on this one stays between 0.642 and 0.645.",
    double_softmax:
      "A softmax is for classes, and these answers are masses in kg. Twice, for ten classes, it would stop the loss at 1.461, not at 0.642.",
    python_list:
      "Layers that are not trained slow a loss down. This one stops, at 0.642. Whoever always answers the mean of all targets gets 0.641.",
  },
  eval_mode: {
    leak: "Twins make validation too good. With 76% right and a loss of 0.73 at the end, nothing here is too good.",
    augmented_validation:
      "Moved pictures would be other pictures each time. Here the very same 360 digits were asked again, and 116 answers changed.",
    zero_grad:
      "Gradients that pile up make large swings. This loss never rises by more than 0.07 from point to point, and falls all in all: from 2.29 to 0.73.",
    eval_mode: "",
  },
  leak: {
    eval_mode:
      "Dropout that is left on makes the validation loss jitter. This one falls at every point, to 0.069, and 98% are right.",
    leak: "",
    no_grad:
      "Without no_grad() losses and answers are right, and only the memory grows. Here two numbers disagree: 98% right in validation, 92% of new digits.",
    augmented_validation:
      "Moved pictures are harder, so validation would be worse than new digits. It is better: 98% against 92%.",
  },
  transpose: {
    python_list:
      "Layers that nobody trains would make the model itself bad. It reads 93% of the digits right. Its weights, used by hand, read 10%.",
    softmax_dim:
      "A softmax comes after the logits. Here the logits themselves are different, by as much as 19.6.",
    eval_mode:
      "Dropout that is left on costs some right answers. Here nearly all are gone: 10% are right by hand, and 93% are right if the model itself answers.",
    transpose: "",
  },
  python_list: {
    python_list: "",
    transpose:
      "A weight the wrong way round gives the same wrong answers before saving and after. Here 41% are right before, and 11% after loading.",
    zero_grad:
      "Gradients that pile up make a loss swing, or rush down. This one falls slowly, and at every point: from 2.3 to 1.51.",
    eval_mode:
      "Dropout may cost answers, but saving and loading changes nothing in it. Here 41% are right before, and 11% after.",
  },
  softmax_dim: {
    double_softmax:
      "Two softmaxes stop the loss of ten classes at 1.461. This one begins at 5.32 and never comes below 3.06.",
    softmax_dim: "",
    python_list:
      "Layers that nobody trains leave many answers wrong. Asked together, 92% are right. Only alone they are wrong: 8.6% are right.",
    eval_mode:
      "With dropout on, a digit would get another answer now and then. Asked alone, all eight get the same one: 0.",
  },
  no_grad: {
    zero_grad:
      "A gradient that piles up stays one number for each weight: it takes no more memory. Here each epoch holds 60.5 kB more, up to 3,630.",
    leak: "Twins make the validation loss too low, and cost no memory. What grows here is memory: from 60.5 kB to 3,630 kB.",
    no_grad: "",
    eval_mode:
      "Dropout that is left on makes losses jitter and answers change. Losses and answers are as good as they should be here. What grows is memory: by 60.5 kB in each epoch.",
  },
  augmented_validation: {
    leak: "Twins make validation too good. Here it is worse than on new digits: 73% against 88%.",
    eval_mode:
      "Dropout that is left on would cost new digits as well. This network, asked in the same way, reads 88% of them, and 73% in validation.",
    augmented_validation: "",
    zero_grad:
      "The network is trained no further here, so gradients play no part. Still its loss varies by 0.21 in 20 looks.",
  },
};
