"""What helps against overfitting, and by how much, over ten seeds.

Each remedy has a few settings to choose from. The validation part alone chooses: the lowest mean loss of ten seeds.
The test part then says how good that is. Within a seed, all remedies have the same digits to learn from, and the
same first weights where the network is the same. So each is compared with the baseline seed by seed: the mean
difference on the test part, and its 95 % interval. Such an interval speaks of other digits to learn from and other
first weights, but of one test part. So it is all done once more, with the settings that were chosen, for ten other
splits of the same 1,797 digits. (These settings were chosen by digits of which some are now in a test part.) Here,
"lower" and "higher" mean that the intervals of both rounds say so. Of the 52 intervals, two or three miss the true
difference by chance alone.

What we found (`assets/measured/06.json`):

With 100 digits, the network gets all 100 right, and 86 % of the test part.
- More data: by far the most. Test accuracy rises by 5 points with 200 digits, 8 with 400, 11 with 1,077.
- Weight decay: a lower test loss. The accuracy is higher by less than a point, and the intervals only just say so.
- Early stopping, and augmentation (each epoch moves a quarter of the pictures by up to a pixel): a lower test loss,
  but no higher accuracy. Augmentation of half or all of the pictures had a higher validation loss than of a quarter.
  Early stopping uses 360 validation digits; to learn from these as well would have helped far more.
- Dropout: no difference seen.
- A smaller network: a higher test loss. With 8 or 16 units a layer the validation loss was higher still.

With 1,077 digits, the network gets 97 % of the test part, and no remedy raised that.
- Weight decay: a slightly lower test loss.
- Early stopping: a slightly lower accuracy. It lowered the loss on the chapter's test part, not on other splits.
- Augmentation: on the chapter's split the validation loss was higher than the baseline's, and the test loss lower;
  on other splits no difference was seen. 360 digits are few to judge by.
- Dropout, a smaller network: no difference seen.

All this is for two hidden layers of at most 64 units, centered 8×8 pictures, and as many epochs as the baseline has.
"""

from dataclasses import asdict

from measure.training.data import parts
from measure.training.loop import Settings, evaluate, train
from measure.training.spreads import paired, spread

SEEDS = range(10)
MEASURES = ("loss", "accuracy")
BASELINES = {"100 digits": Settings(), "1077 digits": Settings(digits=1077, epochs=30)}
REMEDIES = {
    "weight decay": [{"decay": decay} for decay in (0.0003, 0.001, 0.003, 0.01)],
    "dropout": [{"dropout": dropout} for dropout in (0.1, 0.3, 0.5)],
    "early stopping": [{"patience": patience} for patience in (3, 10, 20)],
    "augmentation": [{"moved": share} for share in (0.25, 0.5, 1.0)],
    "smaller network": [{"hidden": (size, size)} for size in (8, 16, 32)],
}
MORE_DATA = {f"{count} digits": [{"digits": count}] for count in (200, 400, 1077)}


def scores(seed, settings):
    """Loss and accuracy of each part after this training, and how many epochs it ran."""
    trained = train(seed, settings)
    of = parts(settings.split) | {"train": trained.known}
    found = {
        name: dict(zip(MEASURES, evaluate(trained.model, part), strict=True)) for name, part in of.items()
    }
    return found | {"epochs": len(trained.losses)}


def all_scores(settings):
    return [scores(seed, settings) for seed in SEEDS]


def all_scores_elsewhere(settings):
    """A seed has a split of its own, none of them the chapter's."""
    return [scores(seed, settings.but(split=1 + seed)) for seed in SEEDS]


def column(runs, part, measure):
    return [run[part][measure] for run in runs]


def summary(runs):
    """Every part's spread, and how long training took."""
    found = {part: {of: spread(column(runs, part, of)) for of in MEASURES} for part in parts()}
    return found | {"epochs": spread([run["epochs"] for run in runs])}


def against(runs, baseline):
    """How much more loss and accuracy on the test than the baseline, seed by seed."""
    return {of: paired(column(runs, "test", of), column(baseline, "test", of)) for of in MEASURES}


def value_of(change):
    """A change's only value, as text: "0.003" for {"decay": 0.003}."""
    (value,) = change.values()
    return str(value)


def choose(baseline, candidates):
    """Of a remedy's settings the change with the lowest mean validation loss, its runs, and the loss of each."""
    runs = [all_scores(baseline.but(**change)) for change in candidates]
    losses = [sum(column(one, "validation", "loss")) / len(one) for one in runs]
    loss_of_each = {value_of(one): round(loss, 4) for one, loss in zip(candidates, losses, strict=True)}
    best = losses.index(min(losses))
    return candidates[best], runs[best], loss_of_each


def compare(baseline):
    """All remedies against one baseline."""
    plain, plain_elsewhere = all_scores(baseline), all_scores_elsewhere(baseline)
    found = {"settings": asdict(baseline), "baseline": summary(plain)}
    more = {name: changes for name, changes in MORE_DATA.items() if changes[0]["digits"] > baseline.digits}
    for name, candidates in (REMEDIES | more).items():
        change, runs, loss_of_each = choose(baseline, candidates)
        elsewhere = all_scores_elsewhere(baseline.but(**change))
        found[name] = {
            "change": change,
            "validation_loss_of_each": loss_of_each,
            **summary(runs),
            "test_against_baseline": against(runs, plain),
            "test_against_baseline_in_other_splits": against(elsewhere, plain_elsewhere),
        }
    return found


def measure():
    return {name: compare(baseline) for name, baseline in BASELINES.items()}
