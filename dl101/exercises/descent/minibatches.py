"""Mini-batches: all indices, shuffled and cut."""

from itertools import pairwise

from dl101.checker import Exercise, LazyModule, Misconception, Seeded
from dl101.checker.judge.batches import Batches, fault, is_batch
from dl101.checker.observe.batches import observe_batches

np = LazyModule("numpy")


def minibatches(n, batch_size, rng):
    """The indices 0 to n - 1, shuffled and cut into batches."""
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


def compare(seen, expected, case):
    """None where the batches have all that was asked for; else what they lack. There are many right ones."""
    n, batch_size, _ = case
    return fault(Batches(seen, n, batch_size))


def cut(indices, size):
    return [indices[start : start + size] for start in range(0, len(indices), size)]


class Kind(Misconception):
    """A kind of wrong batches: the message, what is true of the `Batches` for all of them, and examples."""

    def __init__(self, message, predicate, *answers):
        super().__init__(message, *answers, first_cases=LARGER)
        self.predicate = predicate


def is_flat(found):
    """Whether it is one list of all indices."""
    return is_batch(found.given) and sorted(found.given) == list(range(found.n))


def is_nearly_equal(found):
    """Whether there are as many batches as there should be, of sizes that differ by 1 at most."""
    is_even = found.is_complete and max(found.sizes) - min(found.sizes) <= 1
    return is_even and len(found.sizes) == len(found.sizes_wanted) and found.sizes != found.sizes_wanted


def is_without_the_last(found):
    """Whether there are whole batches alone, though a short one is due, and no index is there twice."""
    whole = [found.batch_size] * (found.n // found.batch_size)
    return found.sizes == whole != found.sizes_wanted and not found.repeated


def is_filled_up(found):
    """Whether all batches are whole, and what comes after all n indices are some of them again."""
    whole = [found.batch_size] * len(found.sizes_wanted)
    is_full = found.sizes == whole != found.sizes_wanted
    return is_full and not found.missing and len(set(found.indices[: found.n])) == found.n


def is_overlapping(found):
    """Whether there are too many batches, and each begins with those in which the one before ends."""
    widths = range(1, found.batch_size + 1)
    pairs = list(pairwise(found.batches or []))
    is_shared = all(any(one[-width:] == next_one[:width] for width in widths) for one, next_one in pairs)
    return len(found.sizes) > len(found.sizes_wanted) and is_shared


CASES = [(10, 4, Seeded(0)), (12, 3, Seeded(1)), (40, 8, Seeded(2)), (43, 10, Seeded(3))]
LARGER = len(CASES)  # in so many first cases, there is more than one batch: these tell a mistake
CASES += [(3, 5, Seeded(4))]

KINDS = [
    Kind(
        "This is one list of all indices. It still has to be cut into batches: the first `batch_size` indices, the"
        " next ones, and so on.",
        is_flat,
        lambda n, size, rng: rng.permutation(n),
    ),
    Kind(
        "Only one batch comes back. That is one update; an epoch goes through all examples, batch after batch. Return"
        " all of its batches in a list.",
        lambda found: found.sizes == [found.batch_size],
        lambda n, size, rng: cut(rng.permutation(n), size)[:1],
    ),
    Kind(
        "There are as many batches as `batch_size` says. But it says how many indices each batch holds; how many"
        " batches there are follows from that.",
        lambda found: found.is_complete and len(found.sizes) == found.batch_size,
        lambda n, size, rng: np.array_split(rng.permutation(n), size),
    ),
    Kind(
        "The number of batches is right, but the indices are spread evenly over them. Each batch holds `batch_size`"
        " indices, and only the last one may hold fewer.",
        is_nearly_equal,
        lambda n, size, rng: np.array_split(rng.permutation(n), -(-n // size)),
    ),
    Kind(
        "The last, short batch is left out, so some examples have no turn in this epoch. Let the batches begin at"
        " `range(0, n, batch_size)`: a slice that goes past the end stops there by itself.",
        is_without_the_last,
        lambda n, size, rng: [batch for batch in cut(rng.permutation(n), size) if len(batch) == size],
    ),
    Kind(
        "The last batch is filled up with indices that have had their turn. Each index comes once, so the last batch"
        " may be short: with n = 10 and batches of 4, it holds 2.",
        is_filled_up,
        lambda n, size, rng: cut(np.resize(rng.permutation(n), -(-n // size) * size), size),
    ),
    Kind(
        "The indices go from 1 to n. Python counts from 0: the first example has index 0, and the last one n − 1.",
        lambda found: found.missing == [0] and max(found.indices) == found.n == len(found.indices),
        lambda n, size, rng: cut(rng.permutation(n) + 1, size),
    ),
    Kind(
        "The batches overlap: each one begins inside the one before. From one start to the next, go on by"
        " `batch_size`, as `range(0, n, batch_size)` does.",
        is_overlapping,
        lambda n, size, rng: [batch for order in [rng.permutation(n)] for batch in windows(order, size)],
    ),
    Kind(
        "Some indices come more than once, and others not at all, as if each index, or each batch, were drawn by"
        " itself. Shuffle all indices once, and then cut: so each has its turn exactly once.",
        lambda found: found.repeated and found.missing,
        lambda n, size, rng: cut(rng.integers(0, n, n), size),
    ),
    Kind(
        "The batches are cut right, but the indices still stand in order. Where the data is sorted, a batch then holds"
        " examples of one kind only. Shuffle all indices with `rng` first.",
        lambda found: found.are_in_order,
        lambda n, size, rng: cut(np.arange(n), size),
    ),
    Kind(
        "Each batch still holds neighbors, indices that follow one another. It is not enough to shuffle within each"
        " batch, or to shuffle whole batches. Shuffle all indices first, and then cut.",
        lambda found: found.are_of_neighbors,
        lambda n, size, rng: [rng.permutation(batch) for batch in cut(np.arange(n), size)],
    ),
    Kind(
        "The order does not come from `rng` alone. The generator is an input, so that the same seed gives the same"
        " batches again, and another seed gives others. Use its own functions, such as `rng.permutation`.",
        lambda found: found.are_by_other_chance,
        lambda n, size, rng: cut(np.random.permutation(n), size),
        lambda n, size, rng: cut(np.random.default_rng(0).permutation(n), size),
    ),
]


def windows(order, size):
    return [order[start : start + size] for start in range(len(order))]


def kind_of(found):
    """The first of KINDS that is true of these batches, or None."""
    return next((kind for kind in KINDS if kind.predicate(found)), None)


def same_kind(seen, wrong, case):
    """Whether both are right in this case, or wrong in the same way."""
    n, batch_size, _ = case
    one, other = Batches(seen, n, batch_size), Batches(wrong, n, batch_size)
    if not fault(one) or not fault(other):
        return fault(one) == fault(other)
    return kind_of(one) is kind_of(other) is not None


minibatches = Exercise(
    reference=minibatches,
    cases=CASES,
    misconceptions=KINDS,
    hints=[
        "Write the indices 0 to 9 on ten slips of paper, shuffle them, and deal batches of 4. How many batches are"
        " there, and how many slips does the last one have?",
        "There are two steps: first shuffle all n indices at once, then cut that row into pieces, from the front. Where"
        " does each piece begin?",
        "`order = rng.permutation(n)` is a row of the shuffled indices. The batches begin at `range(0, n, batch_size)`,"
        " and the one that begins at `start` is `order[start : start + batch_size]`. Return them in a list.",
    ],
    observe=observe_batches,
    compare=compare,
    same_mistake=same_kind,
    praise="Each example has its turn exactly once, in a new order: that is an epoch.",
)
