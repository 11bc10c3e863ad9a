"""Splits with noisy copies, made in right and wrong ways; and the examples that they are tried on."""

from dl101.checker import Array, LazyModule, Seeded, worked_example

np = LazyModule("numpy")
FAR = 20  # between two originals: so it is known which one a noisy copy comes from


def example_rows(n):
    """(X, y): n originals that lie far apart, with three classes."""
    X = [[FAR * i, FAR * (7 * i % n), FAR * (i * i % 5)] for i in range(n)]
    return Array(*X), Array(*(i * i % 3 for i in range(n)), dtype=int)


def case(n, copies, seed):
    return (*example_rows(n), copies, Seeded(seed))


def example(inputs):
    """The call, and a line that says what comes in."""
    X, _, copies, rng = inputs
    told = [
        f"X: {len(X.values)} examples, {len(X.values[0])} numbers each",
        "y: their labels",
        f"rng = {rng}",
    ]
    return worked_example(f"make_split(X, y, {copies}, rng)", told=told)


def halves(n, rng, shuffled=True):
    """The places of training and test set."""
    order = rng.permutation(n) if shuffled else np.arange(n)
    return order[n // 5 :], order[: n // 5]


def noisy(X, copies, rng, noise=0.1):
    """X and its noisy copies, one below the other."""
    return np.concatenate([X, *(X + rng.normal(0, noise, X.shape) for _ in range(copies))])


def split(X, y, copies, rng, shuffled=True, made=noisy, labels=None):
    """Our answer, or one with a slip: `made(X, copies, rng)` makes the rows of training, `labels(y, times)` theirs."""
    train_rows, test_rows = halves(len(X), rng, shuffled)
    X_train = made(X[train_rows], copies, rng)
    y_train = (labels or np.tile)(y[train_rows], len(X_train) // len(train_rows))
    return X_train, X[test_rows], y_train, y[test_rows]


def copies_first(X, y, copies, rng):
    """As given."""
    return split(noisy(X, copies, rng), np.tile(y, copies + 1), 0, rng)


def trained_on_all(X, y, copies, rng):
    """A test set of originals, and a training set of everything."""
    _, test = halves(len(X), rng)
    return noisy(X, copies, rng), X[test], np.tile(y, copies + 1), y[test]


def copies_of_all(X, y, copies, rng):
    """The originals are split, and the copies are made of all of them."""
    train, test = halves(len(X), rng)
    copied = noisy(X, copies, rng)[len(X) :]
    X_train = np.concatenate([X[train], copied])
    return X_train, X[test], np.concatenate([y[train], np.tile(y, copies)]), y[test]


def copies_on_both_sides(X, y, copies, rng):
    train, test = halves(len(X), rng)
    made = [noisy(X[rows], copies, rng) for rows in (train, test)]
    return (*made, *(np.tile(y[rows], copies + 1) for rows in (train, test)))


def exchanged(X, y, copies, rng):
    X_train, X_test, y_train, y_test = split(X, y, copies, rng)
    return X_test, X_train, y_test, y_train


def in_pairs(X, y, copies, rng):
    X_train, X_test, y_train, y_test = split(X, y, copies, rng)
    return X_train, y_train, X_test, y_test


def shuffled_apart(X, y, copies, rng):
    """Rows and labels are shuffled, each by themselves."""
    return split(rng.permutation(X), rng.permutation(y), copies, rng)


def as_they_were(X, copies, rng):
    return X


def only_noisy(X, copies, rng):
    return noisy(X, copies, rng)[len(X) :] if copies else X


def exact(X, copies, rng):
    return np.tile(X, (copies + 1, 1))


def more(number):
    """So many copies more than asked for."""
    return lambda X, copies, rng: noisy(X, max(0, copies + number), rng)
