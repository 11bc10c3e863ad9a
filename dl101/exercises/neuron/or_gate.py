"""The gate OR."""

from dl101.checker import Misconception
from dl101.exercises.neuron.gate import ALWAYS, NEVER, ROOM, gate


def or_gate():
    """(w1, w2, b) that fire if any input is 1."""
    return 1, 1, -0.5


or_gate = gate(
    or_gate,
    misconceptions=[
        Misconception(
            "The corners (0, 1) and (1, 0) lie exactly on the line: z = 0 there, and the neuron fires only"
            " above 0. A slightly larger bias gives them room.",
            lambda: (1, 1, -1),
        ),
        Misconception(
            "This is AND: it waits for both inputs. For OR, one alone has to pass the bar, so the bar has"
            " to be lower.",
            lambda: (1, 1, -1.5),
        ),
        Misconception(
            "This is NOR: every answer of OR is turned around. Flip the sign of all three numbers and see"
            f" which corners fire. {ROOM}",
            lambda: (-1, -1, 0.5),
        ),
        Misconception(
            "This is NAND: it fires at (0, 0) and not at (1, 1), where OR wants the opposite. For OR, each input"
            " speaks for firing, so its weight is above 0, and b is 0 or less.",
            lambda: (-1, -1, 1.5),
        ),
        Misconception(
            f"{ALWAYS} At (0, 0) the sum is the bias alone, and there OR wants no: b has to be 0 or less."
            " (Is your order w1, w2, b?)",
            lambda: (1, 1, 0.5),
        ),
        Misconception(f"{NEVER} For OR, each weight has to pass the bar −b by itself.", lambda: (1, 1, -3)),
        Misconception(
            "This neuron listens to the first input alone. For OR, the second has to be enough by itself"
            " too: w2 + b has to be above 0.",
            lambda: (2, 1, -1.5),
        ),
        Misconception(
            "This neuron listens to the second input alone. For OR, the first has to be enough by itself"
            " too: w1 + b has to be above 0.",
            lambda: (1, 2, -1.5),
        ),
    ],
    hints=[
        "Start from a neuron for AND. It waits for both inputs. Which number decides how high the bar is?",
        "Each input alone has to pass the bar −b, and no input at all must not. So the bar lies between 0"
        " and the smaller weight.",
        "With w1 = 1 and w2 = 1, the four sums are b, 1 + b, 1 + b and 2 + b. Choose b so that only the"
        " first is not above 0.",
    ],
    praise="It fires as soon as one input is 1. Compared with AND, only the line has moved.",
)
