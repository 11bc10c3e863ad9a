"""The demo `OptimizerRace`: four optimizers down the same surface."""

from dl101.widgets.optimizer_race.optimizer_race import OptimizerRace

__all__ = ["OptimizerRace"]
