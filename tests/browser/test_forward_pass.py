"""The demo `ForwardPass` on a page of its own, with no kernel: by mouse, by keyboard alone, by touch, with nonsense."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    LOOKS,
    assert_quiet,
    axe,
    box_of,
    button,
    change_data,
    expect_count_reached,
    open_demo,
    printed_by,
    with_trait,
)

pytestmark = pytest.mark.slow

PAGE = "ForwardPass.html"
FRESH = [(1, 4), (3, 1), (-2, 3), (2, -3)]  # inputs that the first goal leads to
# What stands in the circles, left to right: the three sums, then the two outputs; "?" where nothing is known yet.
VALUES = "(demo) => [...demo.querySelectorAll('.network .value')].map((node) => node.textContent)"
PRODUCTS = "(demo) => [...demo.querySelectorAll('.network .product')].map((node) => node.textContent)"
# The sizes in pixels of the window of all texts in the drawing, and of its fields.
SIZES = """(demo) => {
  const scale = demo.querySelector('.network').getBoundingClientRect().width
    / demo.querySelector('.network').viewBox.baseVal.width;
  const size = (node) => parseFloat(getComputedStyle(node).fontSize);
  const texts = [...demo.querySelectorAll('.network text')].map((node) => size(node) * scale);
  return [...texts, ...[...demo.querySelectorAll('.cell')].map(size)];
}"""
FIELDS_APART = """(demo) => {
  const boxes = [...demo.querySelectorAll('.cell')].map((cell) => cell.getBoundingClientRect());
  return boxes.every((a, i) => boxes.slice(i + 1).every((b) =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
}"""

IN_SIGHT = """(node) => {
  const {top, bottom} = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""
# The texts of numbers whose corners lie outside their circle, and of fields that cut theirs off.
TOO_LONG = """(demo) => {
  const values = [...demo.querySelectorAll('.network .value')].filter((value) => {
    const circle = value.parentNode.querySelector('circle');
    const [x, y, r] = ['cx', 'cy', 'r'].map((name) => circle[name].baseVal.value);
    return value.getComputedTextLength() > 2 * Math.sqrt(r ** 2 - (value.getAttribute('y') - y) ** 2) + 0.5;
  });
  const cells = [...demo.querySelectorAll('.cell')].filter((cell) => cell.scrollWidth > cell.clientWidth);
  return [...values.map((value) => value.textContent), ...cells.map((cell) => cell.value)];
}"""


@pytest.fixture
def demo(page, demos):
    return start(page, demos + PAGE)


def start(page, address):
    demo = open_demo(page, address, "ForwardPass")
    expect(demo.locator(".cell")).to_have_count(11)
    return demo


def field(demo, name):
    return demo.get_by_role("textbox", name=name, exact=True)


def give(demo, name, value):
    field(demo, name).fill(str(value))
    field(demo, name).press("Enter")


def expect_now(demo, words):
    """The sentence on the present operation; subscripts are elements of their own: "h1"."""
    expect(demo.locator(".now")).to_have_text(f"Now: {words}")


def expect_known(demo, *, sums, outputs):
    expect_steady(demo, VALUES, [*sums, *outputs])


def expect_steady(demo, script, expected):
    demo.page.wait_for_function(
        f"([demo, wanted]) => JSON.stringify(({script})(demo)) === wanted",
        arg=[demo.element_handle(), json.dumps(expected, ensure_ascii=False, separators=(",", ":"))],
    )


def goal(demo, name):
    return demo.get_by_role("button", name=re.compile(name))


def forward(x1, x2):
    """The five values of the book's network in the order in which they are asked for."""
    z1, z2 = x1 + x2, 2 * x1 - x2 + 1
    h1, h2 = max(0, z1), max(0, z2)
    return z1, h1, z2, h2, h1 - 2 * h2 + 1


def answer(demo, value):
    demo.locator(".guess .number-field").fill(str(value))
    button(demo, "Check").click()


def test_it_starts_alive_and_asks_nobody(page, demos):
    demo = start(page, demos + PAGE)
    expect_now(demo, "nothing is computed yet.")
    expect(demo.locator(".readout")).to_have_text("x = (1, 2).")
    expect_known(demo, sums="???", outputs="??")
    expect(demo.locator(".step-count")).to_have_text("Step 0 of 11")
    expect_count_reached(demo, 0)
    for hidden in (".guess", ".collapse", ".corners"):
        expect(demo.locator(hidden)).to_be_hidden()
    assert_quiet(page, demos)


def test_every_step_shows_its_product_and_the_sum_grows(demo):
    step = button(demo, "Step")
    step.click()
    expect_now(demo, "w = 1 times x1 = 1 gives 1.")
    expect_steady(demo, PRODUCTS, ["1 × 1 = 1", "", "", "", "", ""])
    expect_known(demo, sums=["Σ 1", "?", "?"], outputs="??")
    step.click()
    expect_now(demo, "w = 1 times x2 = 2 gives 2. So far 1 + 2 = 3.")
    step.click()
    expect_now(demo, "z1 = 1 + 2 + 0 = 3.")
    expect_known(demo, sums=["3", "?", "?"], outputs="??")
    step.click()
    expect_now(demo, "ReLU keeps 3: h1 = 3.")
    expect_known(demo, sums=["3", "?", "?"], outputs=["3", "?"])
    for _ in range(3):
        step.click()
    expect_now(demo, "z2 = 2 − 2 + 1 = 1.")
    button(demo, "Back").click()
    expect_now(demo, "w = −1 times x2 = 2 gives −2. So far 2 − 2 = 0.")
    expect_known(demo, sums=["3", "Σ 0", "?"], outputs=["3", "?"])
    button(demo, "Finish").click()
    expect_now(demo, "ŷ = 3 − 2 + 1 = 2. The output is linear: that is the answer.")
    expect_known(demo, sums="312", outputs="31")
    expect_steady(
        demo, PRODUCTS, ["1 × 1 = 1", "1 × 2 = 2", "2 × 1 = 2", "−1 × 2 = −2", "1 × 3 = 3", "−2 × 1 = −2"]
    )
    expect(step).to_have_attribute("aria-disabled", "true")
    button(demo, "Start over").click()
    expect_known(demo, sums="???", outputs="??")


def test_any_number_may_be_changed_and_what_follows_is_computed_anew(demo):
    button(demo, "Finish").click()
    give(demo, "x₂", 4)
    expect_known(demo, sums=["5", "−1", "6"], outputs=["5", "0"])
    give(demo, "weight from x₁ to h₂", "−0,5")
    expect(field(demo, "weight from x₁ to h₂")).to_have_value("−0.5")
    expect_known(demo, sums=["5", "−3.5", "6"], outputs=["5", "0"])
    give(demo, "bias of h₂", 6)
    give(demo, "weight from h₂ to ŷ", 2)
    give(demo, "bias of ŷ", -1)
    expect_known(demo, sums=["5", "1.5", "7"], outputs=["5", "1.5"])
    for _ in range(5):
        button(demo, "Undo").click()
    expect_known(demo, sums="312", outputs="31")
    expect(button(demo, "Undo")).to_have_attribute("aria-disabled", "true")


def test_arrow_keys_change_a_field_by_one(demo, page):
    give(demo, "x₁", 3)
    field(demo, "x₁").press("ArrowUp")
    field(demo, "x₁").press("ArrowUp")
    expect(field(demo, "x₁")).to_have_value("5")
    give(demo, "x₁", -19.5)
    field(demo, "x₁").press("ArrowDown")
    expect(field(demo, "x₁")).to_have_value("−20")


@pytest.mark.parametrize("typed", ["two", "21", "", "1e999"])
def test_what_is_no_number_is_said_and_changes_nothing(demo, typed):
    give(demo, "bias of h₂", typed)
    problem = demo.locator(".field-problem").first
    expect(problem).to_have_text("Type a number from −20 to 20. The bias of h2 is still 1.")
    expect(field(demo, "bias of h₂")).to_have_attribute("aria-invalid", "true")
    field(demo, "bias of h₂").press("Escape")
    expect(problem).to_have_text("")
    expect(field(demo, "bias of h₂")).to_have_value("1")


def test_it_plays_by_itself_and_pauses(demo, page):
    page.clock.install()
    button(demo, "Play").click()
    expect(demo.locator(".step-count")).to_have_text("Step 1 of 11")
    page.clock.run_for(3100)
    expect(demo.locator(".step-count")).to_have_text("Step 3 of 11")
    button(demo, "Pause").click()
    page.clock.run_for(9000)
    expect(demo.locator(".step-count")).to_have_text("Step 3 of 11")
    button(demo, "Play").click()
    page.clock.run_for(20000)
    expect(demo.locator(".step-count")).to_have_text("Step 11 of 11")
    expect(button(demo, "Play")).to_be_visible()
    button(demo, "Play").click()  # once more, from the start
    expect(demo.locator(".step-count")).to_have_text("Step 0 of 11")


@pytest.mark.parametrize(("motion", "dots"), [("no-preference", 1), ("reduce", 0)])
def test_a_dot_runs_along_the_line_unless_motion_is_unwelcome(open_page, demos, motion, dots):
    demo = start(open_page(reduced_motion=motion), demos + PAGE)
    demo.evaluate(
        """(demo) => {
          demo.seen = 0;
          new MutationObserver((all) => {
            demo.seen += all.flatMap((one) => [...one.addedNodes]).filter((n) => n.matches?.('.dot')).length;
          }).observe(demo, { childList: true, subtree: true });
        }"""
    )
    button(demo, "Step").click()
    expect_known(demo, sums=["Σ 1", "?", "?"], outputs="??")
    expect(demo.locator(".dot")).to_have_count(0)
    assert demo.evaluate("(demo) => demo.seen") == dots


@pytest.mark.parametrize(
    ("name", "now", "outputs"),
    [
        ("linear", "linear keeps −1: h2 = −1.", ["5", "−1"]),
        ("tanh", "tanh turns −1 into −0.762: h2 = −0.762.", ["0.999…", "−0.762"]),
        ("sigmoid", "sigmoid turns −1 into 0.269: h2 = 0.269.", ["0.993", "0.269"]),
        ("step", "step turns −1 into 0: h2 = 0.", ["1", "0"]),
        ("ReLU", "ReLU turns −1 into 0: h2 = 0. The neuron is silent.", ["5", "0"]),
    ],
)
def test_the_hidden_layer_s_activation(demo, name, now, outputs):
    give(demo, "x₂", 4)
    demo.get_by_role("radio", name=name, exact=True).check()
    for _ in range(8):
        button(demo, "Step").click()
    expect_now(demo, now)
    expect_known(demo, sums=["5", "−1", "?"], outputs=outputs)
    expect(demo.locator(".function")).to_have_text([name, name])


def test_presets_tell_their_lesson_until_something_is_changed(demo):
    lesson, told = demo.locator(".lesson"), ["Press one"]
    for preset in demo.locator(".presets button").all():
        preset.click()
        expect(lesson).not_to_contain_text(told[-1])  # each tells something else than the one before
        expect(lesson).not_to_have_class(re.compile("is-empty"))
        told.append(lesson.inner_text())
    assert len(set(told)) == 5
    expect_count_reached(demo, 0)
    give(demo, "x₁", 3)
    expect(demo.locator(".lesson")).to_contain_text("Press one")


def test_xor_has_its_four_inputs_to_choose(demo):
    button(demo, "XOR").click()
    corners = demo.locator(".corner")
    expect(corners).to_have_text(
        ["(0, 0) → 0 right", "(0, 1) → 1 right", "(1, 0) → 1 right", "(1, 1) → 0 right"]
    )
    expect(corners.nth(3)).to_have_attribute("aria-pressed", "true")
    corners.nth(1).click()
    expect_known(demo, sums=["1", "0", "1"], outputs="10")
    give(demo, "bias of h₂", 0)
    expect(corners.nth(1)).to_have_text("(0, 1) → −1 wanted 1")
    button(demo, "A silent neuron").click()
    expect(demo.locator(".corners")).to_be_hidden()


def test_a_silent_neuron_s_weight_no_longer_matters(demo):
    button(demo, "A silent neuron").click()
    expect_known(demo, sums=["6", "−2", "7"], outputs=["6", "0"])
    give(demo, "weight from h₂ to ŷ", 17)
    expect_known(demo, sums=["6", "−2", "7"], outputs=["6", "0"])


def test_linear_layers_collapse_into_one(demo):
    button(demo, "Linear collapses").click()
    expect(demo.locator(".collapse")).to_have_text("Both layers as one: ŷ = −3·x1 + 3·x2 − 1, for every x.")
    give(demo, "x₁", -4)
    expect_known(demo, sums=["−2", "−9", "17"], outputs=["−2", "−9"])  # −3·(−4) + 3·2 − 1


def test_predict_mode_asks_and_names_the_slip(demo):
    button(demo, "Finish").click()
    demo.get_by_label("Predict mode").check()
    expect_known(demo, sums="???", outputs="??")
    expect(demo.locator(".guess label")).to_have_text("Your z1?")
    reply = demo.locator(".predict .reply")
    answer(demo, "three")
    expect(reply).to_have_text("Type a number.")
    answer(demo, 3)
    expect(reply).to_have_text("Right: z1 = 3.")
    expect(demo.locator(".guess label")).to_have_text("Your h1 = ReLU(z1)?")
    expect(demo.locator(".guess .number-field")).to_have_value("")
    answer(demo, 3)
    answer(demo, 0)
    expect(reply).to_have_text("0 is not z2. Nearly: the bias is missing. Add 1.")
    expect(demo.locator(".guess .number-field")).to_have_value("0")
    expect_known(demo, sums=["3", "?", "?"], outputs=["3", "?"])
    answer(demo, 1)
    expect_known(demo, sums=["3", "1", "?"], outputs=["3", "?"])
    button(demo, "Step").click()  # shown without predicting
    expect(demo.locator(".guess label")).to_have_text("Your ŷ?")
    answer(demo, -4)
    expect(reply).to_contain_text("Look at one sign: 1 × 3 is 3.")
    answer(demo, 2)
    expect(reply).to_contain_text("Right: ŷ = 2. All five right now; for the goal, once more")
    expect(demo.locator(".guess")).to_be_hidden()
    expect_count_reached(demo, 0)
    give(demo, "x₁", 5)  # other numbers are hidden until they are asked for
    expect_known(demo, sums="???", outputs="??")


def test_all_goals_by_keyboard_alone(demo, page):
    def press(locator, *keys):
        locator.focus()
        for key in keys:
            page.keyboard.press(key)

    def type_into(name, value):
        field(demo, name).focus()
        page.keyboard.type(str(value))
        page.keyboard.press("Enter")

    press(goal(demo, "Predict mode, new inputs"), "Enter")
    expect(field(demo, "x₂")).to_have_value("4")
    for name, value in zip(["z1", "h1", "z2", "h2", "ŷ"], forward(*FRESH[0]), strict=True):
        demo.locator(".guess .number-field").focus()
        page.keyboard.type(str(value))
        page.keyboard.press("Enter")
        expect(demo.locator(".predict .reply")).to_contain_text(f"Right: {name} = ")
    expect(button(demo, "New inputs")).to_be_focused()  # not a number of the network: the field is gone
    expect_count_reached(demo, 1)
    press(demo.get_by_label("Predict mode"), "Space")

    press(goal(demo, "make ŷ = 0"), "Enter")
    expect_known(demo, sums="312", outputs="31")
    type_into("bias of ŷ", -1)
    expect_count_reached(demo, 2)

    press(goal(demo, "silence h2"), "Enter")
    type_into("bias of h₂", 0)
    expect_known(demo, sums=["3", "0", "4"], outputs="30")
    expect_count_reached(demo, 2)
    type_into("bias of ŷ", -1)
    expect_count_reached(demo, 3)

    press(goal(demo, "silence both"), "Enter")
    type_into("x₁", -1)
    expect_count_reached(demo, 3)
    type_into("x₂", 1)
    expect_count_reached(demo, 4)

    press(goal(demo, "Another XOR"), "Enter")
    expect(demo.locator(".corner[data-right]")).to_have_count(2)
    type_into("weight from x₁ to h₂", -1)
    expect(demo.locator(".goals-count")).to_have_text("5 of 5")


def test_a_slip_costs_the_goal_and_its_button_gives_new_inputs(demo):
    for inputs, slip in zip(FRESH[:2], [True, False], strict=True):
        goal(demo, "Predict mode, new inputs").click()
        expect(field(demo, "x₁")).to_have_value(str(inputs[0]))
        if slip:
            answer(demo, 99)
        for name, value in zip(["z1", "h1", "z2", "h2", "ŷ"], forward(*inputs), strict=True):
            answer(demo, value)
            expect(demo.locator(".predict .reply")).to_contain_text(f"Right: {name} = ")
        expect(demo.locator(".step-count")).to_have_text("Step 11 of 11")
        expect_count_reached(demo, 0 if slip else 1)
        if slip:
            expect(demo.locator(".predict .reply")).to_have_text(
                "Right: ŷ = 6. All five right now; for the goal, once more without a slip: "
                "press “New inputs”."
            )


def test_goals_tick_in_predict_mode_before_anything_is_shown(demo):
    goal(demo, "make ŷ = 0").click()
    demo.get_by_label("Predict mode").check()
    give(demo, "bias of ŷ", -1)
    expect_count_reached(demo, 1)
    expect_known(demo, sums="???", outputs="??")
    goal(demo, "Another XOR").click()
    expect(demo.locator(".corner")).to_have_count(4)
    demo.locator(".corner").nth(2).click()
    expect(field(demo, "x₁")).to_have_value("1")
    give(demo, "weight from x₁ to h₂", -1)
    expect_count_reached(demo, 2)


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_on_a_phone_a_goal_or_a_preset_brings_the_drawing_into_view(open_page, demos, motion):
    page = open_page(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion=motion
    )
    demo = start(page, demos + PAGE)
    for one in (goal(demo, "Another XOR"), button(demo, "Linear collapses")):
        demo.locator(".goals").evaluate("(goals) => goals.scrollIntoView({behavior: 'instant'})")
        one.tap()
        page.wait_for_function(IN_SIGHT, arg=demo.locator(".stage").element_handle())
    if motion == "reduce":  # no scrolling is under way
        at = page.evaluate("scrollY")
        button(demo, "Linear collapses").evaluate("(chip) => chip.click()")
        assert page.evaluate("scrollY") == at  # it is in view already


def test_a_finger_answers_without_the_keyboard_and_with_it_sees_what_is_asked(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.get_by_label("Predict mode").tap()
    button(demo, "New inputs").tap()
    expect(field(demo, "x₂")).to_have_value("4")
    asked, given = demo.locator(".guess .number-field"), demo.locator(".guess .given")
    for _ in range(5):
        button(demo, "One more").tap()
    expect(asked).to_have_value("5")
    expect(asked).not_to_be_focused()
    expect(given).to_be_hidden()
    demo.locator(".network-box").evaluate(
        "(box) => box.scrollIntoView({block: 'start', behavior: 'instant'})"
    )
    for seen in ("One less", "Check"):  # however far up the drawing one looks
        expect(button(demo, seen)).to_be_in_viewport(ratio=1)
    button(demo, "Check").tap()
    expect(demo.locator(".predict .reply")).to_have_text("Right: z1 = 5.")
    expect(asked).not_to_be_focused()
    asked.tap()
    expect(given).to_have_text("z1 = 5")
    asked.fill("5")
    button(demo, "Check").tap()
    expect(asked).to_be_focused()
    expect(given).to_have_text("x = (1, 4), weights 2 and −1, bias 1")
    button(demo, "One less").tap()
    expect(asked).to_have_value("−1")
    assert min(demo.locator(".cell").evaluate_all("(cells) => cells.map((cell) => cell.offsetHeight)")) >= 44


def test_on_a_phone_the_question_stands_right_below_the_drawing(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.get_by_label("Predict mode").tap()
    drawing, form, steps = (box_of(demo.locator(part)) for part in (".network-box", ".guess", ".step-bar"))
    assert 0 < form["y"] - (drawing["y"] + drawing["height"]) < 80
    assert form["y"] + form["height"] < steps["y"]
    for chip in demo.locator(".presets .chip").all():
        box = box_of(chip)
        assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("width", [320, 390, 760])
def test_numbers_with_many_digits_fit_their_circles(open_page, demos, width):
    page = open_page(viewport={"width": width, "height": 900})
    demo = start(page, demos + PAGE)
    for name, value in [("x₁", -0.333), ("x₂", -0.333), ("bias of ŷ", -0.333)]:
        give(demo, name, value)
    button(demo, "Finish").click()
    expect(demo.locator(".value").nth(2)).to_have_text("−1.667")
    assert demo.evaluate(TOO_LONG) == []
    demo.get_by_role("radio", name="tanh", exact=True).check()
    for neuron in ("h₁", "h₂"):
        give(demo, f"bias of {neuron}", 4)  # tanh is 0.999…
    assert demo.evaluate(TOO_LONG) == []


def test_goals_are_remembered_on_this_device(demo, page):
    button(demo, "Finish").click()
    give(demo, "bias of ŷ", -1)
    expect_count_reached(demo, 1)
    assert "goal/ForwardPass/zero" in json.loads(page.evaluate("localStorage.dl101"))["items"]
    page.reload()
    demo.scroll_into_view_if_needed()
    expect_count_reached(demo, 1)


def test_undo_by_keys_and_reset(demo, page):
    button(demo, "Finish").click()
    give(demo, "x₁", 7)
    demo.get_by_role("radio", name="step", exact=True).check()
    page.keyboard.press("Control+z")
    expect(demo.get_by_role("radio", name="ReLU", exact=True)).to_be_checked()
    expect(field(demo, "x₁")).to_have_value("7")
    button(demo, "Reset").click()
    expect(field(demo, "x₁")).to_have_value("1")
    expect_known(demo, sums="???", outputs="??")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    button(demo, "Finish").click()
    give(demo, "x₁", -0.5)
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    expect(demo.locator("pre")).to_contain_text("-0.5")
    printed = printed_by(demo.locator("pre").text_content())
    assert printed.splitlines() == ["z: 1.5 -2.0", "h: 1.5 0.0", "y: 2.5"]
    expect_known(demo, sums=["1.5", "−2", "2.5"], outputs=["1.5", "0"])


@pytest.mark.parametrize("width", [320, 390, 760, 1280])
def test_it_fits_its_place_and_its_numbers_can_be_read(open_page, demos, width):
    page = open_page(viewport={"width": width, "height": 900})
    demo = start(page, demos + PAGE)
    button(demo, "Finish").click()
    given, taken = demo.evaluate("(node) => [node.parentElement.clientWidth, node.offsetWidth]")
    assert taken == pytest.approx(given, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert min(demo.evaluate(SIZES)) >= (14 if width >= 390 else 12)
    assert demo.evaluate(FIELDS_APART)
    top = box_of(demo.locator(".dl101"))["y"]
    controls = box_of(demo.locator(".step-bar"))
    assert controls["y"] + controls["height"] - top < 720  # picture, words and buttons on one screen


def test_it_turns_when_the_page_becomes_narrow(demo, page):
    button(demo, "Finish").click()
    expect(demo.locator(".network-box.is-wide")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(demo.locator(".network-box:not(.is-wide)")).to_be_visible()
    expect_known(demo, sums="312", outputs="31")
    expect(demo.locator(".cell")).to_have_count(11)


def test_it_is_played_by_touch_on_a_phone(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    button(demo, "Finish").tap()
    field(demo, "bias of ŷ").tap()
    page.keyboard.type("-1")
    page.keyboard.press("Enter")
    expect_known(demo, sums="310", outputs="31")
    expect_count_reached(demo, 1)


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    demo = start(page, demos + PAGE)
    button(demo, "XOR").click()
    give(demo, "bias of h₂", 99)
    demo.get_by_role("radio", name="linear", exact=True).check()
    demo.get_by_text("As code").click()
    demo.locator(".stage").evaluate(
        "(stage) => stage.scrollIntoView()"
    )  # no button half under the page's bar
    assert axe(page, ".dl101") == []
    demo.get_by_label("Predict mode").check()
    answer(demo, 77)
    expect(demo.locator(".predict .reply")).to_contain_text("77 is not")
    assert axe(page, ".dl101") == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("inputs", "[1, 1e999]", "inputs must be 2 numbers from −20 to 20, not a list of 2 (1, Infinity)."),
        ("W1", "[[1, 2], 7]", "W1 must be 2 numbers from −20 to 20, not 7."),
        ("W1", "[[1, 2], [1, -1], [0, 0]]", "W1 must be 2 rows of numbers. [[1,2],[1,-1]] is shown instead."),
        ("W2", "null", "W2 must be 2 rows of numbers."),
        (
            "activation",
            '"softmax"',
            "activation must be one of relu, linear, tanh, sigmoid, step, not the text",
        ),
        ("step", "12", "step must be a whole number from 0 to 11, not 12."),
    ],
)
def test_nonsense_in_a_trait_gets_a_sentence_and_the_demo_works(page, demos, name, value, sentence):
    change_data(page, PAGE, "ForwardPass", with_trait(name, value))
    demo = start(page, demos + PAGE)
    expect(demo.get_by_role("alert")).to_contain_text(sentence)
    button(demo, "The book's network").click()
    button(demo, "Finish").click()
    expect_known(demo, sums="312", outputs="31")
