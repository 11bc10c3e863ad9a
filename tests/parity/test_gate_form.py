"""A gate's form in the page says of three numbers what the checker says, and shows the same slip."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dl101.exercises import neuron as ex
from dl101.sphinx.solve_here import numbers_of

MODEL = "../sphinx/theme/solve/gate_model.js"
GATES = (ex.and_gate, ex.or_gate, ex.nand_gate)
quarters = st.integers(-12, 12).map(lambda n: n / 4)
tenths = st.integers(-30, 30).map(lambda n: n / 10)


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.name)
@settings(max_examples=120)
@given(numbers=st.tuples(*[st.one_of(quarters, tenths)] * 3))
@example(numbers=(1, 1, -2))
@example(numbers=(0.1, 0.2, -0.3))
@example(numbers=(0, 0, 0))
def test_the_form_agrees_with_the_checker(javascript, gate, numbers):
    slip = javascript.call(MODEL, "slipOf", numbers, numbers_of(gate))
    result = gate.check(lambda: numbers)
    assert (slip == "") == (result.outcome == "correct")
    known, is_known, _ = result.message.partition("\n\nFor example: ")
    if is_known:
        assert slip.startswith(f"{known}\n\n")
    elif slip:
        assert slip.startswith("At (")
