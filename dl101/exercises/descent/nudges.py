"""Ways to nudge the numbers in an array and to compare what a function gives: ours, and those with a slip."""

from dl101.checker import LazyModule

np = LazyModule("numpy")


def nudged(x, place, by):
    """A copy of x in which one number is moved, or a row."""
    moved = x.copy()
    moved[place] += by
    return moved


def of_pairs(slope):
    """An answer that is made of f a nudge up and f a nudge down, as ours is: `slope(up, down, middle, h)`."""

    def answer(f, x, h):
        slopes = [slope(f(nudged(x, at, h)), f(nudged(x, at, -h)), f(x), h) for at in np.ndindex(x.shape)]
        return np.array(slopes).reshape(x.shape)

    return answer


right = of_pairs(lambda up, down, middle, h: (up - down) / (2 * h))


def never_back(f, x, h, back=0):
    """Each number stays where the last nudge left it."""
    x, slopes = x.copy(), []
    for place in np.ndindex(x.shape):
        x[place] += h
        up = f(x)
        x[place] -= 2 * h
        slopes.append((up - f(x)) / (2 * h))
        x[place] += back * h
    return np.array(slopes).reshape(x.shape)


def two_never_back(f, x, h):
    """The same with two copies, one for the nudges up and one for those down."""
    up, down, slopes = x.copy(), x.copy(), []
    for place in np.ndindex(x.shape):
        up[place] += h
        down[place] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.array(slopes).reshape(x.shape)


NOT_PUT_BACK = (never_back, lambda f, x, h: never_back(f, x, h, back=2), two_never_back)


def by_rows(f, x, h):
    return np.array([(f(nudged(x, i, h)) - f(nudged(x, i, -h))) / (2 * h) for i in range(len(x))])


def all_at_once(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


ALL_AT_ONCE = (all_at_once, lambda f, x, h: np.full(x.shape, all_at_once(f, x, h)))
ROW_BY_ROW = (by_rows, lambda f, x, h: by_rows(f, x, h).reshape(-1, *[1] * (x.ndim - 1)) * np.ones(x.shape))


def of_whole_numbers(f, x, h):
    """Copies of x that hold whole numbers: what is put into them loses its digits after the point."""
    slopes = []
    for place in np.ndindex(x.shape):
        up, down = x.astype(int), x.astype(int)
        up[place] = up[place] + h
        down[place] = down[place] - h
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.array(slopes).reshape(x.shape)
