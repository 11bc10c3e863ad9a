"""The gate AND."""

from dl101.checker import Misconception
from dl101.exercises.neuron.gate import ALWAYS, NEVER, ROOM, gate


def and_gate():
    """(w1, w2, b) that fire only for (1, 1)."""
    return 1, 1, -1.5


and_gate = gate(
    and_gate,
    misconceptions=[
        Misconception(
            "The corner (1, 1) lies exactly on the line: z = 0 there, and the neuron fires only above 0."
            " Leave it some room: a slightly larger bias lowers the bar.",
            lambda: (1, 1, -2),
        ),
        Misconception(
            "This is OR: one input is already enough to make it fire. AND should wait for both, so the bar"
            " has to be higher: which bias raises it?",
            lambda: (1, 1, -0.5),
        ),
        Misconception(
            "This is NAND: every answer is turned around. Flip the sign of all three numbers and see which"
            f" corners fire. {ROOM}",
            lambda: (-1, -1, 1.5),
        ),
        Misconception(
            f"{ALWAYS} A larger bias makes a neuron more eager, since the threshold is −b. To be strict, b"
            " has to be below 0.",
            lambda: (1, 1, 1),
        ),
        Misconception(
            f"{NEVER} The bar is too high even for both inputs together: w1 + w2 has to be above −b.",
            lambda: (1, 1, -3),
        ),
        Misconception(
            "This neuron listens to the first input alone. For AND, neither input may be enough by itself:"
            " w1 + b has to be 0 or less.",
            lambda: (2, 1, -1.5),
        ),
        Misconception(
            "This neuron listens to the second input alone. For AND, neither input may be enough by itself:"
            " w2 + b has to be 0 or less.",
            lambda: (1, 2, -1.5),
        ),
        Misconception(
            "It fires except where the first input alone is 1. Does the bias stand first? The order is w1, w2, b.",
            lambda: (-1.5, 1, 1),
        ),
    ],
    hints=[
        "Set the demo of the chapter to AND, and move the line until all four points are right. Which three"
        " numbers does it show?",
        "Take the same weight above 0 for both inputs. One of them alone must not pass the bar −b; both"
        " together must.",
        "With w1 = 1 and w2 = 1, the four sums are b, 1 + b, 1 + b and 2 + b. Choose b so that only the"
        " last is above 0.",
    ],
    praise="It fires only where both inputs are 1: one line separates the corner (1, 1) from the other three.",
)
