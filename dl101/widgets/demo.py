"""What all demos share: their bundle, their repr, the goals that were reached."""

from pathlib import Path

import anywidget

DIST = Path(__file__).with_name("dist")


class Demo(anywidget.AnyWidget):
    """A demo: one Python class with traits, and one ES module, `dist/NAME.js`, that draws them.

    A subclass in `NAME.py` names in `shown` the traits that its repr gives. The bundle is made from `NAME.js`
    by `npm run bundle`.
    """

    shown = ()

    def __init_subclass__(cls, **options):
        if "_esm" not in vars(cls):  # anywidget makes a subclass of its own, with `_esm` as a trait
            bundle = DIST / f"{cls.__module__.rpartition('.')[2]}.js"
            if not bundle.exists():
                raise FileNotFoundError(f"{cls.__name__} has no bundle, {bundle}: run `make bundles`.")
            cls._esm = bundle
        super().__init_subclass__(**options)

    def __repr__(self):
        """The same text for the same state, in every run."""
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.shown)})"
