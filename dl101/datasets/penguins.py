"""Penguins of three species, measured on three islands near Palmer Station, Antarctica."""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

TABLE = Path(__file__).with_name("penguins.csv")


class Penguins(NamedTuple):
    """342 penguins: species (342,), names; bill_length, bill_depth, flipper (342,), in cm; mass (342,), in kg."""

    species: np.ndarray
    bill_length: np.ndarray
    bill_depth: np.ndarray
    flipper: np.ndarray
    mass: np.ndarray


def penguins():
    """342 penguins, in the order in which they were published: 151 Adelie, 123 Gentoo, 68 Chinstrap.

    Collected from 2007 to 2009 by Kristen Gorman and the Palmer Station Long Term Ecological Research program;
    published as palmerpenguins by Allison Horst, Alison Hill and Kristen Gorman (2020), free of rights (CC0). Two of
    the 344 birds, which nobody measured, are left out.
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def column(name, unit):
        return np.array([float(row[name]) for row in rows]) / unit

    return Penguins(
        species=np.array([row["species"] for row in rows]),
        bill_length=column("bill_length_mm", 10),
        bill_depth=column("bill_depth_mm", 10),
        flipper=column("flipper_length_mm", 10),
        mass=column("body_mass_g", 1000),
    )
