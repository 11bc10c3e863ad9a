"""Ten scripted hands, each with habits that the data's writers don't have, or seldom.

No training saw anything like their odd digits. They are made up, so they say what can happen, and not how often it
does. The rest of a hand's digits have the first forms of `dl101.datasets.forms`.
"""

from dl101.datasets.forms import FORMS, curve, line
from dl101.datasets.strokes import Hand

CURL_0 = [
    curve(
        (0.4, 0.45),
        (0.2, 0.3),
        (0.4, 0.02),
        (0.64, 0.4),
        (0.5, 0.9),
        (0.3, 1),
        (0.05, 0.8),
        (0, 0.4),
        (0.15, 0.08),
    )
]
SLASHED_0 = [*FORMS[0]["closed"], line((0.04, 0.95), (0.62, 0.05))]
FLAGGED_1 = [line((0, 0.55), (0.5, 0), (0.4, 1))]  # its flag is as long as a 7's bar
ROOF_1 = [line((0, 1), (0.3, 0), (0.6, 1))]
Z_2 = [line((0, 0.02), (0.6, 0), (0, 1), (0.62, 0.98)), line((0.1, 0.5), (0.52, 0.5))]
ALPHA_2 = [
    curve(
        (0, 0.1),
        (0.4, 0),
        (0.5, 0.3),
        (0.2, 0.9),
        (0, 0.8),
        (0.1, 0.55),
        (0.4, 0.65),
        (0.5, 0.95),
        (0.66, 0.85),
    )
]
Y_4 = [curve((0.04, 0.02), (0.04, 0.26), (0.26, 0.4), (0.54, 0.3)), line((0.6, 0), (0.5, 0.7), (0.2, 1))]
HOOK_5 = [curve((0.2, 0), (0.2, 0), (0.14, 0.34), (0.14, 0.34), (0.5, 0.4), (0.5, 0.9), (0.1, 1))]  # no bar
RING_6 = [
    line((0.04, 0), (0.04, 0.94)),
    curve((0.04, 0.6), (0.36, 0.5), (0.58, 0.75), (0.36, 1), (0.04, 0.9)),
]
FLAG_7 = [line((0, 0.16), (0.36, 0), (0.36, 1))]  # as others write a 1
FOOT_7 = [line((0, 0.02), (0.6, 0), (0.2, 1)), line((0, 1), (0.5, 0.98))]
GAMMA_8 = [curve((0, 0), (0.3, 0.45), (0.5, 0.8), (0.3, 1), (0.1, 0.8), (0.3, 0.45), (0.62, 0))]
G_9 = [
    curve(
        (0.5, 0.08), (0.2, 0), (0.04, 0.22), (0.2, 0.42), (0.5, 0.3), (0.52, 0.06), (0.52, 0.06), (0.52, 0.7)
    ),
    curve((0.52, 0.7), (0.36, 1), (0.06, 0.9), (0.1, 0.7), (0.4, 0.62), (0.64, 0.5)),
]
RING_9 = [
    curve((0.5, 0.3), (0.4, 0.04), (0.1, 0.04), (0.02, 0.34), (0.2, 0.56), (0.5, 0.3)),
    line((0.54, 0), (0.54, 1)),
]

HANDS = {
    "leans far right, crossed 7": Hand({7: FORMS[7]["crossed"], 1: FORMS[1]["bare"]}, slant=32),
    "leans left, 9 like a g, hooked 5": Hand({9: G_9, 5: HOOK_5, 4: FORMS[4]["closed"]}, slant=-22),
    "small and wide, slashed 0": Hand({0: SLASHED_0, 7: FORMS[7]["bent"]}, size=0.3, width=1.6),
    "1 that looks like a 7": Hand({1: FLAGGED_1, 7: FORMS[7]["crossed"]}, slant=10),
    "7 that looks like a 1": Hand({1: FORMS[1]["bare"], 7: FLAG_7}),
    "4 open like a y, 7 with a foot": Hand({4: Y_4, 7: FOOT_7}),
    "barred 2, 1 like a roof, curled 0": Hand({2: Z_2, 1: ROOF_1, 0: CURL_0}, slant=6),
    "2 like an α, 6 like a b, 9 like a q": Hand({2: ALPHA_2, 6: RING_6, 9: RING_9}, width=0.75),
    "turned paper, open 8": Hand({8: GAMMA_8, 1: FORMS[1]["flag and foot"]}, turn=-25),
    "trembles, 8 like a γ": Hand({8: GAMMA_8, 5: FORMS[5]["as an S"]}, tremor=0.04, turn=8),
}
