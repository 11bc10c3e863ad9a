"""A convolutional network for digits of 8 by 8 pixels."""

from dl101.checker import Exercise, LazyModule, Misconception
from dl101.checker.judge.pictures import Pictures, fault
from dl101.checker.observe.pictures import CLASSES, FEW, MOST, observe_cnn
from dl101.exercises.convolution.cnn_errors import explain
from dl101.exercises.convolution.networks import in_a_list, layers, network, one_in_a_list, reshaped
from dl101.exercises.mistakes.kinds import Kind, kind_of

nn = LazyModule("torch.nn")


def build_cnn():
    """From (n, 1, 8, 8) to logits (n, 10)."""
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * 4 * 4, 10),
    )


MISTAKES = [
    Kind(
        "This is a list of layers. A network is one `nn.Module`, which calls them in order and knows all their"
        " parameters: `nn.Sequential` makes one of them, with a star before the list.",
        lambda found: isinstance(found.seen.get("instead"), list) and len(found.seen["instead"]) > 1,
        layers,
    ),
    Misconception(
        "The last layer gives the *logits*, as they are: the check trains with `nn.CrossEntropyLoss`, which makes"
        " probabilities of them itself. Leave out what comes after `nn.Linear`.",
        Kind(
            "The network ends in a softmax.",
            lambda found: found.end in ("softmax", "softmax of columns"),
            lambda: network(nn.Softmax(dim=1)),
            lambda: network(nn.Softmax(dim=0)),
        ),
        Kind(
            "The network ends in a sigmoid.",
            lambda found: found.end == "sigmoid",
            lambda: network(nn.Sigmoid()),
        ),
        Kind("The network ends in a ReLU.", lambda found: found.end == "relu", lambda: network(nn.ReLU())),
    ),
    Kind(
        "A picture comes to `nn.Linear` as maps: channels, rows and columns. `nn.Flatten()` before it makes one row of"
        " numbers of each picture.",
        lambda found: (
            (found.stops_at("Linear") and len(found.stopped["shape"]) > 2)
            or (len(found.shape) == 4 and found.shape[-1] == CLASSES)
        ),
        lambda: network(flat=()),
        lambda: network(flat=(), dense=nn.Linear(4, 10)),
    ),
    Kind(
        "The first dense layer has the wrong input size. Work it out instead of guessing: `conv_output_size` gives the"
        " side after each convolution, pooling divides it, and channels · side · side numbers come out of Flatten.",
        lambda found: found.stops_at("Linear") and found.is_flat and found.stopped["shape"][0] == FEW,
        lambda: network(dense=nn.Linear(4 * 8 * 8, 10)),
        lambda: network(dense=nn.Linear(4, 10)),
    ),
    Kind(
        "Pictures are mixed up on the way: there is not one row for each of them any more. The first axis counts the"
        " pictures, and it has to stay as it is: `nn.Flatten()` leaves it alone.",
        lambda found: (
            (found.stops_at("Linear") and found.stopped["shape"][0] != FEW)
            or (len(found.shape) == 2 and found.shape[0] != FEW)
            or len(found.shape) == 1
        ),
        lambda: network(flat=nn.Flatten(0)),
        reshaped(-1, 16),
    ),
    Kind(
        "The channels don't fit. A layer takes as many as the one before it gives: the pictures have 1, so the first"
        " `nn.Conv2d` takes 1. What it gives is the number of its kernels.",
        lambda found: (
            (found.stops_at("Conv2d") or found.stops_at("BatchNorm2d"))
            and len(found.stopped["shape"]) == 4
            and found.stopped["shape"][1] != found.stopped["takes"]
        ),
        lambda: network(nn.Conv2d(10, 4, 3), first=nn.Conv2d(8, 4, 3, padding=1)),
        lambda: nn.Sequential(
            nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Conv2d(8, 4, 3), nn.Flatten(), nn.Linear(64, 10)
        ),
        lambda: nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(8), nn.Flatten(), nn.Linear(144, 10)),
    ),
    Kind(
        "The maps have become too small: a window no longer fits into them. A digit has 8 by 8 pixels, and each pooling"
        " halves its side; padding keeps it as it is in a convolution.",
        lambda found: any(map(found.stops_at, ("Conv2d", "MaxPool2d", "AvgPool2d"))) and not found.is_flat,
        lambda: nn.Sequential(nn.Conv2d(1, 4, 5), nn.MaxPool2d(2), nn.Conv2d(4, 4, 5), nn.Flatten()),
        lambda: nn.Sequential(nn.Conv2d(1, 4, 8), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4, 10)),
    ),
    Kind(
        "There is a number for each of other classes. The digits are ten classes, so the last layer gives 10 logits.",
        lambda found: len(found.shape) == 2 and found.shape[0] == FEW and found.shape[1] != CLASSES,
        lambda: network(dense=nn.Linear(64, 1)),
        lambda: network(dense=nn.Linear(64, 64)),
    ),
    Kind(
        "The network does not know all its layers: `parameters()` does not find them, so no optimizer would change"
        " them. A plain Python list hides layers from `nn.Module`. `nn.Sequential` and `nn.ModuleList` show them.",
        lambda found: found.is_seen and not found.facts["found"],
        in_a_list,
        one_in_a_list,
    ),
    Kind(
        "There is no convolution: a dense layer has another weight for each place, so what it learns at one place says"
        " nothing about the next. Begin with `nn.Conv2d`.",
        lambda found: found.is_seen and not found.facts["convolutions"],
        lambda: nn.Sequential(nn.Flatten(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)),
    ),
    Kind(
        f"There are {MOST:,} parameters or more. Nearly all of them are in the dense layer behind Flatten: pool the"
        " maps before it, or take fewer channels or hidden neurons.",
        lambda found: found.is_seen and found.facts["parameters"] >= MOST,
        lambda: network(nn.ReLU(), nn.Linear(2000, 10), dense=nn.Linear(64, 2000)),
    ),
    Kind(
        "Nothing bends between the layers: convolutions and dense layers in a row collapse to one weighted sum of the"
        " pixels, as in chapter 3. Put `nn.ReLU()` after each convolution.",
        lambda found: found.has_weak_training and found.facts["linear"],
        lambda: nn.Sequential(nn.Conv2d(1, 2, 4, stride=4), nn.Flatten(), nn.Linear(8, 10)),
    ),
    Kind(
        "The network is whole, and it learns, but too little. More kernels find more features: take 8 or 16 channels,"
        " and keep some places of the maps before the dense layer.",
        lambda found: found.has_weak_training and not found.facts["linear"],
        lambda: nn.Sequential(nn.Conv2d(1, 2, 4, stride=4), nn.ReLU(), nn.Flatten(), nn.Linear(8, 10)),
    ),
]


def compare(seen, expected, case=None):
    """None where the network is whole and reads enough digits after its training; else what it lacks."""
    return fault(Pictures(seen))


def same_kind(seen, wrong, case=None):
    """Whether two networks are wrong in the same way."""
    kinds = [kind_of(Pictures(one), MISTAKES) for one in (seen, wrong)]
    return kinds[0] is kinds[1] is not None


build_cnn = Exercise(
    reference=build_cnn,
    trains=True,
    cases=[()],
    misconceptions=MISTAKES,
    hints=[
        "Write down the shape after each layer, from (n, 1, 8, 8) on. How many numbers has a picture when it comes to"
        " the dense layer?",
        "A convolution with padding keeps the side of 8, and gives as many channels as it has kernels. Then ReLU, then"
        " max pooling, which halves the side. Flatten the maps, and end in a dense layer for ten classes.",
        "In `nn.Sequential`: `nn.Conv2d(1, 16, 3, padding=1)`, `nn.ReLU()`, `nn.MaxPool2d(2)`, which leaves 16 maps"
        " of 4 by 4, then `nn.Flatten()`. The last layer is an `nn.Linear` from all their numbers to 10.",
    ],
    observe=observe_cnn,
    compare=compare,
    same_mistake=same_kind,
    explain=explain,
    praise="A network of your own that reads handwriting: each kernel looks for its feature wherever it fits.",
)
