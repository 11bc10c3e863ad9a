"""What all demos share: their bundle, their repr, and that a learner's progress is remembered."""

from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import anywidget
import traitlets

from dl101 import progress
from dl101.widgets.lib.traits import InputError, OneOf, SomeOf

DIST = Path(__file__).parents[1] / "dist"
FORMS = ("Python", "NumPy", "PyTorch")  # of "as code"


class StandalonePage(NamedTuple):
    """Where a demo is opened with a state: a page of the book, and what follows its name in the address."""

    docname: str
    hash: str


class Demo(anywidget.AnyWidget):
    """A demo: one Python class with traits, and one ES module, `dist/NAME.js`, that draws them.

    A subclass in `NAME/NAME.py` names in `shown` the traits that its repr gives. The bundle is made from `NAME/NAME.js`
    by `npm run bundle`.

    What every demo has, as in lib/demo.js: `class Neuron(Demo, presets=PRESETS, goals=GOALS)` gets the traits `preset`
    (whose lesson is shown), `goals_reached` and `code_form`. An unknown name is refused, with the nearest known one.

    What a learner did is remembered for a demo with a trait `goals_reached` and for a question with the traits
    `progress_keys` and `remembered` ({key: item}): in a notebook by this class, in a page by `sphinx/mount.js`.
    """

    shown = ()

    saving_problem = traitlets.Unicode("").tag(sync=True)  # why progress could not be saved, for people

    def __init_subclass__(cls, *, presets=(), goals=(), forms=FORMS, **options):
        if presets or goals:
            standard = {
                "preset": OneOf("", *presets),
                "goals_reached": SomeOf(*goals),
                "code_form": OneOf(*forms),
            }
            for name, trait in standard.items():
                setattr(cls, name, trait.tag(sync=True))
                trait.class_init(cls, name)
        if "_esm" not in vars(cls):  # anywidget makes a subclass of its own, with `_esm` as a trait
            bundle = DIST / f"{cls.__module__.rpartition('.')[2]}.js"
            if not bundle.exists():
                raise FileNotFoundError(f"{cls.__name__} has no bundle, {bundle}: run `make bundles`.")
            cls._esm = bundle
        super().__init_subclass__(**options)

    def __init__(self, **traits):
        for name in traits:
            if not self.has_trait(name):
                raise self._unknown(name)
        super().__init__(**traits)
        stored = progress.items()
        if self.has_trait("goals_reached"):
            self._remember_goals(stored)
        if self.has_trait("remembered"):
            self._remember_answers(stored)

    def __setattr__(self, name, value):
        if not (name.startswith("_") or hasattr(type(self), name)):
            raise self._unknown(name)
        super().__setattr__(name, value)

    def _unknown(self, name):
        """The error for a name that this demo does not have."""
        own = [
            trait
            for trait, kind in self.traits().items()
            if issubclass(kind.this_class, Demo) and trait != "saving_problem" and not trait.startswith("_")
        ]
        near = nearest_name(name, own)
        advice = f"Do you mean `{near}`?" if near else f"It has {', '.join(own)}."
        return InputError(f"{type(self).__name__} has no `{name}`. {advice}")

    def __repr__(self):
        """The same text for the same state, in every run."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.shown)})"

    @classmethod
    def goals_of(cls, state):
        """The ids of the goals that a demo with this state (a dictionary of traits) offers."""
        goals = cls.class_traits().get("goals_reached")
        return list(goals.options) if goals else []

    @classmethod
    def examples(cls):
        """One instance for each way in which the demo looks at its start: `make stills` draws them."""
        return [cls()]

    @classmethod
    def view_of(cls, state):
        """A name for the way in which a widget with this state looks: of its still, and of the place it is given."""
        return cls.__name__

    @classmethod
    def page_of(cls, state):
        """The `StandalonePage` that opens the demo with this state (a dictionary of traits), if there is one."""

    def _goal_keys(self, goals):
        return [f"goal/{type(self).__name__}/{goal}" for goal in goals]

    def _remember_goals(self, stored):
        """Tick the goals that were reached before, and save those reached from now on."""
        known = self.class_traits()["goals_reached"].options
        before = [goal for goal, key in zip(known, self._goal_keys(known), strict=True) if key in stored]
        self.goals_reached = (*self.goals_reached, *before)
        self.observe(self._save_goals, "goals_reached")

    def _save_goals(self, change):
        fresh = [goal for goal in change.new if goal not in change.old]
        if fresh:
            keys, stored, time = self._goal_keys(fresh), progress.items(), progress.now()
            # A reached goal keeps its first time.
            self.saving_problem = progress.record({key: {"time": time} for key in keys if key not in stored})

    def _remember_answers(self, stored):
        """Show what was answered before, and save what is answered from now on."""
        self.remembered = {key: stored[key] for key in self.progress_keys if key in stored}
        self.observe(self._save_answers, "remembered")

    def _save_answers(self, change):
        changed = {key: item for key, item in change.new.items() if change.old.get(key) != item}
        fresh = {key: item for key, item in changed.items() if key in self.progress_keys}
        if fresh:
            self.saving_problem = progress.record(fresh)


def nearest_name(name, known):
    """Which known name was probably meant, or "": `weight` and `w1` mean `weights`, `lr` means `learning_rate`."""
    wanted = name.lower().rstrip("0123456789_")
    shortened = [one for one in known if wanted and one.startswith(wanted)]
    initials = [one for one in known if "".join(part[0] for part in one.split("_")) == wanted]
    return next(iter([*get_close_matches(name.lower(), known, n=1), *shortened, *initials]), "")
