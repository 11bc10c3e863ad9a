"""A dense network of PyTorch's, of any depth."""

from itertools import pairwise

from dl101.checker import Exercise, LazyModule, Misconception
from dl101.checker.judge.layers import SOFTMAXES, Layers, fault
from dl101.checker.observe.layers import observe_network
from dl101.exercises.mistakes.kinds import Kind, kind_of
from dl101.exercises.mistakes.module_errors import explain
from dl101.exercises.training.networks import as_module, chain, each_linear, with_ends

torch = LazyModule("torch")
nn = LazyModule("torch.nn")


def build_mlp(sizes):
    """Linear layers, ReLU between them."""
    layers = []
    for i in range(1, len(sizes)):
        d_in, d_out = sizes[i - 1], sizes[i]
        layers += [nn.Linear(d_in, d_out)]
        layers += [nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def one_hidden_layer(sizes):
    return nn.Sequential(nn.Linear(sizes[0], sizes[1]), nn.ReLU(), nn.Linear(sizes[1], sizes[2]))


def one_layer_again(sizes):
    """`n * [layer]` for hidden layers of one size; else a layer for each."""
    layers, before = [], None
    for pair in pairwise(sizes):
        layers.append(layers[-1] if pair == before else nn.Linear(*pair))
        before = pair
    return chain(layers)


def by_weight(sizes):
    layers = [nn.Linear(*pair) for pair in pairwise(sizes)]

    def forward(x):
        for layer in layers[:-1]:
            x = torch.relu(x @ layer.weight + layer.bias)
        return x @ layers[-1].weight + layers[-1].bias

    return as_module(forward, layers)


def in_a_list(sizes):
    """The layers in a list that the module does not know."""
    network = chain([nn.Linear(*pair) for pair in pairwise(sizes)])
    return as_module(lambda x: network(x), [])


MISTAKES = [
    Kind(
        "This is a list of layers. A network is one `nn.Module`, which calls them in order and knows all their"
        " parameters: `nn.Sequential` makes one of them, with a star before the list.",
        lambda found: found.is_list,
        each_linear,
    ),
    Kind(
        "The last layer is missing: the outputs are those of the last *hidden* layer. Between k sizes there are k − 1"
        " layers. `layers[:-1]` leaves out the last item of a list: is that a ReLU in yours?",
        lambda found: found.facts and found.layers == found.wanted[:-1],
        lambda sizes: chain(each_linear(sizes[:-1])),
        lambda sizes: nn.Sequential(*each_linear(sizes[:-1])),
    ),
    Misconception(
        "The last layer gives the *logits*, as they are. `nn.CrossEntropyLoss` makes probabilities of them itself; a"
        " model that has already done so learns badly, without a word of warning.",
        Kind(
            "The network ends in a softmax.",
            lambda found: found.end in SOFTMAXES,
            *with_ends("Softmax", "LogSoftmax", dims=(1, 0)),
        ),
        Kind("The network ends in a sigmoid.", lambda found: found.end == "sigmoid", *with_ends("Sigmoid")),
    ),
    Kind(
        "ReLU comes after the last layer too. There it cuts off every negative output: a class could never get a logit"
        " below 0. Nothing comes after the last layer.",
        lambda found: found.end == "ReLU",
        *with_ends("ReLU"),
    ),
    Kind(
        "Nothing stands between the layers. Linear layers in a row collapse to a single one (chapter 3): put ReLU"
        " between each two.",
        lambda found: found.between and {*found.between} == {"nothing"},
        lambda sizes: nn.Sequential(*each_linear(sizes)),
    ),
    Kind(
        "Another activation stands between the layers. ReLU is asked for: max(0, z), `nn.ReLU()` or `torch.relu`.",
        lambda found: {*found.between} & {"tanh", "sigmoid", "leaky ReLU", "GELU", "ELU"},
        *(
            lambda sizes, name=name: chain(each_linear(sizes), name)
            for name in ("Tanh", "Sigmoid", "LeakyReLU")
        ),
        *(lambda sizes, name=name: chain(each_linear(sizes), name) for name in ("GELU", "ELU")),
    ),
    Kind(
        "The network does not know its layers: `parameters()` does not find them, so no optimizer would change them."
        " A plain Python list hides layers from `nn.Module`. `nn.Sequential` and `nn.ModuleList` show them.",
        lambda found: found.facts and not found.facts["found"],
        in_a_list,
    ),
    Kind(
        "One and the same layer stands in several places, so its weights are shared. `n * [layer]` is n times the same"
        " layer: make a new `nn.Linear` in each round of a loop.",
        lambda found: found.facts and found.facts["shared"],
        one_layer_again,
    ),
    Misconception(
        "A layer does not fit what comes in. `nn.Linear(d_in, d_out)` takes the size of its input first. It keeps its"
        " weight the other way round, as (d_out, d_in), and the call `layer(x)` sees to that.",
        lambda sizes: chain([nn.Linear(d_out, d_in) for d_in, d_out in pairwise(sizes)]),
        by_weight,
    ),
    Misconception(
        "This works for exactly three sizes, which is one hidden layer. There may be none, or five: let a loop go"
        " through the pairs of neighbors.",
        one_hidden_layer,
        first_cases=3,
    ),
    Kind(
        "The layers have no biases. `bias=False` takes them away; leave it out.",
        lambda found: found.layers and not found.facts["biases"],
        lambda sizes: chain([nn.Linear(*pair, bias=False) for pair in pairwise(sizes)]),
    ),
]


def compare(seen, expected, case):
    """None where the network is what was asked for, however it is written; else what it lacks."""
    return fault(Layers(seen, case[0]))


def same_kind(seen, wrong, case):
    """Whether both are right in this case, or wrong in the same way."""
    one, other = Layers(seen, case[0]), Layers(wrong, case[0])
    if not fault(one) or not fault(other):
        return fault(one) == fault(other)
    return kind_of(one, MISTAKES) is kind_of(other, MISTAKES) is not None


build_mlp = Exercise(
    reference=build_mlp,
    cases=[([3, 2],), ([2, 3, 2],), ([4, 5, 3, 2],), ([2, 4, 4, 4, 3],)],
    misconceptions=MISTAKES,
    hints=[
        "Draw the network for the sizes 4, 5, 3, 2. How many layers are there, which two sizes does each of them get,"
        " and after which of them does ReLU come?",
        "Each two neighbors in `sizes` are one layer: collect `nn.Linear(d_in, d_out)` and `nn.ReLU()` in a list, in a"
        " loop. Then one ReLU too many stands at the end.",
        "In `for i in range(1, len(sizes)):`, the pair is `sizes[i - 1], sizes[i]`. Add `nn.Linear(d_in, d_out)` and"
        " `nn.ReLU()` to the list."
        " `layers[:-1]` is the list without its last item, and `nn.Sequential(*…)` makes a network of it.",
    ],
    observe=observe_network,
    compare=compare,
    same_mistake=same_kind,
    explain=explain,
    praise="One function, any depth: that is the network of chapter 3, and PyTorch knows the way back through it.",
)
