"""Mini-batches as they were observed (see observe/batches.py): what is true of them, and why they are not right.

Whether they are shuffled is judged for many indices alone: a few may come in order by chance.
"""

from collections import Counter
from itertools import pairwise

from dl101.checker.judge.wording import shortened, show
from dl101.checker.observe.plain_data import is_unusable, leaves

MANY = 40  # of so many indices, no right shuffle leaves an order, or batches of neighbors, by chance


class Batches:
    """What was observed for n indices and this batch size; `batches` is None where it is no list of batches."""

    def __init__(self, seen, n, batch_size):
        self.n, self.batch_size = n, batch_size
        self.seen = seen if isinstance(seen, dict) and "batches" in seen else {"batches": seen}
        self.given = self.seen["batches"]
        self.batches = self.given if is_list_of_batches(self.given) else None
        self.indices = [index for batch in self.batches or [] for index in batch]
        self.sizes = list(map(len, self.batches or []))
        self.sizes_wanted = [min(batch_size, n - start) for start in range(0, n, batch_size)]
        self.repeated = sorted(index for index, times in Counter(self.indices).items() if times > 1)
        self.missing = sorted(set(range(n)) - set(self.indices))

    def is_flat(self):
        """Whether it is one list of all indices."""
        return is_batch(self.given) and sorted(self.given) == list(range(self.n))

    def is_nearly_equal(self):
        """Whether there are as many batches as there should be, of other sizes, which differ by 1 at most."""
        is_even = self.is_complete and max(self.sizes) - min(self.sizes) <= 1
        return is_even and len(self.sizes) == len(self.sizes_wanted) and self.sizes != self.sizes_wanted

    def is_without_the_last(self):
        """Whether there are whole batches alone, though a short one is due, and no index is there twice."""
        whole = [self.batch_size] * (self.n // self.batch_size)
        return self.sizes == whole != self.sizes_wanted and not self.repeated

    def is_filled_up(self):
        """Whether all batches are whole, and what comes after all n indices are some of them again."""
        whole = [self.batch_size] * len(self.sizes_wanted)
        is_full = self.sizes == whole != self.sizes_wanted
        return is_full and not self.missing and len(set(self.indices[: self.n])) == self.n

    def is_overlapping(self):
        """Whether there are too many batches, and each begins with those in which the one before ends."""
        widths = range(1, self.batch_size + 1)
        pairs = list(pairwise(self.batches or []))
        is_shared = all(any(one[-width:] == next_one[:width] for width in widths) for one, next_one in pairs)
        return len(self.sizes) > len(self.sizes_wanted) and is_shared

    @property
    def is_complete(self):
        """Whether each index is there exactly once, and nothing else."""
        return self.batches is not None and sorted(self.indices) == list(range(self.n))

    @property
    def is_ready_to_be_judged(self):
        """Whether all is right but perhaps the shuffle, and the indices are enough to see that."""
        return self.is_complete and self.sizes == self.sizes_wanted and self.n >= MANY

    @property
    def are_in_order(self):
        return self.is_ready_to_be_judged and self.indices == sorted(self.indices)

    @property
    def are_of_neighbors(self):
        """Whether each batch holds indices that follow one another, in whatever order."""
        ready = self.is_ready_to_be_judged
        return ready and all(max(batch) - min(batch) == len(batch) - 1 for batch in self.batches)

    @property
    def are_by_other_chance(self):
        """Whether something else than the generator decides on the order."""
        return self.is_ready_to_be_judged and not (self.seen["repeats"] and self.seen["varies"])


def is_list_of_batches(given):
    return isinstance(given, list) and all(map(is_batch, given))


def is_batch(given):
    return isinstance(given, list) and all(map(is_index, given))


def is_index(leaf):
    return isinstance(leaf, int) and not isinstance(leaf, bool)


def fault(found):
    """What is wrong with `Batches`, as words that go on after the call, or None."""
    if found.batches is None:
        return not_batches(found.given)
    return wrong_indices(found) or wrong_sizes(found) or wrong_shuffle(found)


def not_batches(given):
    numbers = [leaf for leaf in leaves(given) if isinstance(leaf, float)]
    if numbers:
        return f"gives {numbers[0]!r} as an index. An index has to be a whole number, of the kind `int`."
    advice = f" {given['advice']}" if is_unusable(given) and given["advice"] else ""
    return (
        "should give a list of batches, each a list or array of whole numbers, and yours gives"
        f" {shortened(show(given))}.{advice}"
    )


def wrong_indices(found):
    odd = [index for index in found.indices if not 0 <= index < found.n]
    if odd:
        return f"gives the index {odd[0]}; the indices go from 0 to {found.n - 1}."
    parts = [f"leaves out {named(found.missing)}"] if found.missing else []
    parts += [f"gives {named(found.repeated)} more than once"] if found.repeated else []
    return f"{', and '.join(parts)}: {shortened(show(found.batches))}." if parts else None


def named(indices):
    """The first few: "3", "3 and 7", "3, 7, 8 and others"."""
    texts = [*map(str, indices[:3]), *(["others"] if len(indices) > 3 else [])]
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def wrong_sizes(found):
    if found.sizes == found.sizes_wanted:
        return None
    return f"should give batches of the sizes {show(found.sizes_wanted)}, and yours have {show(found.sizes)}."


def wrong_shuffle(found):
    if found.are_in_order:
        return f"is not shuffled: the first batch is {show(found.batches[0])}."
    if found.are_of_neighbors:
        return f"is not shuffled as a whole: the first batch holds the neighbors {show(sorted(found.batches[0]))}."
    if not found.are_by_other_chance:
        return None
    if found.seen["repeats"]:
        return "gives the same batches with a generator of another seed."
    return "gives other batches with a generator of the same seed: something else than `rng` decides on them."
