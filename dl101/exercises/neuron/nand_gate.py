"""The gate NAND."""

from dl101.checker import Misconception
from dl101.exercises.neuron.gate import ALWAYS, NEVER, ROOM, gate


def nand_gate():
    """(w1, w2, b) that fire except for (1, 1)."""
    return -1, -1, 1.5


nand_gate = gate(
    nand_gate,
    misconceptions=[
        Misconception(
            "The corners (0, 1) and (1, 0) lie exactly on the line: z = 0 there, and the neuron fires only"
            " above 0. A slightly larger bias gives them room.",
            lambda: (-1, -1, 1),
        ),
        Misconception(
            "This is AND. NAND is short for NOT AND: every answer is turned around. Which three signs turn every"
            f" sum around? {ROOM}",
            lambda: (1, 1, -1.5),
        ),
        Misconception(
            "This is NOR: it says no as soon as one input is 1. NAND says no only to both together: it"
            " needs a larger bias.",
            lambda: (-1, -1, 0.5),
        ),
        Misconception(
            "This is OR. NAND wants yes at (0, 0), so the bias has to be above 0, and each input has to"
            " speak against firing.",
            lambda: (1, 1, -0.5),
        ),
        Misconception(
            f"{ALWAYS} At (1, 1), NAND wants no: there the two weights together have to outweigh the bias.",
            lambda: (-1, -1, 3),
        ),
        Misconception(
            f"{NEVER} At (0, 0) the sum is the bias alone, and there NAND wants yes: b has to be above 0.",
            lambda: (-1, -1, -1.5),
        ),
        Misconception(
            "The first input alone already stops it. For NAND, one input may not be enough to stop it: w1 +"
            " b has to be above 0.",
            lambda: (-2, -1, 1.5),
        ),
        Misconception(
            "The second input alone already stops it. For NAND, one input may not be enough to stop it: w2"
            " + b has to be above 0.",
            lambda: (-1, -2, 1.5),
        ),
        Misconception(
            "It fires only where the first input alone is 1. Does the bias stand first? The order is w1, w2, b.",
            lambda: (1.5, -1, -1),
        ),
    ],
    hints=[
        "NAND is AND with every answer turned around. In the demo, a button swaps the two sides of the line.",
        "Nothing coming in has to be enough to fire, so b is above 0. Each input speaks against firing, so"
        " its weight is below 0.",
        "With w1 = −1 and w2 = −1, the four sums are b, b − 1, b − 1 and b − 2. Choose b so that only the"
        " last is not above 0.",
    ],
    praise="It fires except where both inputs are 1. From NAND gates alone, one can build the logic of any computer.",
)
