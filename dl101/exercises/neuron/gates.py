"""Three gates: AND, OR, NAND."""

from dl101.checker import Exercise, Misconception
from dl101.checker.observe.gates import observe_gate
from dl101.exercises.neuron.gate_sums import alike_gate, compare_gate


def and_gate():
    """(w1, w2, b) of a neuron that fires only where both inputs are 1."""
    return 1, 1, -1.5


def or_gate():
    """(w1, w2, b) of a neuron that fires where at least one input is 1."""
    return 1, 1, -0.5


def nand_gate():
    """(w1, w2, b) of a neuron that fires except where both inputs are 1."""
    return -1, -1, 1.5


def neuron_with(w1, w2, b):
    """An answer to a gate that gives these three numbers."""
    return lambda: (w1, w2, b)


NEVER = "This neuron never fires: in no corner is z above 0."
ALWAYS = "This neuron fires in all four corners."

and_gate = Exercise(
    reference=and_gate,
    cases=[()],
    misconceptions=[
        Misconception(
            "The corner (1, 1) lies exactly on the line: z = 0 there, and the neuron fires only above 0."
            " Leave it some room: a slightly larger bias lowers the bar.",
            neuron_with(1, 1, -2),
        ),
        Misconception(
            "This is OR: one input is already enough to make it fire. AND should wait for both, so the bar"
            " has to be higher: which bias raises it?",
            neuron_with(1, 1, -0.5),
        ),
        Misconception(
            "This is NAND: every answer is turned around. Flip the sign of all three numbers and see which"
            " corners fire.",
            neuron_with(-1, -1, 1.5),
        ),
        Misconception(
            f"{ALWAYS} A larger bias makes a neuron more eager, since the threshold is −b. To be strict, b"
            " has to be below 0.",
            neuron_with(1, 1, 1),
        ),
        Misconception(
            f"{NEVER} The bar is too high even for both inputs together: w1 + w2 has to be above −b.",
            neuron_with(1, 1, -3),
        ),
        Misconception(
            "This neuron listens to the first input alone. For AND, neither input may be enough by itself:"
            " w1 + b has to be 0 or less.",
            neuron_with(2, 1, -1.5),
        ),
        Misconception(
            "This neuron listens to the second input alone. For AND, neither input may be enough by itself:"
            " w2 + b has to be 0 or less.",
            neuron_with(1, 2, -1.5),
        ),
        Misconception(
            "It fires except where the first input alone is 1. Does the bias stand first? The order is w1, w2, b.",
            neuron_with(-1.5, 1, 1),
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
    observe=observe_gate,
    compare=compare_gate,
    same_mistake=alike_gate,
    praise="It fires only where both inputs are 1: one line parts the corner (1, 1) from the other three.",
)

or_gate = Exercise(
    reference=or_gate,
    cases=[()],
    misconceptions=[
        Misconception(
            "The corners (0, 1) and (1, 0) lie exactly on the line: z = 0 there, and the neuron fires only"
            " above 0. A slightly larger bias gives them room.",
            neuron_with(1, 1, -1),
        ),
        Misconception(
            "This is AND: it waits for both inputs. For OR, one alone has to pass the bar, so the bar has"
            " to be lower.",
            neuron_with(1, 1, -1.5),
        ),
        Misconception(
            "This is NOR: every answer of OR is turned around. Flip the sign of all three numbers and see"
            " which corners fire.",
            neuron_with(-1, -1, 0.5),
        ),
        Misconception(
            f"{ALWAYS} At (0, 0) the sum is the bias alone, and there OR wants no: b has to be 0 or less."
            " (Is your order w1, w2, b?)",
            neuron_with(1, 1, 0.5),
        ),
        Misconception(
            f"{NEVER} For OR, each weight has to pass the bar −b by itself.", neuron_with(1, 1, -3)
        ),
        Misconception(
            "This neuron listens to the first input alone. For OR, the second has to be enough by itself"
            " too: w2 + b has to be above 0.",
            neuron_with(2, 1, -1.5),
        ),
        Misconception(
            "This neuron listens to the second input alone. For OR, the first has to be enough by itself"
            " too: w1 + b has to be above 0.",
            neuron_with(1, 2, -1.5),
        ),
    ],
    hints=[
        "Start from a neuron for AND. It waits for both inputs. Which number decides how high the bar is?",
        "Each input alone has to pass the bar −b, and no input at all must not. So the bar lies between 0"
        " and the smaller weight.",
        "With w1 = 1 and w2 = 1, the four sums are b, 1 + b, 1 + b and 2 + b. Choose b so that only the"
        " first is not above 0.",
    ],
    observe=observe_gate,
    compare=compare_gate,
    same_mistake=alike_gate,
    praise="It fires as soon as one input is 1. Compared with AND, only the line has moved.",
)

nand_gate = Exercise(
    reference=nand_gate,
    cases=[()],
    misconceptions=[
        Misconception(
            "The corners (0, 1) and (1, 0) lie exactly on the line: z = 0 there, and the neuron fires only"
            " above 0. A slightly larger bias gives them room.",
            neuron_with(-1, -1, 1),
        ),
        Misconception(
            "This is AND. NAND is short for NOT AND: every answer is turned around. Which three signs turn every"
            " sum around?",
            neuron_with(1, 1, -1.5),
        ),
        Misconception(
            "This is NOR: it says no as soon as one input is 1. NAND says no only to both together: it"
            " needs a larger bias.",
            neuron_with(-1, -1, 0.5),
        ),
        Misconception(
            "This is OR. NAND wants yes at (0, 0), so the bias has to be above 0, and each input has to"
            " speak against firing.",
            neuron_with(1, 1, -0.5),
        ),
        Misconception(
            f"{ALWAYS} At (1, 1), NAND wants no: there the two weights together have to outweigh the bias.",
            neuron_with(-1, -1, 3),
        ),
        Misconception(
            f"{NEVER} At (0, 0) the sum is the bias alone, and there NAND wants yes: b has to be above 0.",
            neuron_with(-1, -1, -1.5),
        ),
        Misconception(
            "The first input alone already stops it. For NAND, one input may not be enough to stop it: w1 +"
            " b has to be above 0.",
            neuron_with(-2, -1, 1.5),
        ),
        Misconception(
            "The second input alone already stops it. For NAND, one input may not be enough to stop it: w2"
            " + b has to be above 0.",
            neuron_with(-1, -2, 1.5),
        ),
        Misconception(
            "It fires only where the first input alone is 1. Does the bias stand first? The order is w1, w2, b.",
            neuron_with(1.5, -1, -1),
        ),
    ],
    hints=[
        "NAND is AND with every answer turned around. In the demo, a button swaps the two sides of the line.",
        "Nothing coming in has to be enough to fire, so b is above 0. Each input speaks against firing, so"
        " its weight is below 0.",
        "With w1 = −1 and w2 = −1, the four sums are b, b − 1, b − 1 and b − 2. Choose b so that only the"
        " last is not above 0.",
    ],
    observe=observe_gate,
    compare=compare_gate,
    same_mistake=alike_gate,
    praise="It fires except where both inputs are 1. From NAND gates alone, one can build every computer.",
)
