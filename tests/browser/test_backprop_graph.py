"""The demo `BackpropGraph` on a page of its own, with no kernel: by mouse, keyboard and touch, with every slip."""

import re

import pytest
from playwright.sync_api import expect

from dl101.widgets import BackpropGraph
from tests.helpers import LOOKS, box_of, button, drawn, open_demo, printed_by

pytestmark = pytest.mark.slow

PAGE = "BackpropGraph.html"
NETWORK = {
    **{"ŷ": 2, "v₁": 6, "v₂": 2, "c": 2, "h₁": 2, "h₂": -4, "z₁": 2, "z₂": -4},
    **{"w₁₁": 2, "w₂₁": 4, "b₁": 2, "w₁₂": -4, "w₂₂": -8, "b₂": -4, "x₁": -6, "x₂": 6},
}
# The texts that stick out of their boxes, and the boxes that lie on others.
MISFITS = """(demo) => {
  const out = [...demo.querySelectorAll('.node')].filter((node) => node.scrollWidth > node.clientWidth + 3
    && !node.querySelector('.node-name, .node-sign'));
  const long = [...demo.querySelectorAll('.node-value, .node-gradient > span:nth-child(2), .cell')].filter((part) =>
    part.scrollWidth > part.clientWidth + 1);
  return [...out, ...long].map((node) => node.textContent || node.value);
}"""
# The least height of what a finger may hit; the local slopes' size, and those that touch a box.
SMALLEST_TARGET = """(demo) => Math.min(...[...demo.querySelectorAll('.node-ask')]
  .filter((node) => node.checkVisibility()).map((node) => node.getBoundingClientRect().height))"""
SLOPES = """(demo) => {
  const shown = [...demo.querySelectorAll('.slope')].filter((label) => label.textContent);
  const parts = [...demo.querySelectorAll('.node:not(.is-number), .node-sign')];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const hidden = [...demo.querySelectorAll('.node-sign')].filter((sign) => {
    const { x, y, width, height } = sign.getBoundingClientRect();
    return document.elementFromPoint(x + width * 0.9, y + height / 2) !== sign;
  });
  const touches = (label) => {
    const { left, right, top, bottom, height } = label.getBoundingClientRect();
    const air = height / 5; // above and below the digits
    return boxes.some((box) =>
      box.left < right && left < box.right && box.top < bottom - air && top + air < box.bottom);
  };
  return {
    count: shown.length,
    size: Math.min(...shown.map((label) => parseFloat(getComputedStyle(label).fontSize) * label.getScreenCTM().a)),
    hidden: hidden.map((sign) => sign.textContent),
    touching: shown.filter(touches).map((label) => label.textContent),
  };
}"""
SMALLEST = """(demo) => Math.min(...[...demo.querySelectorAll('.node-value, .node-name, .cell, .node-ask')]
  .filter((node) => node.checkVisibility()).map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def plain(text):
    """As the page's text has it, where a subscript is an element of its own."""
    return text.translate(PLAIN)


@pytest.fixture
def demo(page, demos):
    return start(page, demos + PAGE)


def start(page, address):
    demo = open_demo(page, address, "BackpropGraph")
    expect(demo.locator(".node").first).to_be_visible()
    return demo


def field(demo):
    return demo.locator(".gradient-form .number-field")


def expect_asked(demo, name, of="L"):
    expect(field(demo)).to_be_visible()
    expect(demo.locator(".gradient-form label")).to_have_text(plain(f"∂{of}/∂{name} ="))


def answer(demo, value):
    field(demo).fill(str(value))
    field(demo).press("Enter")


def expect_reply(demo, *parts):
    for part in parts:
        expect(demo.locator(".reply")).to_contain_text(plain(part))


def preset(demo, name):
    button(demo, name).click()
    button(demo, "All").click()


def test_forward_step_by_step_then_the_first_question(demo):
    now, values = demo.locator(".now"), demo.locator(".node-value")
    expect(now).to_have_text("Forward first: each operation computes one number.")
    expect(demo.locator(".gradient-form")).to_be_hidden()
    for said in (
        "w11 · x1 = 1 · 1 = 1",
        "w21 · x2 = 1 · 2 = 2",
        "z1 = w11 · x1 + w21 · x2 + b1 = 1 + 2 + 0 = 3",
    ):
        button(demo, "Next").click()
        expect(now).to_have_text(said)
    expect(values.filter(has_text="?")).to_have_count(10)
    button(demo, "All").click()
    expect(values.filter(has_text="?")).to_have_count(0)
    expect(now).to_be_hidden()
    expect_asked(demo, "ŷ")
    expect(demo.locator(".readout")).to_have_text("L = 1. 0 of 16 gradients found.")


def test_the_whole_network_by_keyboard_alone(demo, page):
    button(demo, "All").focus()
    page.keyboard.press("Enter")
    expect_asked(demo, "ŷ")
    expect(field(demo)).to_be_focused()
    for name, value in NETWORK.items():
        expect_asked(demo, name)
        page.keyboard.type(str(value))
        page.keyboard.press("Enter")
        expect_reply(demo, "Right.", f"∂L/∂{name} = ", f"= {value}".replace("-", "−"))
    expect(demo.locator(".all-known")).to_have_text("All 16 gradients are there, each one yours.")
    expect(demo.locator(".goals-count")).to_have_text("2 of 5")
    expect(demo.locator(".node-gradient.is-known")).to_have_count(16 + 1 + 7)  # L and what has no name, too
    expect(demo.locator(".gradient-form")).to_be_hidden()
    button(demo, "Undo").press("Enter")
    expect_asked(demo, "x₂")


@pytest.mark.parametrize("last", ["Next", "All"])
def test_the_end_of_the_way_forward_leads_to_the_answer(demo, page, last):
    button(demo, "One neuron").click()
    if last == "Next":
        for said in ("w · x = 2 · 3 = 6", "ŷ = ", "ŷ − y = "):
            button(demo, "Next").click()
            expect(demo.locator(".now")).to_contain_text(said)
    button(demo, last).click()
    expect(field(demo)).to_be_focused()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect_reply(demo, "Right.")
    for value in ("18", "12", "6"):
        page.keyboard.type(value)
        page.keyboard.press("Enter")
    expect(demo.locator(".all-known")).to_be_focused()
    expect(demo.locator(".all-known")).to_have_text("All 4 gradients are there, each one yours.")


def test_a_finger_gets_the_question_and_no_keyboard(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    button(demo, "All").tap()
    expect(demo.locator(".question")).to_be_focused()
    expect(field(demo)).to_be_visible()
    button(demo, "Show me this one").tap()
    expect_reply(demo, "Shown.")


def test_question_field_and_reply_stand_together_above_a_phone_s_keyboard(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 500}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    button(demo, "All").tap()
    for typed, said in (("-2", "The sign."), ("1", "A factor is missing."), ("2", "Right.")):
        field(demo).tap()
        answer(demo, typed)
        expect_reply(demo, said)
        for part in (".reply", ".meaning", ".gradient-form .number-field"):
            expect(demo.locator(part)).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_question_stays_beside_the_node_that_it_asks_for(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)

    def expect_together(*parts):
        page.wait_for_function(
            """([demo, parts]) => {
              const boxes = [".lead", ".node.is-asked", ...parts].map((part) =>
                demo.querySelector(part)?.getBoundingClientRect());
              if (boxes.includes(undefined)) return false; // not drawn yet
              const [lead, asked, ...others] = boxes;
              return asked.top > 0 && asked.bottom <= lead.top &&
                others.every(({ top, bottom }) => bottom <= innerHeight && top >= lead.top);
            }""",
            arg=[demo.element_handle(), [".gradient-form .number-field", *parts]],
        )

    button(demo, "All").tap()
    expect_together()
    answer(demo, "2")
    expect_together(".reply")
    answer(demo, "7")
    expect_together(".reply")
    for count in (1, 2):
        button(demo, "Hint").tap()
        expect(demo.locator(".hints li")).to_have_count(count)
        expect_together(".hints li:last-child")


# Whether what is asked and what it is worked out from stand between the page's header and the question, which is seen
# too. Where the reply leaves too little room for all of them, what is asked does.
ALL_IN_SIGHT = """(demo) => {
  const header = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const lead = demo.querySelector(".lead").getBoundingClientRect();
  const boxes = (places) => [...demo.querySelectorAll(places)].map((node) => node.getBoundingClientRect());
  const top = (some) => Math.min(...some.map((box) => box.top));
  const bottom = (some) => Math.max(...some.map((box) => box.bottom));
  const [asked, all] = [boxes(".node.is-asked"), boxes(".node.is-asked, .node.is-source")];
  const isRoom = bottom(all) - top(all) + 32 <= lead.top - header;
  const wanted = isRoom || !demo.querySelector(".reply:not([hidden])") ? all : asked;
  return top(wanted) >= header && bottom(wanted) <= lead.top && lead.bottom <= innerHeight + 1;
}"""


@pytest.mark.parametrize("goal", ["Fill in the whole", "Two examples", "Get back through a sigmoid"])
def test_on_a_phone_each_step_of_a_goal_is_seen_with_what_it_is_worked_out_from(open_page, demos, goal):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    demo.locator(".goal-button", has_text=goal).tap()
    seen = set()
    while True:
        asked = demo.locator(".node.is-asked .node-ask")
        expect(asked).to_have_count(1)
        seen.add(asked.get_attribute("aria-label"))
        page.wait_for_function(ALL_IN_SIGHT, arg=demo.element_handle())
        known = demo.locator(".node-gradient.is-known").count()
        button(demo, "Show me this one").tap()
        expect(demo.locator(".node-gradient.is-known")).not_to_have_count(known)
        if demo.locator(".node-ask:visible").count() == 0:
            break
    assert len(seen) >= 4
    expect(demo.locator(".all-known")).to_be_in_viewport(ratio=1)


SLIPS = [
    ("One neuron", {"ŷ": 6}, "w", "−18", "The sign."),
    ("One neuron", {}, "ŷ", "3", "A factor is missing.", "leave out the 2 of the square's slope, 2(ŷ − y)"),
    ("One neuron", {"ŷ": 6}, "w", "12", "A number from the wrong place.", "multiply by w itself"),
    ("One neuron", {"ŷ": 6}, "w", "3", "The local slope alone.", "without what comes from L's side"),
    (
        "One neuron",
        {"ŷ": 6},
        "b",
        "18",
        "An input too early.",
        "multiply by x too: it belongs to w's gradient alone",
    ),
    ("Two examples", {"ŷ₁": -2, "ŷ₂": 3}, "w", "12", "A path is missing.", "leave out the path through ŷ₁"),
    ("Two examples", {"ŷ₁": -2, "ŷ₂": 3}, "w", "4", "The mean, not the sum.", "paths add"),
    ("Two examples", {"ŷ₁": -2, "ŷ₂": 3}, "w", "-48", "Paths multiplied, not added."),
    ("Through a sigmoid", {"ŷ": 2, "v": 1, "h": 8}, "z", "1.88", "The activation worked twice."),
    ("Through a sigmoid", {"ŷ": 2, "v": 1, "h": 8}, "z", "0", "Input and output swapped."),
]


def test_each_slip_is_named_and_the_chain_rule_stands_below(demo):
    for graph, before, name, typed, *said in SLIPS:
        preset(demo, graph)
        for known, value in before.items():
            expect_asked(demo, known)
            answer(demo, value)
            expect_reply(demo, "Right.")
        demo.get_by_role("button", name=f"∂L/∂{name}: ask this one").click()
        expect_asked(demo, name)
        answer(demo, typed)
        expect_reply(demo, f"is not ∂L/∂{name}.", *said, f"∂L/∂{name} = ")
        expect(demo.locator(".node-gradient.is-wrong")).to_have_count(1)
        expect(field(demo)).to_be_focused()
    answer(demo, 77)
    expect_reply(
        demo, "I can't tell how you got this number. Begin with what comes from L's side: ∂L/∂h = 8."
    )
    answer(demo, "1/4 ")
    expect_reply(demo, "The local slope alone.")
    answer(demo, "2.0")
    expect_reply(demo, "Right.")


def test_gradients_come_in_any_order_that_is_possible(demo):
    button(demo, "All").click()
    ask = demo.locator(".node-ask:visible")
    expect(ask).to_have_count(1)
    answer(demo, 2)
    expect(ask).to_have_count(5)
    demo.get_by_role("button", name="∂L/∂h₂: ask this one").click()
    expect_asked(demo, "h₂")
    expect(field(demo)).to_be_focused()
    answer(demo, -4)
    expect(demo.locator(".edge.is-lit.is-right")).to_have_count(2)
    expect_asked(demo, "v₁")
    demo.get_by_role("button", name="∂L/∂z₂: ask this one").click()
    answer(demo, -4)
    expect_reply(demo, "∂L/∂z₂ = ∂L/∂h₂ · 1 = (−4) · 1 = −4")


def test_an_answer_counts_when_it_comes_before_the_next_frame(demo):
    button(demo, "All").click()
    answer(demo, 2)
    ask = demo.get_by_role("button", name="∂L/∂h₂: ask this one")
    expect(ask).to_be_visible()
    demo.evaluate("""async (demo) => {
      demo.querySelector('.node-ask[aria-label*="h₂"]').click();
      demo.querySelector(".gradient-form .number-field").value = "-4";
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      demo.querySelector(".gradient-form").requestSubmit();
    }""")
    expect_reply(demo, "= 2 · (−2) = −4")


def test_three_hints_and_what_is_shown_counts_as_seen(demo):
    button(demo, "All").click()
    answer(demo, 2)
    demo.get_by_role("button", name="∂L/∂h₂: ask this one").click()
    hints, lit = demo.locator(".hints li"), demo.locator(".edge.is-lit")
    expect(lit).to_have_count(0)
    for count, said in enumerate(
        ["h2 goes only into ŷ.", "∂ŷ/∂h2 = v2 = −2.", "∂L/∂ŷ · v2 = 2 · (−2) = ?"], 1
    ):
        button(demo, "Hint").click()
        expect(hints).to_have_count(count)
        expect(hints.last).to_contain_text(said)
    expect(lit).to_have_count(2)
    expect(demo.locator(".slope.is-lit")).to_have_text(["−2", "1"])
    expect(button(demo, "Hint")).to_have_attribute("aria-disabled", "true")
    button(demo, "Show me this one").click()
    expect_reply(demo, "Shown.", "= −4")
    expect(demo.locator(".is-shown")).to_contain_text("∂L/∂h2 = −4")
    expect_asked(demo, "v₁")
    for value in [value for name, value in NETWORK.items() if name not in ("ŷ", "h₂")]:
        answer(demo, value)
    expect(demo.locator(".all-known")).to_have_text("All 16 gradients are there; 1 of them you were shown.")
    expect(demo.locator(".goals-count")).to_have_text("1 of 5")  # the output neuron's


NO_NUMBERS = {
    "": "Type a number first.",
    "two": "Type a number, such as −4, 0.25 or 1/4.",
    "1e999": "Type a number",
    "1e305": "Type a number",
    "∂": "Type a number",
    "1,234": "“1,234” can be read in two ways.",
}


def test_what_is_no_number_is_said_and_counts_as_nothing(demo):
    button(demo, "All").click()
    answer(demo, -2)
    expect_reply(demo, "The sign.")
    for typed, said in NO_NUMBERS.items():  # the reply to −2 is no reply to these
        answer(demo, typed)
        expect(demo.locator(".lead .field-problem")).to_contain_text(said)
        expect(demo.locator(".reply")).to_be_hidden()
        expect_asked(demo, "ŷ")
    answer(demo, 2)
    expect(demo.locator(".lead .field-problem")).to_have_text("")
    expect_reply(demo, "Right.")
    expect_asked(demo, "v₁")


def test_other_inputs_are_a_new_exercise(demo):
    button(demo, "All").click()
    y = demo.get_by_role("textbox", name="y", exact=True)
    y.press("ArrowDown")
    expect(demo.locator(".readout")).to_contain_text("L = 4.")
    expect(demo.locator(".reply")).to_be_hidden()  # nothing was lost
    y.press("ArrowUp")
    expect(demo.locator(".readout")).to_contain_text("L = 1.")
    answer(demo, 2)
    expect_reply(demo, "Right.")
    y.fill("-1")
    y.press("Enter")
    expect(demo.locator(".readout")).to_have_text("L = 9. 0 of 16 gradients found.")
    anew = "A new number: the gradients begin anew. Undo brings the old ones back."
    expect_reply(demo, anew)
    button(demo, "Undo").click()
    expect_reply(demo, "Right.")
    y.fill("-1")
    y.press("Enter")
    expect_reply(demo, anew)
    answer(demo, 6)
    expect_reply(demo, "∂L/∂ŷ = 2 · (ŷ − y) = 2 · 3 = 6")
    y.press("ArrowUp")
    expect(demo.locator(".readout")).to_have_text("L = 4. 0 of 16 gradients found.")
    y.fill("21")
    y.press("Enter")
    expect(demo.locator(".stage + .field-problem")).to_have_text(
        "Type a number from −20 to 20. y is still 0."
    )


def test_the_other_goals(demo):
    goals = {
        "Two examples": [-2, 3, 8, 1],
        "Get back through a sigmoid": [2, 1, 8, 2, 6, 4, 2],
    }
    for count, (goal, values) in enumerate(goals.items(), 1):
        demo.get_by_role("button", name=re.compile(goal)).last.click()
        for value in values:
            answer(demo, value)
        expect(demo.locator(".goals-count")).to_have_text(f"{count} of 5")
    demo.get_by_role("button", name=re.compile("Type an expression")).click()
    typed = demo.get_by_label("Your expression")
    typed.fill("s = a·b; s*a + s")
    typed.press("Enter")
    drawn(demo.page)
    a = demo.get_by_role("textbox", name="a", exact=True)
    a.fill("3")
    a.press("Enter")
    button(demo, "All").click()
    expect_asked(demo, "u₁", of="f")
    for value in [1, 4, 12, 7]:
        answer(demo, value)
    expect(demo.locator(".goals-count")).to_have_text("3 of 5")
    expect(demo.locator(".readout")).to_contain_text("f = 12. 4 of 4 gradients found")


NO_EXPRESSIONS = {
    "2x": "Between “2” and “x” a sign is missing: to multiply, write 2*x.",
    "a^2": "For a power, write ** in place of ^",
    "sin(a)": "This graph has no sin. It knows relu, tanh",
    "(a": "The bracket “(” is not closed",
    "": "Type an expression, such as (a*b + c)**2.",
    "a" + "*a" * 20: "This has 20 operations: 12 are the most here.",
    "log(a - 5)": "log needs a number above 0, and gets −4 here.",
    "exp(1000*a)": "A number becomes larger than a computer can hold",
}


def test_an_expression_that_can_not_be_read_is_said_and_the_old_one_stays(demo):
    button(demo, "Your own").click()
    text = demo.get_by_label("Your expression")
    for typed, said in NO_EXPRESSIONS.items():
        text.fill(typed)
        button(demo, "Draw").click()
        expect(demo.locator(".own .field-problem")).to_contain_text(said)
        expect(text).to_have_attribute("aria-invalid", "true")
        expect(demo.locator(".node-name")).to_have_text(["a", "b", "u1", "c", "u2", "f"])
    text.fill("a*a")
    button(demo, "Draw").click()
    expect(demo.locator(".own .field-problem")).to_have_text("")
    expect(demo.locator(".node-name")).to_have_text(["a", "f"])
    expect(demo.locator(".lesson")).to_contain_text("Type an expression of")


def test_an_input_that_gives_no_value_is_said_and_the_old_one_stays(demo):
    button(demo, "Your own").click()
    demo.get_by_label("Your expression").fill("log(a)")
    button(demo, "Draw").click()
    expect(demo.locator(".node-name")).to_have_text(["a", "f"])
    a = demo.get_by_role("textbox", name="a", exact=True)
    a.fill("-1")
    a.press("Enter")
    expect(demo.locator(".stage + .field-problem")).to_have_text(
        "log needs a number above 0, and gets −1 here."
    )
    expect(a).to_have_value("1")
    a.fill("2")
    a.press("Enter")
    expect(demo.locator(".stage + .field-problem")).to_have_text("")
    expect(demo.locator(".readout")).to_contain_text("a = 2")


@pytest.mark.parametrize("form", ["Value", "PyTorch"])
def test_the_code_it_shows_prints_the_numbers_it_shows(demo, form):
    x = demo.get_by_role("textbox", name="x₁", exact=True)
    x.fill("-0.5")
    x.press("Enter")
    demo.get_by_text("As code").click()
    demo.get_by_role("radio", name=form).check()
    expect(demo.locator("pre")).to_contain_text("-0.5")
    printed = dict(line.split(": ") for line in printed_by(demo.locator("pre").text_content()).splitlines())
    shown = BackpropGraph(inputs={"x1": -0.5})
    assert float(printed["L"]) == shown.value
    assert float(printed["∂L/∂w21"]) == shown.gradients["w21"]


@pytest.mark.parametrize(("width", "scheme"), [*LOOKS, (320, "light"), (760, "light")])
def test_it_fits_its_place_and_its_numbers_can_be_read(open_page, demos, width, scheme):
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    demo = start(page, demos + PAGE)
    button(demo, "All").click()
    expect(demo.locator(".gradient-form")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert demo.evaluate(MISFITS) == []
    assert demo.evaluate(SMALLEST) >= (12 if width >= 390 else 10)
    assert demo.evaluate(SMALLEST_TARGET) >= 24
    for name in ("One neuron", "Two examples", "Through a sigmoid", "Your own"):
        preset(demo, name)
        expect(demo.locator(".gradient-form")).to_be_visible()
        assert demo.evaluate(MISFITS) == []


def test_the_local_slopes_of_a_wide_graph_are_legible_and_touch_no_box(open_page, demos):
    demo = start(open_page(viewport={"width": 1280, "height": 900}), demos + PAGE)
    button(demo, "All").click()
    for value in NETWORK.values():
        answer(demo, value)
    expect(demo.locator(".all-known")).to_be_visible()
    slopes = demo.evaluate(SLOPES)
    assert slopes["count"] > 15
    assert slopes["size"] >= 13.5
    assert slopes["touching"] == []
    assert slopes["hidden"] == []


def test_on_a_phone_it_runs_down_and_a_finger_fills_it_in(open_page, demos):
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    demo = start(page, demos + PAGE)
    button(demo, "All").tap()
    assert box_of(demo.locator(".graph"))["height"] > box_of(demo.locator(".graph"))["width"]
    for part in (".graph", ".gradient-form"):  # the picture and its question on one screen
        expect(demo.locator(part)).to_be_in_viewport(ratio=1)
    field(demo).tap()
    field(demo).fill("2")
    button(demo, "Check").tap()
    demo.get_by_role("button", name="∂L/∂v₂: ask this one").tap()
    expect_asked(demo, "v₂")


def test_it_turns_when_the_page_becomes_narrow(demo, page):
    button(demo, "All").click()
    answer(demo, 2)
    expect(demo.locator(".graph.is-wide")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(demo.locator(".graph:not(.is-wide)")).to_be_visible()
    expect_asked(demo, "v₁")
    expect(demo.locator(".node-gradient.is-known")).to_have_count(3)
