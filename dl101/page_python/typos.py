"""A keyword that is typed wrong: `retrun x`, of which Python says no more than "invalid syntax"."""

import keyword
import re
from difflib import get_close_matches

ALIKE = 0.6  # as difflib measures it: `fro` and `for` have 0.67
WORD = re.compile(r"[A-Za-z]{2,}")


def keyword_typo(code, lineno):
    """(place in the line, the word, the keyword that it is likely to be), or None.

    It is told only if the line can be read with that keyword in its place: what can't be read then is further down.
    """
    lines = code.splitlines()
    line = lines[lineno - 1] if lineno and lineno <= len(lines) else ""
    for found in WORD.finditer(line):
        for likely in keywords_like(found[0]):
            put_right = line[: found.start()] + likely + line[found.end() :]
            if reads([*lines[: lineno - 1], put_right, *lines[lineno:]], lineno):
                return found.start(), found[0], likely
    return None


def keywords_like(word):
    """Keywords that a word may be meant to be: the same letters first, then the most alike; none for a keyword."""
    if keyword.iskeyword(word):
        return []
    letters = sorted(word.lower())
    same = [one for one in keyword.kwlist if sorted(one.lower()) == letters]
    return [*same, *get_close_matches(word.lower(), set(keyword.kwlist) - set(same), cutoff=ALIKE)]


def reads(lines, lineno):
    """Whether Python can read a program up to this line, with it."""
    try:
        compile("\n".join(lines) + "\n", "tried", "exec")
    except SyntaxError as error:
        return error.lineno is not None and error.lineno > lineno
    except ValueError:  # signs that no source can hold
        return False
    return True
