"""Mini-batches: all indices, shuffled and cut."""

from dl101.checker import Exercise, LazyModule, Misconception, Seeded
from dl101.checker.judge.batches import Batches, fault
from dl101.checker.observe.batches import observe_batches
from dl101.exercises.mistakes.kinds import Kind, kind_of

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


CASES = [(10, 4, Seeded(0)), (12, 3, Seeded(1)), (40, 8, Seeded(2)), (43, 10, Seeded(3))]
LARGER = len(CASES)  # in so many first cases, there is more than one batch
CASES += [(3, 5, Seeded(4))]


def kind(message, predicate, *answers):
    """A kind of wrong batches, of which the cases with several batches tell."""
    return Kind(message, predicate, *answers, first_cases=LARGER)


MISTAKES = [
    kind(
        "This is one list of all indices. It still has to be cut into batches: the first `batch_size` indices, the"
        " next ones, and so on.",
        Batches.is_flat,
        lambda n, size, rng: rng.permutation(n),
    ),
    kind(
        "Only one batch comes back. That is one update; an epoch goes through all examples, batch after batch. Return"
        " all of its batches in a list.",
        lambda found: found.sizes == [found.batch_size],
        lambda n, size, rng: cut(rng.permutation(n), size)[:1],
    ),
    Misconception(
        "Each batch holds `batch_size` indices, and only the last one may hold fewer. How many batches there are"
        " follows from that.",
        kind(
            "There are as many batches as `batch_size` says.",
            lambda found: found.is_complete and len(found.sizes) == found.batch_size,
            lambda n, size, rng: np.array_split(rng.permutation(n), size),
        ),
        kind(
            "The number of batches is right, but the indices are spread evenly over them.",
            Batches.is_nearly_equal,
            lambda n, size, rng: np.array_split(rng.permutation(n), -(-n // size)),
        ),
    ),
    kind(
        "The last, short batch is left out, so some examples have no turn in this epoch. Let the batches begin at"
        " `range(0, n, batch_size)`: a slice that goes past the end stops there by itself.",
        Batches.is_without_the_last,
        lambda n, size, rng: [batch for batch in cut(rng.permutation(n), size) if len(batch) == size],
    ),
    kind(
        "The last batch is filled up with indices that have had their turn. Each index comes once, so the last batch"
        " may be short: with n = 10 and batches of 4, it holds 2.",
        Batches.is_filled_up,
        lambda n, size, rng: cut(np.resize(rng.permutation(n), -(-n // size) * size), size),
    ),
    kind(
        "The indices go from 1 to n. Python counts from 0: the first example has index 0, and the last one n − 1.",
        lambda found: found.missing == [0] and max(found.indices) == found.n == len(found.indices),
        lambda n, size, rng: cut(rng.permutation(n) + 1, size),
    ),
    kind(
        "The batches overlap: each one begins inside the one before. From one start to the next, go on by"
        " `batch_size`, as `range(0, n, batch_size)` does.",
        Batches.is_overlapping,
        lambda n, size, rng: [batch for order in [rng.permutation(n)] for batch in windows(order, size)],
    ),
    kind(
        "Some indices come more than once, and others not at all, as if each index, or each batch, were drawn by"
        " itself. Shuffle all indices once, and then cut: so each has its turn exactly once.",
        lambda found: found.repeated and found.missing,
        lambda n, size, rng: cut(rng.integers(0, n, n), size),
    ),
    kind(
        "The batches are cut right, but the indices still stand in order. Where the data is sorted, a batch then holds"
        " examples of one kind only. Shuffle all indices with `rng` first.",
        lambda found: found.are_in_order,
        lambda n, size, rng: cut(np.arange(n), size),
    ),
    kind(
        "Each batch still holds neighbors, indices that follow one another. It is not enough to shuffle within each"
        " batch, or to shuffle whole batches. Shuffle all indices first, and then cut.",
        lambda found: found.are_of_neighbors,
        lambda n, size, rng: [rng.permutation(batch) for batch in cut(np.arange(n), size)],
    ),
    kind(
        "The order does not come from `rng` alone. The generator is an input, so that the same seed gives the same"
        " batches again, and another seed gives others. Use its own functions, such as `rng.permutation`.",
        lambda found: found.are_by_other_chance,
        lambda n, size, rng: cut(np.random.permutation(n), size),
        lambda n, size, rng: cut(np.random.default_rng(0).permutation(n), size),
    ),
]


def windows(order, size):
    return [order[start : start + size] for start in range(len(order))]


def same_kind(seen, wrong, case):
    """Whether both are right in this case, or wrong in the same way."""
    n, batch_size, _ = case
    one, other = Batches(seen, n, batch_size), Batches(wrong, n, batch_size)
    if not fault(one) or not fault(other):
        return fault(one) == fault(other)
    return kind_of(one, MISTAKES) is kind_of(other, MISTAKES) is not None


minibatches = Exercise(
    reference=minibatches,
    cases=CASES,
    misconceptions=MISTAKES,
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
