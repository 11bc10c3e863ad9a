"""The demo `ReluPieces` on a page of its own, with no kernel: by mouse, keyboard and touch, given nonsense."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    LOOKS,
    NEAR_ARE_MOUNTED,
    assert_quiet,
    at_rest,
    axe,
    box_of,
    center,
    change_data,
    expect_reached,
    expect_readout,
    open_demo,
    press,
    printed_by,
    swipe,
    with_trait,
)

pytestmark = pytest.mark.slow

PAGE = "ReluPieces.html"
GOALS = 5


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "ReluPieces")


def handle(demo, number):
    return demo.get_by_role("slider", name=f"Neuron {number}", exact=True)


def bend(demo):
    return demo.get_by_role("slider", name="Slope of the chosen neuron")


def field(demo, name):
    return demo.get_by_role("textbox", name=re.compile(f"^{name}"))


def follow(demo, target):
    demo.get_by_label("The curve to follow").select_option(target)


def place(demo, number, hinge, slope):
    """Type a neuron's hinge and slope."""
    handle(demo, number).focus()
    for name, value in [("hinge", hinge), ("v, output weight", slope)]:
        field(demo, name).fill(str(value))
        field(demo, name).press("Enter")


def expect_gap(demo, text):
    expect(demo.locator(".row:has(.gap-bar) strong")).to_have_text(text)


def unit(demo):
    """How many pixels of the window are 1 of x, and 1 of y."""
    box = box_of(demo.locator(".plot-frame").first)
    return box["width"] / 8.2, box["height"] / 6.6


def drag(demo, knob, x=None, y=None):
    """Drag a handle to x, to y, or to both, with the mouse."""
    at_rest(demo.page)
    page, (px, py), (ux, uy) = demo.page, center(knob.locator(".handle-dot")), unit(demo)
    middle_x, middle_y = center(demo.locator(".plot-frame").first)
    page.mouse.move(px, py)
    page.mouse.down()
    page.mouse.move(px if x is None else middle_x + x * ux, py if y is None else middle_y - y * uy, steps=5)
    page.mouse.up()
    drawn(demo)


def drawn(demo):
    """Wait until the demo has drawn its newest state: it does so with the next frame."""
    demo.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_it_starts_alive_and_asks_nobody(page, demos):
    demo = open_demo(page, demos + PAGE, "ReluPieces")
    expect(demo.locator(".readout")).to_have_text(
        "1 neuron: the curve starts at 0.00, bends up by 0.50 at 1.00, and ends at 1.50. "
        "Farthest from the tent at x = −1.0: 2.00 too low."
    )
    expect_gap(demo, "0.9511")
    expect_reached(demo)
    expect(demo.locator(".goal")).to_have_count(GOALS)
    assert_quiet(page, demos)


def test_a_hinge_is_dragged_along_x_and_the_bend_up_and_down(demo):
    drag(demo, handle(demo, 1), x=-3, y=1)
    expect(field(demo, "hinge")).to_have_value("−3.00")
    expect_readout(demo, "bends up by 0.50 at −3.00")
    before = center(bend(demo).locator(".handle-dot"))
    drag(demo, bend(demo), y=1.5)  # 1.5 from the hinge
    expect(field(demo, "v, output weight")).to_have_value("1.00")
    after = center(bend(demo).locator(".handle-dot"))
    assert after[0] == pytest.approx(before[0], abs=0.5)
    assert after[1] < before[1]
    press(demo, "Undo")  # a drag at a time
    expect(field(demo, "v, output weight")).to_have_value("0.50")
    press(demo, "Undo")
    expect(field(demo, "hinge")).to_have_value("1.00")
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_a_handle_never_leaves_the_picture(demo):
    frame = box_of(demo.locator(".plot-frame").first)
    for x in (9, -9):
        drag(demo, handle(demo, 1), x=x)
        px, _ = center(handle(demo, 1).locator(".handle-dot"))
        assert frame["x"] <= px <= frame["x"] + frame["width"]
    place(demo, 1, -4, 10)
    drawn(demo)
    assert center(bend(demo).locator(".handle-dot"))[1] >= frame["y"]
    drag(demo, bend(demo), y=0)
    expect(field(demo, "v, output weight")).to_have_value("0.00")


def test_the_tent_is_followed_by_mouse_alone(demo):
    drag(demo, handle(demo, 1), x=-3)
    drag(demo, bend(demo), y=1.5)
    press(demo, "Add a neuron")
    expect(handle(demo, 2)).to_have_attribute("aria-valuenow", "0.5")
    drag(demo, handle(demo, 2), x=-1)
    expect_reached(demo)
    drag(demo, bend(demo), y=0.5)  # at x = 0.5
    press(demo, "Add a neuron")
    expect(handle(demo, 3)).to_have_attribute("aria-valuenow", "1.5")
    drag(demo, handle(demo, 3), x=1)
    drag(demo, bend(demo), y=0)
    expect_gap(demo, "0")
    expect_readout(demo, "bends up by 1.00 at −3.00, down by 2.00 at −1.00 and up by 1.00 at 1.00")
    expect_reached(demo, 1)


def test_all_goals_are_reached_by_keyboard_alone(demo, page):
    def keys(locator, *names):
        locator.focus()
        for name in names:
            page.keyboard.press(name)

    def button(name):
        keys(demo.get_by_role("button", name=name, exact=True), "Enter")

    def key_in(number, hinge, slope):
        handle(demo, number).focus()
        for name, value in [("hinge", hinge), ("v, output weight", slope)]:
            field(demo, name).focus()
            page.keyboard.type(str(value))
            page.keyboard.press("Enter")

    keys(handle(demo, 1), *["ArrowLeft"] * 40, "PageUp")
    expect(handle(demo, 1)).to_have_attribute("aria-valuetext", "hinge at −3.00, slope v = 1.00")
    button("Add a neuron")
    key_in(2, -1, -2)
    button("Add a neuron")
    key_in(3, 1, 1)
    expect_reached(demo, 1)

    button(re.compile("The flat-topped hat"))
    key_in(1, -3, 1)
    for number, hinge, slope in [(2, -1, -1), (3, 1, -1), (4, 3, 1)]:
        button("Add a neuron")
        key_in(number, hinge, slope)
    expect_reached(demo, 1, 2)

    button(re.compile("The wave"))
    key_in(1, -4, 0)
    for number, hinge in enumerate((-3, -1, 1, 3), start=2):
        button("Add a neuron")
        key_in(number, hinge, 0)
    button("Fit slopes")
    expect_gap(demo, "0.0083")
    expect_reached(demo, 1, 2, 3)

    button(re.compile("Linear activation"))
    button("Fit slopes")
    expect(demo.locator(".goal").nth(3)).to_contain_text("Now with another number of neurons.")
    button("Add a neuron")
    expect_reached(demo, 1, 2, 3)
    button("Fit all")
    expect_reached(demo, 1, 2, 3, 4)

    button(re.compile("Spare parts"))
    expect_gap(demo, "0")
    for number in (6, 5, 3, 1):  # from the last on, so that numbers stay
        while demo.locator(".row strong", has_text=re.compile(rf"Neuron {number} of")).count() == 0:
            button("Next neuron")
            drawn(demo)
        button("Remove the chosen neuron")
    expect(demo.locator(".goals-count")).to_have_text("5 of 5")


def test_of_two_hinges_at_one_place_the_chosen_one_is_on_top(demo):
    demo.get_by_role("button", name=re.compile("Spare parts")).click()
    for number in (1, 6, 1):
        while demo.locator(".row strong", has_text=f"Neuron {number} of").count() == 0:
            press(demo, "Previous neuron")
            drawn(demo)
        drag(demo, handle(demo, number), y=2)
        expect(handle(demo, number)).to_be_focused()
        expect(demo.locator(".formula")).to_contain_text(f"w{number} =")


def test_what_a_drag_only_passes_through_does_not_count(demo, page):
    place(demo, 1, -3, 1)
    for number, hinge, slope in [(2, -1, -2), (3, 2, 1)]:
        press(demo, "Add a neuron")
        place(demo, number, hinge, slope)
    (x, y), (ux, _) = center(handle(demo, 3).locator(".handle-dot")), unit(demo)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - ux, y, steps=4)
    expect_gap(demo, "0")
    expect_reached(demo)
    page.mouse.move(x - 2 * ux, y, steps=4)
    page.mouse.up()
    expect(field(demo, "hinge")).to_have_value("0.00")
    expect_reached(demo)


def test_fit_for_me_follows_the_tent_but_its_goal_wants_a_hand(demo):
    for _ in range(2):
        press(demo, "Add a neuron")
    press(demo, "Fit slopes")
    expect(demo.locator(".row:has(.gap-bar) strong")).not_to_have_text("0.9511")
    press(demo, "Fit all")
    expect_gap(demo, "0")
    expect_reached(demo)
    press(demo, "Undo")
    expect(demo.locator(".row:has(.gap-bar) strong")).not_to_have_text("0")


def test_the_gap_of_the_wave_reached_with_fit_all_stays_open_and_says_why(demo):
    wave = demo.locator(".goal").nth(2)
    wave.get_by_role("button").click()
    for _ in range(5):
        press(demo, "Add a neuron")
    press(demo, "Fit all")
    expect(wave).to_contain_text("“Fit all” helped, so it stays open")
    expect_reached(demo)
    wave.get_by_role("button").click()
    expect(wave).not_to_contain_text("helped")


def test_the_note_of_a_goal_goes_when_another_one_is_taken_up(demo):
    line = demo.locator(".goal").nth(3)
    line.get_by_role("button").click()
    press(demo, "Fit slopes")
    expect(line).to_contain_text("Now with another number of neurons.")
    demo.locator(".goal").nth(1).get_by_role("button").click()
    expect(line).not_to_contain_text("Now with")


def test_its_words_are_explained_where_they_stand(demo):
    expect(demo.locator(".words")).to_have_text(
        ["hinge: where the corner is; v: its slope", "c: lifts everything"]
    )


def test_linear_is_always_a_line(demo):
    press(demo, "A steep step")
    demo.get_by_label("Activation").select_option("linear")
    expect_readout(demo, "6 neurons: the curve starts at")
    expect_readout(demo, "bends nowhere")
    press(demo, "Fit all")
    expect_readout(demo, "bends nowhere")
    points = demo.locator("path.curve").get_attribute("d")
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", points)]
    (x0, y0), (x1, y1) = numbers[:2], numbers[-2:]
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        assert y == pytest.approx(y0 + (x - x0) / (x1 - x0) * (y1 - y0), abs=0.2)


def test_each_press_of_one_more_makes_the_gap_smaller(demo):
    gaps = []
    for count in range(1, 13):
        press(demo, "One more")
        expect_readout(demo, f"{count} neuron")
        gaps.append(float(demo.locator(".row:has(.gap-bar) strong").text_content()))
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 0.001
    expect(demo.get_by_role("button", name="Add a neuron")).to_have_attribute("aria-disabled", "true")
    demo.get_by_role("button", name="Add a neuron").dispatch_event("click")
    drawn(demo)
    expect_readout(demo, "12 neurons")


def test_neurons_down_to_none_and_up_again(demo):
    press(demo, "Remove the chosen neuron")
    expect_readout(demo, "0 neurons: the curve starts at 0.00, bends nowhere, and ends at 0.00.")
    expect(bend(demo)).to_be_hidden()
    expect(field(demo, "hinge")).to_be_hidden()
    press(demo, "Fit all")
    expect(field(demo, "c, output bias")).not_to_have_value("0.00")
    press(demo, "Add a neuron")
    expect(handle(demo, 1)).to_have_attribute("aria-valuetext", "hinge at 0.00, slope v = 0.00")


def test_a_neuron_looks_to_the_other_side(demo):
    demo.get_by_role("radio", name="left, w = −1").check()
    expect_readout(demo, "the curve starts at 2.50, bends up by 0.50 at 1.00, and ends at 0.00.")
    expect(demo.locator(".formula")).to_have_text(
        "w1 = −1, b1 = 1.00, v1 = 0.50: it adds 0.50·relu(−1·x + 1.00)"
    )


def test_one_draws_a_curve_of_ones_own_by_mouse(demo, page):
    press(demo, "Draw")
    expect(handle(demo, 1)).to_be_hidden()
    box = box_of(demo.locator(".plot-frame").first)
    ux, uy = unit(demo)
    x, y = box["x"] + 4.1 * ux, box["y"] + 3.3 * uy  # the middle
    page.mouse.move(x - 4 * ux, y + uy)
    page.mouse.down()
    page.mouse.move(x - 2 * ux, y + uy, steps=3)
    page.mouse.move(x + 4 * ux, y - 2 * uy, steps=3)
    page.mouse.up()
    press(demo, "Done")
    expect(handle(demo, 1)).to_be_visible()
    expect(demo.get_by_label("The curve to follow")).to_have_value("drawn")
    expect_readout(demo, "Farthest from your drawing")
    press(demo, "Add a neuron")
    press(demo, "Fit all")
    expect(demo.locator(".readout")).to_have_text(
        re.compile(
            r"starts at −(1\.0|0\.9)\d, bends up by 0\.(5|49)\d? at −(2\.0|1\.9).* ends at (2\.0|1\.9)\d\."
        )
    )
    press(demo, "Undo")
    press(demo, "Undo")
    expect(demo.get_by_label("The curve to follow")).to_have_value("drawn")
    press(demo, "Undo")
    press(demo, "Undo")
    expect(demo.get_by_label("The curve to follow")).to_have_value("tent")


def test_one_draws_by_keyboard(demo, page):
    press(demo, "Draw")
    pen = demo.get_by_role("slider", name="Pen")
    pen.focus()
    expect(pen).to_have_attribute("aria-valuetext", "at x = 0.0 the target is 1.00")
    for key in ["ArrowRight"] * 4 + ["ArrowUp"] * 5:
        page.keyboard.press(key)
    expect(pen).to_have_attribute("aria-valuetext", "at x = 2.0 the target is 1.00")
    page.keyboard.press("PageDown")
    expect(pen).to_have_attribute("aria-valuetext", "at x = 2.0 the target is 0.00")


def test_goals_are_remembered_on_this_device(demo, page):
    press(demo, "Remove the chosen neuron")
    follow(demo, "vee")
    for number, side in [(1, "right, w = 1"), (2, "left, w = −1")]:
        press(demo, "Add a neuron")
        place(demo, number, 0, 1)
        demo.get_by_role("radio", name=side).check()
    field(demo, "c, output bias").fill("-1")
    field(demo, "c, output bias").press("Enter")
    expect_reached(demo, 5)
    assert "goal/ReluPieces/spare" in json.loads(page.evaluate("localStorage.dl101"))["items"]
    page.reload()
    demo.scroll_into_view_if_needed()
    expect_reached(demo, 5)


def test_presets_tell_their_lesson_until_something_else_is_moved(demo):
    lessons = set()
    for button in demo.locator(".presets button").all():
        button.click()
        drawn(demo)
        expect(demo.locator(".lesson")).not_to_have_class(re.compile("is-empty"))
        lessons.add(demo.locator(".lesson").text_content())
    assert len(lessons) == 3
    expect_reached(demo)
    place(demo, 1, 2, 1)
    expect(demo.locator(".lesson")).to_contain_text("Press one")


def test_undo_and_reset(demo, page):
    follow(demo, "wave")
    press(demo, "Add a neuron")
    press(demo, "Fit all")
    press(demo, "Reset")
    expect_gap(demo, "0.9511")
    press(demo, "Undo")
    expect_readout(demo, "2 neurons")
    handle(demo, 1).focus()
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect_gap(demo, "0.9511")
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    place(demo, 1, 2, -1.5)
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    expect(demo.locator("pre")).to_contain_text("-1.5")
    printed = printed_by(demo.locator("pre").text_content())
    assert [float(line.split()[1]) for line in printed.splitlines()] == [0] * 7 + [-1.5, -3]
    expect_readout(demo, "and ends at −3.00")


@pytest.mark.parametrize("width", [390, 1280])
def test_its_main_part_fits_a_screen(open_page, server, width):
    page = open_page(viewport={"width": width, "height": 900}, has_touch=width == 390, is_mobile=width == 390)
    demo = open_demo(page, server + "chapters/03_networks_and_forward_propagation.html", "ReluPieces")
    plot, slope = box_of(demo.locator(".plot")), box_of(demo.get_by_role("slider", name="v, output weight"))
    assert slope["y"] + slope["height"] - plot["y"] < 600  # a phone's window less the page's header


def test_it_is_played_by_touch_on_a_phone(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "ReluPieces")
    demo.locator(".plot").evaluate("(plot) => plot.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_function(NEAR_ARE_MOUNTED)

    def drag(start, *moves):
        (x, y), (ux, uy) = start, unit(demo)
        swipe(page, [start], *([(x + right * ux, y - up * uy)] for right, up in moves))

    before = page.evaluate("scrollY")
    drag(center(handle(demo, 1).locator(".handle-dot")), (-0.5, 0.5), (-4, 1))
    expect(field(demo, "hinge")).to_have_value("−3.00")
    drag(center(bend(demo).locator(".handle-dot")), (0, 0.5), (0, 0.75))
    expect(field(demo, "v, output weight")).to_have_value("1.00")
    demo.get_by_role("button", name="Draw").tap()
    demo.locator(".plot").evaluate("(plot) => plot.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = box_of(demo.locator(".plot-frame").first)
    drag((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2), (0.5, 1), (2, 2))
    expect(demo.get_by_role("slider", name="Pen")).to_have_attribute(
        "aria-valuetext", re.compile(r"at x = 2\.0 the target is (1\.9|2\.0)")
    )
    assert page.evaluate("scrollY") == before  # the finger moved the handles, not the page


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "ReluPieces")
    press(demo, "A steep step")
    press(demo, "Fit all")
    demo.get_by_text("As code").click()
    field(demo, "hinge").fill("99")
    field(demo, "hinge").press("Enter")
    assert axe(page, ".dl101") == []
    press(demo, "Draw")
    expect(demo.get_by_role("slider", name="Pen")).to_be_visible()
    assert axe(page, ".dl101") == []


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "hinges",
            "[9]",
            "hinges must be up to 12 numbers from −4 to 4, not a list of 1 (9). [1] is shown instead.",
        ),
        ("hinges", '"abc"', "hinges must be up to 12 numbers"),
        ("signs", "[2]", "signs must be up to 12 numbers, each 1 or −1, not a list of 1 (2)."),
        ("output_weights", "[1e999]", "output_weights must be up to 12 numbers from −1000 to 1000, not"),
        (
            "output_bias",
            "null",
            "output_bias must be a number from −1000 to 1000, not null. 0 is shown instead.",
        ),
        ("target", '"moon"', "target must be one of tent, hat, wave, stairs, vee, drawn, not the text"),
        ("drawn", "[1, 2]", "drawn must be 81 numbers from −3 to 3, not a list of 2"),
        ("chosen", "99", "chosen must be one of 0, 1, 2"),
    ],
)
def test_nonsense_in_a_trait_gets_a_sentence_and_the_demo_works(page, demos, name, value, sentence):
    change_data(page, PAGE, "ReluPieces", with_trait(name, value))
    demo = open_demo(page, demos + PAGE, "ReluPieces")
    expect(demo.get_by_role("alert")).to_contain_text(sentence)
    press(demo, "Reset")
    press(demo, "Add a neuron")
    expect(demo.locator(".readout")).to_contain_text("2 neurons")
    assert page.errors == []
