"""The demo `Neuron` on a page of its own, with no kernel: by mouse, by keyboard alone, by touch, and given nonsense."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    LOOKS,
    assert_quiet,
    at_rest,
    axe,
    box_of,
    button,
    center,
    change_data,
    drawn,
    expect_count_reached,
    open_demo,
    printed_by,
    swipe,
    with_trait,
)

pytestmark = pytest.mark.slow

CHAPTER = "chapters/02_a_single_neuron.html"
PAGE = "Neuron.html"


@pytest.fixture
def demo(page, demos):
    return start(page, demos + PAGE)


def start(page, address):
    demo = open_demo(page, address, "Neuron")
    expect(demo.locator(".main")).to_be_visible()
    return demo


def field(demo, name):
    return demo.get_by_role("textbox", name=re.compile(rf"^{name}, .*as a number$"))


def give(demo, **values):
    """Type numbers: give(demo, w1=1, b=-1.5)."""
    for name, value in values.items():
        box = field(demo, name)
        box.fill(str(value))
        box.press("Enter")


def fields(demo):
    drawn(demo.page)
    return [float(field(demo, name).input_value().replace("−", "-")) for name in ("w1", "w2", "b")]


def outputs(demo):
    drawn(demo.page)
    return demo.locator("td.output").all_text_contents()


def open_question(demo):
    """Get three of XOR's four, then three with another point wrong: then the demo asks why."""
    demo.get_by_role("radio", name="XOR").check()
    give(demo, w1=1, w2=1, b=-0.5)
    expect(demo.locator(".question")).to_be_hidden()
    give(demo, w1=-1, w2=-1, b=1.5)
    expect(demo.locator(".question")).to_be_visible()


def test_it_starts_alive_and_asks_nobody(page, demos):
    demo = start(page, demos + PAGE)
    assert fields(demo) == [1, 0.5, -0.75]
    assert outputs(demo) == ["0", "0", "1", "1"]
    expect(demo.locator(".readout")).to_have_text(
        "It fires for (1, 0) and (1, 1). AND: 3 of 4 right; (1, 0) should be 0."
    )
    expect_count_reached(demo, 0)
    assert_quiet(page, demos)


def test_the_landing_page_has_it_at_once(page, server):
    demo = start(page, server + "index.html")
    assert fields(demo) == [1, 0.5, -0.75]
    expect(demo.locator(".plot")).to_be_in_viewport()


def test_the_line_is_moved_by_mouse_until_the_first_goal_is_reached(demo, page):
    box = box_of(demo.locator(".plot-frame"))
    x, y = center(demo.get_by_role("slider", name="Move the line"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 0.35 * box["width"] / 2.2, y, steps=5)  # 0.35 to the right in data units
    page.mouse.up()
    w1, w2, b = fields(demo)
    assert (w1, w2) == (1, 0.5)
    assert b == pytest.approx(-0.75 - 0.35, abs=0.03)
    assert outputs(demo) == ["0", "0", "0", "1"]
    expect(demo.locator(".goal").first).to_have_text("AND: fire for (1, 1) alone (reached)")
    demo.get_by_role("button", name="Undo").click()  # the whole drag at once
    assert fields(demo) == [1, 0.5, -0.75]


def test_what_a_drag_only_passes_through_does_not_count(demo, page):
    frame = box_of(demo.locator(".plot-frame"))
    x, y = center(demo.get_by_role("slider", name="Move the line"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 0.35 * frame["width"] / 2.2, y, steps=4)
    expect(demo.locator(".score")).to_contain_text("AND: all 4 right!")
    expect_count_reached(demo, 0)
    page.mouse.move(x + 0.9 * frame["width"] / 2.2, y, steps=4)
    page.mouse.up()
    expect(demo.locator(".score")).to_contain_text("AND: 3 of 4 right")
    expect_count_reached(demo, 0)


def test_the_score_leads_to_the_next_gate_and_goals_to_theirs(demo):
    give(demo, b=-1.2)
    demo.get_by_role("button", name="Next: OR →").click()
    expect(demo.get_by_role("radio", name="OR", exact=True)).to_be_checked()
    expect(demo.get_by_role("button", name="Next:")).to_have_count(0)
    demo.get_by_role("button", name="NAND: fire unless both inputs are 1").click()
    expect(demo.get_by_role("radio", name="NAND")).to_be_checked()


def test_the_line_can_not_be_dragged_out_of_the_picture(demo, page):
    for dx, dy in [(900, 0), (-900, 0), (0, 900), (0, -900), (900, 900)]:
        x, y = center(demo.get_by_role("slider", name="Move the line"))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(max(1, x + dx), max(1, y + dy), steps=6)
        page.mouse.up()
        drawn(demo.page)
        expect(demo.get_by_role("slider", name="Move the line")).to_be_visible()
        expect(demo.get_by_role("slider", name="Turn the line")).to_be_visible()


def test_the_line_is_turned_by_mouse(demo, page):
    x, y = center(demo.get_by_role("slider", name="Turn the line"))
    cx, cy = center(demo.get_by_role("slider", name="Move the line"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(cx - (y - cy), cy + (x - cx), steps=12)  # a quarter turn on the screen, clockwise
    page.mouse.up()
    w1, w2, b = fields(demo)
    assert (w1, w2) == (pytest.approx(0.5, abs=0.05), pytest.approx(-1, abs=0.05))
    assert w1 * 0.5 + w2 * 0.5 + b == pytest.approx(0, abs=0.03)  # it still passes through the anchor


def test_a_reached_goal_is_said_where_the_finger_is_and_the_words_go_by_themselves(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844})
    page.clock.install()
    demo = start(page, demos + PAGE)
    news = demo.locator(".news:not(.is-lesson)")
    give(demo, w1=1, w2=1, b=-1.5)
    expect(demo.locator(".goals")).not_to_be_in_viewport()
    expect(news).to_have_text("Goal reached: AND: fire for (1, 1) alone. 1 of 5.")
    expect(news).to_have_class(re.compile("is-shown"))
    expect(news.locator("span")).to_be_in_viewport(ratio=1)
    page.clock.run_for(6000)
    expect(news).not_to_have_class(re.compile("is-shown"))


def test_what_a_goal_asks_for_stays_above_the_picture_until_it_is_closed(open_page, demos):
    page = open_page(
        viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page.clock.install()
    demo = start(page, demos + PAGE)
    button(demo, "AND: fire for (1, 1) alone").tap()
    told = demo.locator(".told")
    expect(told).to_have_text("Goal: AND: fire for (1, 1) alone.✕")
    expect(told).to_be_in_viewport(ratio=1)
    expect(demo.locator(".plot")).to_be_in_viewport(ratio=1)
    expect(demo.locator(".news.is-shown")).to_have_count(0)
    page.clock.run_for(60_000)
    give(demo, w1=1, w2=1, b=-1.5)
    expect(told).to_have_class("told is-reached")
    told.get_by_role("button", name="Close").tap()
    expect(told).to_be_hidden()
    page.wait_for_function("(demo) => demo.contains(document.activeElement)", arg=demo.element_handle())


def test_who_closes_what_a_goal_asks_for_keeps_the_focus_in_the_demo(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, reduced_motion="reduce")
    demo = start(page, demos + PAGE)
    button(demo, "AND: fire for (1, 1) alone").click()
    drawn(page)  # nothing else is going on
    at_rest(page)
    demo.locator(".told").get_by_role("button", name="Close").press("Enter")
    expect(demo.locator(".told")).to_be_hidden()
    page.wait_for_function("(demo) => demo.contains(document.activeElement)", arg=demo.element_handle())


def test_what_a_goal_asks_for_goes_with_the_gate_that_it_is_about(open_page, demos):
    page = open_page(
        viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    demo = start(page, demos + PAGE)
    button(demo, "AND: fire for (1, 1) alone").tap()
    give(demo, w1=1, w2=1, b=-1.5)
    expect(demo.locator(".told")).to_have_class("told is-reached")
    expect(demo.locator(".news.is-shown")).to_have_count(0)  # it is seen where it is told
    button(demo, "Next: OR →").tap()
    expect(demo.locator(".told")).to_be_hidden()


def test_on_a_wide_page_what_a_goal_asks_for_is_said_at_the_edge_until_a_touch(demo):
    button(demo, "OR: fire unless both inputs are 0").click()
    said = demo.locator(".news.is-lesson")
    expect(said).to_have_text("Goal: OR: fire unless both inputs are 0.")
    expect(said).to_have_class(re.compile("is-shown"))
    demo.locator(".plot").click(position={"x": 5, "y": 5})
    expect(said).not_to_have_class(re.compile("is-shown"))


def test_the_plot_stays_where_it_is_when_a_button_comes_above_it(open_page, demos):
    demo = start(open_page(viewport={"width": 390, "height": 844}, has_touch=True), demos + PAGE)
    top = box_of(demo.locator(".plot-frame"))["y"]
    give(demo, w1=1, w2=1, b=-1.5)
    expect(demo.get_by_role("button", name="Next: OR →")).to_be_visible()
    assert box_of(demo.locator(".plot-frame"))["y"] == top


def test_xor_is_no_dead_end(demo):
    wanted = demo.locator(".wanted")
    expect(wanted).to_have_text("Wanted: yes only where both inputs are 1.")
    demo.get_by_role("radio", name="XOR").check()
    give(demo, w1=1, w2=1, b=1)
    expect(wanted).to_have_text("Wanted: yes where exactly one input is 1.")
    give(demo, b=-0.5)
    expect(wanted).to_have_text("Can you get all four? If not, miss another point.")
    give(demo, w1=-1, w2=-1, b=1.5)
    expect(wanted).to_have_text("3 is the most there is. But why?")
    demo.get_by_role("button", name="Why? ↓").click()
    expect(demo.locator(".question input").first).to_be_focused()
    expect(demo.locator(".question")).to_be_in_viewport()
    demo.locator(".question label").nth(1).click()
    expect(demo.get_by_role("button", name="Why? ↓")).to_be_hidden()


def test_all_goals_are_reached_by_keyboard_alone(page, demos):
    page.goto(demos + PAGE)
    demo = page.locator('[data-demo="Neuron"]').first
    demo.scroll_into_view_if_needed()
    expect(demo.locator(".main")).to_be_visible()

    def tab_to(locator):
        for _ in range(80):
            if locator.evaluate("(node) => node === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reached {locator}")

    def choose(gate):
        demo.get_by_role("radio", name="AND", exact=True).or_(
            demo.locator("input[value=AND]")
        ).first.evaluate("(node) => node.closest('fieldset').querySelector('input:checked').focus()")
        for _ in range(3):
            if not demo.get_by_role("radio", name=gate, exact=True).is_checked():
                page.keyboard.press("ArrowRight")

    def type_numbers(w1, w2, b):
        for name, value in (("w1", w1), ("w2", w2), ("b", b)):
            field(demo, name).focus()
            page.keyboard.type(str(value))
            page.keyboard.press("Enter")

    demo.evaluate("(node) => { node.tabIndex = -1; node.focus(); }")
    tab_to(demo.get_by_role("slider", name="Move the line"))
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert fields(demo)[2] == pytest.approx(-1.05)
    expect_count_reached(demo, 1)
    choose("OR")
    type_numbers(1, 1, -0.5)
    choose("NAND")
    type_numbers(-1, -1, 1.5)
    expect_count_reached(demo, 3)
    choose("XOR")  # NAND misses (0, 0): the first way
    expect(demo.locator(".goal").nth(3)).to_contain_text("One way found")
    type_numbers(1, 1, -0.5)  # OR misses (1, 1): the second
    expect_count_reached(demo, 4)
    tab_to(demo.get_by_role("radio", name=re.compile("The weights stop at 4")))
    page.keyboard.press("Space")
    expect(demo.locator(".reply")).to_contain_text("Not quite. Larger numbers do not help")
    page.keyboard.press("ArrowDown")
    expect(demo.locator(".reply")).to_contain_text("Right.")
    expect_count_reached(demo, 5)
    expect(demo.locator(".goals-count")).to_have_text("5 of 5")


def test_every_option_of_the_question_has_its_reply(demo):
    open_question(demo)
    options = demo.locator(".question input")
    replies = set()
    for i in range(options.count()):
        options.nth(i).check()
        drawn(demo.page)
        replies.add(demo.locator(".reply").text_content())
    assert len(replies) == options.count() == 4
    assert sum(reply.startswith("Right.") for reply in replies) == 1


def test_on_a_phone_the_reply_to_the_question_comes_into_sight(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_demo(page, demos + PAGE, "Neuron")
    open_question(demo)
    option = demo.locator(".question .option").first
    option.evaluate("(option) => scrollTo(0, option.getBoundingClientRect().bottom + scrollY - innerHeight)")
    option.tap()
    expect(demo.locator(".question .reply")).to_be_in_viewport(ratio=1)


def test_goals_are_remembered_on_this_device_and_survive_nonsense_in_the_store(demo, page):
    give(demo, b=-1.2)
    expect_count_reached(demo, 1)
    expect(demo.locator(".goals-since")).to_be_hidden()
    stored = json.loads(page.evaluate("localStorage.dl101"))
    assert stored["version"] == 1
    assert list(stored["items"]) == ["goal/Neuron/and"]
    page.reload()
    demo.scroll_into_view_if_needed()
    expect(demo.locator(".goal.is-reached")).to_have_count(1)
    expect(demo.locator(".goals-since")).to_have_text("reached earlier")
    for nonsense in (
        "{",
        "7",
        '{"version": 9, "items": {}}',
        '{"version": 1, "items": {"goal/Neuron/unheard-of": {}}}',
    ):
        page.evaluate("(text) => { localStorage.dl101 = text; }", nonsense)
        page.reload()
        demo.scroll_into_view_if_needed()
        expect(demo.locator(".goals-count")).to_have_text("0 of 5")
        expect(demo.get_by_role("alert")).to_have_count(0)
    assert page.errors == []


def test_a_remembered_goal_leaves_the_next_one_within_reach(demo, page):
    open_question(demo)
    page.reload()
    demo.scroll_into_view_if_needed()
    demo.get_by_role("button", name="XOR: then answer").click()
    demo.get_by_role("radio", name=re.compile("midpoint")).check()
    expect(demo.locator(".goal").last).to_contain_text("(reached)")


def test_the_way_to_the_next_gate_keeps_the_keyboards_focus(demo, page):
    give(demo, b=-1.2)
    demo.get_by_role("button", name="Next: OR →").press("Enter")
    expect(demo.get_by_role("radio", name="OR", exact=True)).to_be_focused()


def test_a_second_finger_is_ignored(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.locator(".plot").evaluate("(plot) => plot.scrollIntoView({ block: 'center' })")
    (ax, ay), (bx, by) = (
        center(demo.get_by_role("slider", name=f"{verb} the line")) for verb in ("Move", "Turn")
    )
    both = ([(ax + step, ay), (bx - step, by)] for step in range(0, 32, 4))
    swipe(page, [(ax, ay)], *both)
    expect(field(demo, "b")).not_to_have_value("−0.75")  # touches arrive with the next frame
    assert fields(demo)[:2] == [1, 0.5]
    demo.get_by_role("button", name="Undo").tap()
    assert fields(demo) == [1, 0.5, -0.75]
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_presets_tell_their_lesson_until_something_else_is_moved(demo):
    for name, lesson in [
        ("Look at x1 only", "only x1 decides"),
        ("Twice everything", "the same line, the same answers"),
    ]:
        demo.get_by_role("button", name=name).click()
        expect(demo.locator(".lesson")).to_contain_text(lesson)
    assert fields(demo) == [2, 0, -1]
    give(demo, b=0)
    expect(demo.locator(".lesson")).to_contain_text("Press one")


def test_without_weights_there_is_no_line_and_it_says_so(demo):
    demo.get_by_role("button", name="No weights").click()
    expect(demo.locator(".readout")).to_contain_text(
        "Both weights are 0, so there is no line: z is −0.75 everywhere."
    )
    expect(demo.get_by_role("slider", name="Move the line")).to_have_count(0)
    give(demo, w1=1, b=4)
    expect(demo.locator(".readout")).to_contain_text(
        "The line lies outside the picture: z is positive all over it."
    )


def test_undo_and_reset_and_undo_of_reset(demo, page):
    give(demo, w1=2, b=1)
    demo.get_by_role("button", name="Reset").click()
    assert fields(demo) == [1, 0.5, -0.75]
    demo.get_by_role("button", name="Undo").click()
    assert fields(demo) == [2, 0.5, 1]
    demo.get_by_role("slider", name="b, bias").focus()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert fields(demo) == [1, 0.5, -0.75]
    expect(demo.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_what_a_reset_only_passes_through_reaches_no_goal(demo):
    demo.get_by_role("radio", name="OR", exact=True).check()
    give(demo, w2=0.2, w1=4, b=-0.3)  # with the start's weights alone, this would be OR
    expect_count_reached(demo, 0)
    demo.get_by_role("button", name="Reset").click()
    assert fields(demo) == [1, 0.5, -0.75]
    expect_count_reached(demo, 0)


def test_a_corner_is_chosen_in_the_plot_or_in_the_table(demo):
    demo.locator(".corner").nth(2).click()
    expect(demo.locator(".sum")).to_have_text("z = 1.00·1 + 0.50·0 − 0.75 = 0.25, above 0: it fires")
    demo.get_by_role("button", name="(0,\u00a00)").press("Enter")
    expect(demo.locator(".sum")).to_have_text("z = 1.00·0 + 0.50·0 − 0.75 = −0.75, below 0: it does not fire")


@pytest.mark.parametrize("form", ["Python", "NumPy", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    give(demo, w1=0.1, w2=0.2, b=-0.3)
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    printed = printed_by(demo.locator("pre").text_content())
    rows = [line.split()[-2:] for line in printed.splitlines()]
    shown = demo.locator("td.z").all_text_contents()
    assert [f"{float(z):.2f}".replace("-", "−").replace("−0.00", "0.00") for z, _ in rows] == shown
    assert [output for _, output in rows] == outputs(demo) == ["0", "0", "0", "0"]


def test_it_is_played_by_touch_on_a_phone(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.get_by_role("radio", name="OR", exact=True).tap()
    x, y = center(demo.get_by_role("slider", name="Move the line"))
    frame = box_of(demo.locator(".plot-frame"))
    before = page.evaluate("scrollY")
    swipe(page, *([(x, y + down)] for down in (0, 20, frame["height"] / 2.2)))
    expect(demo.locator(".readout")).to_contain_text(
        "It fires for (0, 1), (1, 0) and (1, 1). OR: all 4 right."
    )
    assert page.evaluate("scrollY") == before  # the finger moved the line, not the page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = demo.locator("button, input[type=range]").evaluate_all(
        "(nodes) => nodes.map((node) => node.offsetHeight).filter((height) => height && height < 24).length"
    )
    assert small == 0


@pytest.mark.parametrize(("width", "mode"), LOOKS)
def test_axe_finds_nothing(open_page, demos, width, mode):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=mode)
    demo = start(page, demos + PAGE)
    open_question(demo)
    demo.locator(".question input").first.check()
    demo.get_by_text("As code").click()
    give(demo, b=99)
    demo.get_by_role("button", name="Flip the signs").click()
    assert axe(page, ".dl101") == []


def changed_page(page, demos, change):
    """Open the demo with its data changed."""
    change_data(page, PAGE, "Neuron", change)
    page.goto(demos + PAGE)
    demo = page.locator('[data-demo="Neuron"]').first
    demo.scroll_into_view_if_needed()
    return demo


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "weights",
            "[null, 1]",
            "weights must be 2 numbers from −4 to 4, not a list of 2 (null, 1). [1,0.5] is shown instead.",
        ),
        (
            "weights",
            '"12"',
            'weights must be 2 numbers from −4 to 4, not the text "12". [1,0.5] is shown instead.',
        ),
        ("bias", "1e999", "bias must be a number from −4 to 4, not Infinity. -0.75 is shown instead."),
        (
            "gate",
            '"MAYBE"',
            'gate must be one of AND, OR, NAND, XOR, not the text "MAYBE". "AND" is shown instead.',
        ),
    ],
)
def test_nonsense_in_a_trait_gets_a_sentence_and_the_demo_works(page, demos, name, value, sentence):
    demo = changed_page(page, demos, with_trait(name, value))
    expect(demo.locator(".demo-notice[role=alert]")).to_have_text(sentence)
    assert fields(demo) == [1, 0.5, -0.75]
    give(demo, w1=1.25, w2=1, b=-1.5)
    demo.get_by_role("radio", name="OR", exact=True).check()
    demo.get_by_role("radio", name="AND", exact=True).check()
    expect(demo.locator(".demo-notice[role=alert]")).to_be_hidden()
    expect(demo.locator(".readout")).to_contain_text("AND: all 4 right.")


def test_data_that_is_no_json_gets_a_sentence(page, demos):
    demo = changed_page(page, demos, with_trait("bias", "NaN"))
    expect(demo).to_contain_text("The demo Neuron could not start")
    expect(demo).to_contain_text("The rest of the page works without it.")


def test_a_module_that_throws_or_is_missing_leaves_the_page_working(page, demos):
    demo = changed_page(page, demos, lambda text: re.sub(r'"bundle": "[^"]*"', '"bundle": "nowhere"', text))
    expect(demo).to_contain_text("The demo Neuron could not start: the file nowhere.js did not load.")
    expect(demo).to_have_attribute("role", "alert")
    page.unroute_all()

    page.route(
        "**/_static/demos/*.js",
        lambda route: route.fulfill(body="(self.demoSources ??= {})['neuron'] = 'oops(';"),
    )
    page.goto(demos + PAGE)
    demo.scroll_into_view_if_needed()
    expect(demo).to_contain_text("The demo Neuron could not start")


def test_without_scripts_a_picture_and_a_sentence_stand_there(open_page, server):
    page = open_page(java_script_enabled=False)
    page.goto(server + CHAPTER)
    still = page.locator('[data-demo="Neuron"]').first.locator("figure")
    expect(still).to_contain_text("This demo needs JavaScript")
    picture = still.get_by_role("img", name="A still picture of the demo Neuron")
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    assert page.request.get(picture.evaluate("(node) => node.src")).ok


def test_colors_follow_the_theme(demo, page):
    pixel = """(canvas) => [...canvas.getContext("2d").getImageData(63, 0, 1, 1).data].slice(0, 3)"""
    canvas = demo.locator("canvas")
    light = canvas.evaluate(pixel)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    drawn(page)
    dark = canvas.evaluate(pixel)
    assert sum(dark) < sum(light)
    assert all(color[2] > color[0] for color in (light, dark))  # blue where z is positive, in both


def test_nothing_is_drawn_while_nothing_changes(demo, page):
    asked = page.evaluate(
        """async () => {
            const real = window.requestAnimationFrame;
            let count = 0;
            window.requestAnimationFrame = (run) => { count += 1; return real(run); };
            for (let i = 0; i < 10; i++) await new Promise(real);
            window.requestAnimationFrame = real;
            return count;
        }"""
    )
    assert asked == 0
