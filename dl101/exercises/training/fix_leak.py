"""To repair: a test set with copies of what was trained on, or the originals of such copies."""

from functools import partial

from dl101.checker import Exercise, LazyModule, Misconception
from dl101.checker.judge.splits import Split, fault
from dl101.exercises.mistakes.kinds import Kind, kind_of
from dl101.exercises.training.splits import (
    as_they_were,
    case,
    copies_first,
    copies_of_all,
    copies_on_both_sides,
    exact,
    example,
    exchanged,
    in_pairs,
    more,
    only_noisy,
    shuffled_apart,
    split,
    trained_on_all,
)

np = LazyModule("numpy")


def make_split(X, y, copies, rng):
    """A split, with copies in training."""
    order = rng.permutation(len(X))
    n = len(X) // 5
    test, train = order[:n], order[n:]
    noisy = np.tile(X[train], (copies, 1))
    noisy += rng.normal(0, 0.1, noisy.shape)
    X_train = np.concatenate([X[train], noisy])
    y_train = np.tile(y[train], copies + 1)
    return X_train, X[test], y_train, y[test]


def by_repeat(labels, times):
    return np.repeat(labels, times)


def once(labels, times):
    return labels


MISTAKES = [
    Kind(
        "Each table stands beside its labels. Both tables come first, then the labels of both:"
        " `return X_train, X_test, y_train, y_test`.",
        lambda found: found.is_in_pairs and not found.is_split,
        in_pairs,
    ),
    Misconception(
        "A noisy copy is nearly its original. If one of the two is trained on, the other is no longer new, and the"
        " test says how much was learned by heart. Split the originals first; then copy the training rows"
        " alone.",
        Kind(
            "Copies are still made before the split, so one example lands on both sides, itself or as a copy.",
            lambda found: found.in_both and found.has_copies_in_test and found.has_copies_in_training,
            copies_first,
        ),
        Kind(
            "The test set holds originals only, and copies of some of them are in training. Are the copies still made"
            " of all of `X`?",
            lambda found: found.in_both and not found.has_copies_in_test and not in_both_themselves(found),
            copies_of_all,
        ),
        Kind(
            "The test set holds originals only, and some of them are in training themselves.",
            lambda found: found.in_both and not found.has_copies_in_test,
            trained_on_all,
        ),
    ),
    Kind(
        "Training and test set have changed places: the copies are in the test set, and there are none in training.",
        lambda found: found.is_split and found.has_copies_in_test and found.has_times(1, 0),
        exchanged,
    ),
    Kind(
        "No example is on both sides now, but the test set has copies too. It should say how well new, *real* examples"
        " are told apart: originals only.",
        lambda found: found.is_split and found.has_copies_in_test,
        copies_on_both_sides,
    ),
    Kind(
        "Training has more rows than labels. A copy has the label of its original: repeat the labels as often as the"
        " rows, and in the same order.",
        lambda found: found.uneven and found.uneven[0] == "train" and found.uneven[1] > found.uneven[2],
        partial(split, labels=once),
    ),
    Kind(
        "Some rows have the label of another one. In which order do the rows stand, and in which the labels? `np.tile`"
        " puts all labels below each other, again and again; `np.repeat` repeats each of them on the spot.",
        lambda found: found.is_clean and found.has_wrong_labels,
        partial(split, labels=by_repeat),
        shuffled_apart,
    ),
    Kind(
        "There is no leak any more, and there are no copies either. They were no mistake: more examples to train on"
        " help. Make them of the training rows, after the split.",
        lambda found: found.is_clean and found.copies and found.has_times(1, 0),
        partial(split, made=as_they_were),
    ),
    Kind(
        "The training set holds the copies, and the originals they were made of are lost. Put both below each other.",
        lambda found: found.is_clean and found.copies and found.has_times(0, found.copies),
        partial(split, made=only_noisy),
    ),
    Kind(
        "The copies are exactly like their originals. A network learns nothing from them that it did not see already:"
        " add a little noise to each, from `rng.normal`.",
        lambda found: found.is_clean and found.copies and found.has_times(found.copies + 1, 0),
        partial(split, made=exact),
    ),
    Misconception(
        "`copies` says how many copies each original gets, beside itself.",
        Kind(
            "There is one too few.",
            lambda found: found.is_clean and found.has_times(1, found.copies - 1),
            partial(split, made=more(-1)),
        ),
        Kind(
            "There is one too many.",
            lambda found: found.is_clean and found.has_times(1, found.copies + 1),
            partial(split, made=more(1)),
        ),
    ),
    Kind(
        "The test set comes from one end of the data, as it stood. Data is often sorted, and then the test has classes"
        " that training lacks. Shuffle the originals with `rng` first.",
        lambda found: found.is_clean and found.is_in_order,
        partial(split, shuffled=False),
    ),
]


def in_both_themselves(found):
    """Whether an original stands on both sides as it is."""
    return bool({row for row in found.train if row[1]} & set(found.test))


def compare(seen, expected, case):
    """None where the split is clean, whatever its size; else what is wrong with it. There are many right ones."""
    return fault(Split(seen, case))


def same_kind(seen, wrong, case):
    """Whether both are right in this case, or wrong in the same way."""
    one, other = Split(seen, case), Split(wrong, case)
    if not fault(one) or not fault(other):
        return fault(one) == fault(other)
    return kind_of(one, MISTAKES) is kind_of(other, MISTAKES) is not None


fix_leak = Exercise(
    reference=make_split,
    called="fix_leak",
    cases=[case(20, 2, 0), case(30, 1, 1), case(40, 3, 2), case(20, 0, 3)],
    misconceptions=MISTAKES,
    hints=[
        "Take one example of the test set. Is there a row in the training set that differs from it by a little noise"
        " only? Where would a network have met the answer before?",
        "Two things happen in this function: rows are copied, and rows are split. In which order do an original"
        " and its copies stay on one side?",
        "First `order = rng.permutation(len(X))`, and from it the places `test` and `train`. Then make the noisy copies"
        " of `X[train]`, and repeat `y[train]` as often. `X[test]` and `y[test]` stay as they are.",
    ],
    compare=compare,
    same_mistake=same_kind,
    example=example,
    praise="What is tested was never seen, in no form. The score will be lower than before, and true.",
)
