"""A split into training and test set, some of it noisy copies: what is true of it, and why it is not right.

Each row is known by the original that it lies nearest to: those of a case lie far apart.
"""

from collections import Counter

from dl101.checker.judge.wording import shortened, show
from dl101.checker.observe.plain_data import is_number, is_numeric, is_unusable, shape

SAME = 1e-3  # so much apart in each column, a row is the original itself
NEAR = 9  # so much apart, it is a copy of it


class Split:
    """What was given back for X, y and so many copies; `train` and `test` are empty where there are no such tables."""

    def __init__(self, seen, case):
        self.seen = seen
        self.X, self.y, self.copies = case[0].values, case[1].values, case[2]
        parts = seen if isinstance(seen, list) and len(seen) == 4 else []
        self.is_in_pairs = bool(parts) and self.fit(parts[0], parts[1]) and self.fit(parts[2], parts[3])
        self.is_split = bool(parts) and self.fit(parts[0], parts[2]) and self.fit(parts[1], parts[3])
        has_tables = bool(parts) and self.is_table(parts[0]) and self.is_table(parts[1])
        X_train, X_test, *labels = parts if has_tables else ([], [], [], [])
        self.train, self.test = (list(map(self.original, table)) for table in (X_train, X_test))
        self.labels = [label for part in labels for label in part] if self.is_split else []
        self.uneven = uneven("train", X_train, labels[0]) or uneven("test", X_test, labels[1])

    def is_table(self, table):
        """Whether these are rows as X has them."""
        rows = shape(table) or ()
        return len(rows) == 2 and rows[1] == len(self.X[0]) and is_numeric(table)

    def fit(self, table, labels):
        """Whether these are rows as X has them, and as many labels."""
        return self.is_table(table) and shape(labels) == shape(table)[:1] and all(map(is_number, labels))

    def original(self, row):
        """(the original's place, whether it is the original itself); (None, False) where none is near."""
        apart = [max(abs(a - b) for a, b in zip(row, one, strict=True)) for one in self.X]
        nearest = min(apart)
        return (apart.index(nearest), nearest < SAME) if nearest < NEAR else (None, False)

    @property
    def in_both(self):
        """Originals that stand in training and in the test set, in whatever form."""
        return {place for place, _ in self.train} & {place for place, _ in self.test} - {None}

    @property
    def has_copies_in_test(self):
        return any(not is_itself for _, is_itself in self.test)

    @property
    def has_copies_in_training(self):
        return any(not is_itself for _, is_itself in self.train)

    @property
    def times(self):
        """How often each original of the training set stands there itself, and how often as a copy."""
        itself = Counter(place for place, is_itself in self.train if is_itself)
        copied = Counter(place for place, is_itself in self.train if not is_itself)
        return {place: (itself[place], copied[place]) for place, _ in self.train}

    def has_times(self, itself, copied):
        """Whether each original in training stands there so often itself, and so often as a copy."""
        return bool(self.train) and set(self.times.values()) == {(itself, copied)}

    @property
    def has_wrong_labels(self):
        places = [place for place, _ in self.train + self.test]
        return any(
            place is not None and self.y[place] != label
            for place, label in zip(places, self.labels, strict=True)
        )

    @property
    def is_in_order(self):
        """Whether the test set holds the first originals, or the last ones, as they stood."""
        places, n = sorted(place for place, _ in self.test if place is not None), len(self.X)
        return places in (list(range(len(places))), list(range(n - len(places), n)))

    @property
    def is_clean(self):
        """Whether no original is on both sides, and the test set holds originals only, each of them once."""
        is_single = len(set(self.test)) == len(self.test)
        return self.is_split and not self.in_both and not self.has_copies_in_test and is_single


def uneven(part, table, labels):
    """(the part, how many rows, how many labels) where there is not a label for each row, or None."""
    is_row = len(shape(labels) or ()) == 1
    return (part, len(table), len(labels)) if is_row and len(labels) != len(table) else None


def fault(found):
    """What is wrong with a `Split`, as words that go on after the call, or None."""
    if not found.is_split:
        return no_split(found)
    if not found.train or not found.test:
        return f"leaves the {'training' if not found.train else 'test'} set empty."
    if (None, False) in found.train + found.test:
        return "gives a row that is near none of the originals."
    return wrong_test(found) or wrong_training(found)


def no_split(found):
    if found.is_in_pairs:
        return "gives each table with its labels beside it; `return X_train, X_test, y_train, y_test` is asked for."
    if found.uneven:
        part, rows, labels = found.uneven
        return f"gives {rows} rows in `X_{part}`, and {labels} labels in `y_{part}`."
    advice = f" {found.seen['advice']}" if is_unusable(found.seen) else ""
    return (
        "should give two tables, each with its labels, `return X_train, X_test, y_train, y_test`, and yours gives"
        f" {shortened(show(found.seen))}.{advice}"
    ).rstrip()


def wrong_test(found):
    if found.in_both:
        return f"has {len(found.in_both)} of {len(found.X)} originals on both sides, themselves or as copies."
    if found.has_copies_in_test:
        return "has noisy copies in the test set."
    if len(set(found.test)) < len(found.test):
        return "has the same original twice in the test set."
    if found.has_wrong_labels:
        return "gives a row the label of another one."
    return "takes the test set from one end of the data, without shuffling." if found.is_in_order else None


def so_often(count):
    return {0: "never", 1: "once"}.get(count, f"{count} times")


def wrong_training(found):
    lost = len(found.X) - len({place for place, _ in found.train + found.test})
    if lost:
        return f"leaves out {lost} of {len(found.X)} originals."
    if found.has_times(1, found.copies):
        return None
    place, (itself, copied) = next(
        item for item in found.times.items() if item[1] != (1, found.copies)
    )  # the first that is not as it should be
    return (
        f"should have each original in training once, with {found.copies} noisy copies; the one in row {place} of X"
        f" is there {so_often(itself)} itself, and {so_often(copied)} as a copy."
    )
