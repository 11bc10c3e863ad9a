"""The stream of random numbers that the Playground draws from: same seed, same numbers, in Python and in JavaScript.

A port of the npm package seedrandom 3.0.5 (Copyright 2019 David Bau, MIT License, https://github.com/davidbau/seedrandom).
Inside is ARC4, a cipher of 1987 that is no longer safe for secrets and quite good enough for dots in a plot.
"""

BYTE = 256
SKIPPED = 256  # ARC4's first bytes tell too much of the seed: seedrandom throws them away


def seeded_random(seed):
    """A function that gives the next number in [0, 1) at each call, as Math.random does after Math.seedrandom(seed).

    The seed is text; of anything else, `str` makes text.
    """
    stream = arc4_bytes(mixed_key(str(seed)))
    for _ in range(SKIPPED):
        next(stream)
    return lambda: fraction(stream)


def fraction(stream):
    """A number in [0, 1) with 53 random bits: six bytes, and more until the first bit that counts is a 1."""
    numerator, denominator, last = 0, 1, 0
    for _ in range(6):
        numerator, denominator = numerator * BYTE + next(stream), denominator * BYTE
    while numerator < 2**52:
        numerator, denominator, last = (numerator + last) * BYTE, denominator * BYTE, next(stream)
    while numerator >= 2**53:
        numerator, denominator, last = numerator // 2, denominator // 2, last // 2
    return (numerator + last) / denominator


def mixed_key(text):
    """The bytes that stand for a seed, at most 256; a longer seed is folded over them."""
    units = text.encode("utf-16-le", "surrogatepass")  # JavaScript counts text in units of two bytes
    key, smear = [], 0
    for place, unit in enumerate(units[i] + BYTE * units[i + 1] for i in range(0, len(units), 2)):
        if place < BYTE:
            key.append(unit % BYTE)
        else:
            smear ^= key[place % BYTE] * 19
            key[place % BYTE] = (smear + unit) % BYTE
    return key or [0]


def arc4_bytes(key):
    """ARC4's endless bytes: 256 numbers, put in an order by the key, then two of them change places for each byte."""
    box, j = list(range(BYTE)), 0
    for i in range(BYTE):
        j = (j + box[i] + key[i % len(key)]) % BYTE
        box[i], box[j] = box[j], box[i]
    i = j = 0
    while True:
        i = (i + 1) % BYTE
        j = (j + box[i]) % BYTE
        box[i], box[j] = box[j], box[i]
        yield box[(box[i] + box[j]) % BYTE]
