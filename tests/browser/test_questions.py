"""`Quiz`, `Prediction` and `Review` on a page of their own: by mouse, by keyboard alone, with what was kept."""

import copy
import json
import re

import pytest
from playwright.sync_api import expect

from browser.book_browser import serve
from tests.helpers import LOOKS, ROOT, assert_quiet, axe

pytestmark = pytest.mark.slow

# Mounts a model as dl101/sphinx/mount.js does; `kept` is what a page would keep in localStorage.
HOST = """<!doctype html>
<html lang="en" data-theme="light"><meta charset="utf-8"><title>Questions</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<body style="margin: 0; background: light-dark(#fffdf8, #12161e)"><main><h1>Questions</h1><div id="place"></div></main>
<script>
const models = [];
class Model {
  constructor(state) { this.state = state; this.listeners = []; this.saved = 0; models.push(this); }
  get(name) { return this.state[name]; }
  set(name, value) {
    if (this.state[name] === value) return;
    this.state[name] = value;
    for (const [event, listener] of this.listeners) if (event === `change:${name}`) listener();
  }
  save_changes() { this.saved += 1; }
  on(event, listener) { this.listeners.push([event, listener]); }
  off(event, listener) { this.listeners = this.listeners.filter(([e, l]) => e !== event || l !== listener); }
}
let makeWidget;
async function load(source) {
  makeWidget = (await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})))).default;
}
async function mount(state, views) {
  const model = new Model(state);
  const widget = makeWidget();
  await widget.initialize({model});
  for (let view = 0; view < views; view++) {
    const el = document.createElement("div");
    document.getElementById("place").append(el);
    await widget.render({el});
  }
}
</script></html>"""

X1 = "<math><msub><mi>x</mi><mn>1</mn></msub></math>"
CODE = "<pre><code>total = weights[0] * inputs[0] + weights[1] * inputs[1] + weights[2] * inputs[2] + bias</code></pre>"


def option(name, text, reply, right=False):
    return {"id": name, "text": text, "right": right, "reply": f"<p>{reply}</p>"}


SINGLE = {
    "id": "bias",
    "kind": "single",
    "hash": "aaaa1111",
    "text": f"<p>The bias of a neuron grows, and {X1} stays. What does its line do?</p>",
    "options": [
        option("a", "It turns.", "Weights turn the line, the bias does not."),
        option("b", "It slides.", f"Every z grows by the same amount, whatever {X1} is.", right=True),
        option("c", "Nothing: <code>bias</code> is only a start.", "The bias takes part in every sum."),
        option("d", f"It computes{CODE}", "That is the sum itself, not what the line does."),
    ],
}
SEVERAL = {
    "id": "two-clouds",
    "kind": "several",
    "hash": "bbbb2222",
    "text": "<p>Which biases make it fire at three, but not at two?</p>",
    "options": [
        option("a", "−3", "It fires too early."),
        option("b", "−4", "Two give 0, which is not above 0.", right=True),
        option("c", "−5", "Two give −1, three give 1.", right=True),
        option("d", "−6", "Three give exactly 0."),
    ],
}
NUMBER = {
    "id": "hand",
    "kind": "number",
    "hash": "cccc3333",
    "text": "<p>What is <math><mi>z</mi><mo>=</mo><mn>2</mn><mo>⋅</mo><mn>0</mn><mo>+</mo><mn>1.5</mn></math>?</p>",
    "number": {
        "value": 1.5,
        "tolerance": 0.01,
        "unit": "volts",
        "right": "<p>Nothing from the input, so the bias alone.</p>",
        "otherwise": "<p>Take it in two parts: the product, then the bias.</p>",
        "wrong": [
            {"value": 3.5, "reply": "<p>2 times 0 is not 2.</p>"},
            {"value": -1.5, "reply": "<p>The size is right, the sign is not.</p>"},
        ],
    },
}

LINE = {
    "id": "wrong-line",
    "kind": "line",
    "hash": "dddd4444",
    "text": "<p>Which line is wrong?</p>",
    "options": [
        option("a", "<code>z = 0</code>", "A sum can start at 0."),
        option("b", "<code>for x_i, w_i in zip(x, w):</code>", "Pair by pair."),
        option(
            "c",
            '<code>        z <span class="o">=</span> z + w_i * x_i + bias_of_the_one_neuron_with_a_long_name</code>',
            "The bias is added each time.",
            right=True,
        ),
    ],
    "number": {**NUMBER["number"], "text": "<p>What does it give, as it stands?</p>"},
}
TASKS = {
    "id": "fitting",
    "kind": "tasks",
    "hash": "eeee5555",
    "text": "<p>Which activation fits the task?</p>",
    "options": [
        {"id": id, "text": text}
        for id, text in zip("abcd", ["sigmoid", "linear", "ReLU", "tanh"], strict=True)
    ],
    "tasks": [
        {
            "text": "Is this mail spam, <em>yes</em> or no?",
            "right": "a",
            "replies": {
                "a": "<p>From 0 to 1.</p>",
                "b": "<p>It can say 7.</p>",
                "c": "<p>No top.</p>",
                "d": "<p>−1.</p>",
            },
        },
        {
            "text": "How warm will it be?",
            "right": "b",
            "replies": {
                "a": "<p>It never passes 1.</p>",
                "c": "<p>Never below 0.</p>",
                "d": "<p>Never above 1.</p>",
            },
        },
        {
            "text": f"Send {X1} on.",
            "right": "c",
            "replies": {"a": "<p>It is flat.</p>", "b": "<p>No bend.</p>", "d": "<p>Flat, too.</p>"},
        },
    ],
}


def state_of(kind, question, remembered=None):
    key = f"{kind}/02/{question['id']}"
    return {
        "question": question,
        "progress_keys": [key],
        "remembered": remembered or {},
        "saving_problem": "",
    }


def review_of(questions, remembered=None):
    keys = [question["key"] for question in questions]
    state = {"questions": questions, "chapter": "04", "progress_keys": keys}
    return {**state, "remembered": remembered or {}, "saving_problem": ""}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("questions")
    (folder / "index.html").write_text(HOST, encoding="utf-8")
    with serve(folder) as address:
        yield address


@pytest.fixture
def stage(page, address):
    """A function that mounts a state; it gives back the place of its views."""
    return lambda state, **options: mount(page, address, state, **options)


def mount(page, address, state, views=1):
    page.goto(address)
    page.evaluate("load", (ROOT / "dl101/widgets/dist/questions.js").read_text(encoding="utf-8"))
    page.evaluate("([state, views]) => mount(state, views)", [copy.deepcopy(state), views])
    return page.locator("#place > div")


def kept(page):
    """What the host was given to remember."""
    return page.evaluate("models[0].get('remembered')")


def check(place):
    place.get_by_role("button", name="Check", exact=True).click()


def said(place):
    return place.locator(".ask-said")


def pick(place, text):
    place.locator(".ask-option").filter(has_text=text).click()


# --- Quiz ---


def test_a_quiz_says_what_it_is(stage):
    place = stage(state_of("quiz", SINGLE))
    expect(place).to_have_attribute("data-quiz", "quiz/02/bias")
    expect(place.get_by_role("group", name="Question", exact=True)).to_be_visible()
    expect(place.get_by_role("radiogroup", name=re.compile("^The bias of a neuron grows"))).to_be_visible()
    expect(said(place)).to_be_empty()
    expect(place.get_by_text("(optional)")).to_be_visible()


@pytest.mark.parametrize("number", range(4))
def test_each_option_of_a_single_choice_has_its_message(page, stage, number):
    place = stage(state_of("quiz", SINGLE))
    chosen = SINGLE["options"][number]
    place.get_by_role("radio").nth(number).check()
    check(place)
    expect(said(place).locator(".ask-verdict")).to_have_text("Right." if chosen["right"] else "Not quite.")
    assert said(place).locator(".ask-reply .ask-html").inner_html() == chosen["reply"]
    item = kept(page)["quiz/02/bias"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", item.pop("time"))
    right = chosen["right"]
    assert item == {
        "question": "aaaa1111",
        "answer": [chosen["id"]],
        "right": right,
        "sure": "",
        "first": {"right": right, "sure": ""},
        "tries": 1,
    }
    assert page.evaluate("models[0].saved") == 1


def test_after_a_wrong_answer_one_tries_again_and_after_a_right_one_reads_the_others(page, stage):
    place = stage(state_of("quiz", SINGLE))
    place.get_by_role("radio", name="Certain").check()
    pick(place, "It turns.")
    check(place)
    expect(said(place)).to_contain_text("useful surprise")
    expect(place.locator('[data-mark="wrong"]')).to_contain_text("It turns.")
    expect(place.locator(".ask-others")).to_be_hidden()
    expect(place.get_by_role("radio", name="Certain")).to_be_hidden()  # asked once
    pick(place, "It slides.")
    check(place)
    expect(said(place)).to_contain_text("Right.")
    expect(said(place)).not_to_contain_text("Weights turn")
    item = kept(page)["quiz/02/bias"]
    assert (item["right"], item["first"]) == (True, {"right": False, "sure": "certain"})
    place.get_by_text("What about the other answers?").click()
    rows = place.locator(".ask-others .ask-reply")
    wrong = [one for one in SINGLE["options"] if not one["right"]]
    assert [row.inner_html() for row in rows.locator(".ask-html").all()] == [one["reply"] for one in wrong]
    assert rows.locator(".ask-letter").all_text_contents() == ["A", "C", "D"]
    expect(place.get_by_role("radio").first).to_be_disabled()


def test_several_choices_are_told_apart(page, stage):
    place = stage(state_of("quiz", SEVERAL))
    expect(place.get_by_text("Choose all that are true.")).to_be_visible()
    for text in ("−3", "−6", "−4"):
        pick(place, text)
    check(place)
    expect(said(place)).to_contain_text("Not quite.")
    assert said(place).locator(".ask-reply .ask-html").all_text_contents() == [
        "It fires too early.",
        "Three give exactly 0.",
    ]
    for text in ("−3", "−6"):
        pick(place, text)
    check(place)  # a second try: the one that is missing is named
    expect(said(place)).to_contain_text("Almost: one more is true.")
    assert said(place).locator(".ask-reply .ask-html").all_text_contents() == ["Two give −1, three give 1."]
    pick(place, "−5")
    check(place)
    expect(said(place)).to_contain_text("Right.")
    assert said(place).locator(".ask-letter").all_text_contents() == ["B", "C"]


def test_what_is_missing_is_only_counted_at_first(stage):
    place = stage(state_of("quiz", SEVERAL))
    pick(place, "−4")
    check(place)
    expect(said(place)).to_have_text("Almost: one more is true.")
    check(place)
    expect(said(place)).to_contain_text("Two give −1, three give 1.")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("3/2", "the bias alone"),
        (" 1,5 volts", "the bias alone"),
        ("3.5", "2 times 0 is not 2."),
        ("−1.5", "the sign is not"),
        ("1e2", "Take it in two parts"),
    ],
)
def test_each_message_of_a_number(page, stage, typed, message):
    place = stage(state_of("quiz", NUMBER))
    field = place.get_by_role("textbox", name=re.compile("What is .*volts$"))
    field.fill(typed)
    field.press("Enter")
    expect(said(place)).to_contain_text(message)
    assert kept(page)["quiz/02/hand"]["answer"] == typed
    expect(field).to_be_focused()


def test_every_message_of_a_number_can_be_read_once_it_is_right(stage):
    place = stage(state_of("quiz", NUMBER))
    place.get_by_role("textbox").fill("1.5")
    check(place)
    place.get_by_text("What about the other answers?").click()
    rows = place.locator(".ask-others .ask-reply")
    assert rows.locator(".ask-letter").all_text_contents() == ["3.5 volts", "−1.5 volts", "Any other number"]
    expect(rows.last).to_contain_text("Take it in two parts")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type a number first."),
        ("one and a half", "Write it like 2.5"),
        ("1,500", "“1,500” can be read in two ways. Write 1500 or 1.5, as you mean it."),
        ("<img src=x onerror=alert(1)>", "Write it like 2.5"),
    ],
)
def test_what_is_no_number_is_no_attempt(page, stage, typed, sentence):
    place = stage(state_of("quiz", NUMBER))
    field = place.get_by_role("textbox")
    field.fill(typed)
    check(place)
    expect(said(place)).to_contain_text(sentence)
    expect(field).to_have_attribute("aria-invalid", "true")
    assert kept(page) == {}
    field.fill("2")
    expect(said(place)).to_be_empty()
    expect(field).to_have_attribute("aria-invalid", "false")


def test_check_without_a_choice_asks_for_one(page, stage):
    place = stage(state_of("quiz", SINGLE))
    check(place)
    expect(said(place)).to_have_text("Choose an answer first.")
    assert kept(page) == {}


def test_what_was_answered_is_shown_and_can_be_answered_again(page, stage, address):
    place = stage(state_of("quiz", SINGLE))
    place.get_by_role("radio", name="Guessing").check()
    pick(place, "It slides.")
    check(place)
    old = kept(page)
    place = mount(page, address, state_of("quiz", SINGLE, old))
    expect(said(place)).to_contain_text("Right.")
    expect(place.get_by_role("radio").nth(1)).to_be_checked()
    place.get_by_role("button", name="Answer again").click()
    expect(said(place)).to_be_empty()
    expect(place.get_by_role("radio").first).to_be_focused()
    expect(place.locator("[data-mark]:not([data-mark=''])")).to_have_count(0)
    expect(place.get_by_role("radio", name="Guessing")).not_to_be_checked()
    pick(place, "It turns.")
    check(place)
    new = kept(page)["quiz/02/bias"]
    assert new["time"] > old["quiz/02/bias"]["time"]
    assert (new["right"], new["first"], new["tries"]) == (False, {"right": True, "sure": "guess"}, 1)


@pytest.mark.parametrize("kind", ["quiz", "prediction"])
def test_an_edited_question_is_asked_anew(stage, kind):
    item = {
        "time": "2026-01-31T12:00:00.000Z",
        "question": "00000000",
        "answer": ["b"],
        "right": True,
        "sure": "",
    }
    place = stage(state_of(kind, SINGLE, {f"{kind}/02/bias": item}))
    expect(said(place)).to_be_empty()
    expect(place.get_by_role("radio", checked=True)).to_have_count(0)
    expect(place.get_by_role("radio").first).to_be_enabled()


def test_a_quiz_by_keyboard_alone_keeps_the_focus(page, stage):
    place = stage(state_of("quiz", {**SINGLE, "options": SINGLE["options"][:3]}))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")  # how sure
    page.keyboard.press("Tab")
    button = place.get_by_role("button", name="Check")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(place)).to_contain_text("Right.")
    expect(said(place)).to_contain_text("Fairly sure, and right")
    expect(place.get_by_role("button", name="Checked")).to_be_focused()
    page.keyboard.press("Enter")  # does nothing more
    page.keyboard.press("Tab")
    expect(place.get_by_role("button", name="Answer again")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(place.locator(".ask-others .ask-reply").first).to_be_visible()


def test_two_views_and_the_host_agree(page, stage):
    places = stage(state_of("quiz", SINGLE), views=2)
    places.nth(1).get_by_role("radio").nth(2).check()
    pick(places.nth(0), "It slides.")
    check(places.nth(0))
    expect(said(places.nth(1))).to_contain_text("Right.")
    expect(places.nth(1).get_by_role("radio").nth(1)).to_be_checked()
    page.evaluate("models[0].set('remembered', {})")  # erased in another tab
    for place in places.all():
        expect(said(place)).to_be_empty()
        expect(place.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_lock_from_elsewhere_does_not_drop_the_focus(page, stage):
    places = stage(state_of("quiz", SINGLE), views=2)
    places.nth(1).get_by_role("radio").nth(2).focus()
    item = {
        "time": "2026-01-31T12:00:00.000Z",
        "question": "aaaa1111",
        "answer": ["b"],
        "right": True,
        "sure": "",
    }
    page.evaluate("(item) => models[0].set('remembered', {'quiz/02/bias': item})", item)
    expect(places.nth(1).get_by_role("button", name="Checked")).to_be_focused()


def test_why_it_could_not_be_saved_is_said(page, stage):
    place = stage(state_of("quiz", SINGLE))
    page.evaluate("models[0].set('saving_problem', 'Your progress could not be saved: the disk is full.')")
    expect(place.get_by_text("the disk is full")).to_be_visible()
    page.evaluate("models[0].set('saving_problem', '')")
    expect(place.get_by_text("the disk is full")).to_be_hidden()


def test_a_page_that_opens_speaks_nothing(page, stage):
    """What was answered is in the live region when that enters the page, and is not written again."""
    item = {
        "time": "2026-01-31T12:00:00.000Z",
        "question": "aaaa1111",
        "answer": ["a"],
        "right": False,
        "sure": "",
    }
    page.add_init_script(
        """window.written = 0;
        new MutationObserver((seen) => {
            for (const {target} of seen) if (target.nodeType === 1 && target.matches("[role=status]")) written += 1;
        }).observe(document, {childList: true, subtree: true});"""
    )
    place = stage(state_of("quiz", SINGLE, {"quiz/02/bias": item}))
    expect(said(place)).to_contain_text("Weights turn the line")
    before = page.evaluate("written")
    pick(place, "It slides.")
    assert page.evaluate("written") == before  # a pick alone says nothing
    check(place)
    assert page.evaluate("written") == before + 1


# --- Which line is wrong? ---


def lines(place):
    return place.get_by_role("radiogroup", name="Which line is wrong?")


def printed(place):
    return place.get_by_role("textbox", name=re.compile("^What does it give, as it stands.*volts$"))


def test_a_line_by_touch_wrong_then_right_then_what_it_prints(open_page, address):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True)
    place = mount(page, address, state_of("quiz", LINE))
    expect(printed(place)).to_be_hidden()
    check_button = place.get_by_role("button", name="Check", exact=True)
    check_button.tap()
    expect(said(place)).to_have_text("Choose a line first.")
    rows = place.locator(".ask-option")
    rows.nth(0).tap()
    check_button.tap()
    expect(said(place)).to_contain_text("Not quite.")
    expect(said(place)).to_contain_text("Line 1A sum can start at 0.")
    expect(place).not_to_contain_text("The bias is added each time.")
    expect(printed(place)).to_be_hidden()
    rows.nth(2).tap()
    check_button.tap()
    expect(place.locator(".ask-told")).to_contain_text("This is the line.")
    expect(place.locator(".ask-told")).to_contain_text("The bias is added each time.")
    expect(said(place)).to_be_empty()
    expect(lines(place).get_by_role("radio").first).to_be_disabled()
    check_button.tap()
    expect(said(place)).to_have_text("Type a number first.")
    printed(place).fill("3.5")
    check_button.tap()
    expect(said(place)).to_contain_text("2 times 0 is not 2.")
    printed(place).fill("1.5")
    check_button.tap()
    expect(said(place)).to_contain_text("Right.")
    expect(said(place)).not_to_contain_text("The bias is added")  # it stands below the line
    place.get_by_text("What about the other answers?").tap()
    assert place.locator(".ask-others .ask-letter").all_text_contents() == [
        "Line 1",
        "Line 2",
        "3.5 volts",
        "−1.5 volts",
        "Any other number",
    ]
    item = kept(page)["quiz/02/wrong-line"]
    assert (item["answer"], item["right"], item["tries"]) == (["c", "1.5"], True, 4)
    assert item["first"] == {"right": False, "sure": ""}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_line_by_keyboard_alone(page, stage):
    place = stage(state_of("quiz", LINE))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # the last line
    expect(lines(place).get_by_role("radio", name=re.compile(r"^3\s+z = z"))).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")  # certain
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(place.locator(".ask-told")).to_contain_text("This is the line.")
    expect(place.get_by_role("button", name="Check", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(printed(place)).to_be_focused()
    page.keyboard.type("1,5")
    page.keyboard.press("Enter")
    expect(said(place)).to_contain_text("You were certain, and you were right.")
    expect(printed(place)).to_be_focused()
    expect(printed(place)).not_to_be_editable()
    assert kept(page)["quiz/02/wrong-line"]["first"] == {"right": True, "sure": "certain"}


def test_each_step_of_a_line_outlives_a_reload(page, stage, address):
    place = stage(state_of("quiz", LINE))
    reload = lambda: mount(page, address, state_of("quiz", LINE, kept(page)))  # noqa: E731
    pick(place, "z = 0")
    check(place)
    place = reload()
    expect(said(place)).to_contain_text("A sum can start at 0.")
    expect(lines(place).get_by_role("radio").first).to_be_checked()
    pick(place, "z = z")
    check(place)
    place = reload()
    expect(place.locator(".ask-told")).to_contain_text("The bias is added each time.")
    expect(printed(place)).to_have_value("")
    assert not kept(page)["quiz/02/wrong-line"]["right"]
    printed(place).fill("-1.5")
    check(place)
    place = reload()
    expect(said(place)).to_contain_text("the sign is not")
    expect(printed(place)).to_have_value("-1.5")
    printed(place).fill("1.5")
    check(place)
    place = reload()
    expect(said(place)).to_contain_text("Right.")
    place.get_by_role("button", name="Answer again").click()
    expect(place.locator(".ask-told")).to_be_empty()
    expect(printed(place)).to_be_hidden()
    expect(lines(place).get_by_role("radio", checked=True)).to_have_count(0)
    expect(lines(place).get_by_role("radio").first).to_be_focused()


def test_a_line_found_elsewhere_does_not_drop_the_focus(page, stage):
    places = stage(state_of("quiz", LINE), views=2)
    lines(places.nth(1)).get_by_role("radio").first.focus()
    pick(places.nth(0), "z = z")
    places.nth(1).get_by_role("radio").first.focus()
    places.nth(0).get_by_role("button", name="Check").evaluate("(button) => button.click()")
    expect(places.nth(1).get_by_role("button", name="Check", exact=True)).to_be_focused()
    expect(places.nth(1).locator(".ask-told")).to_contain_text("This is the line.")


def test_in_a_review_a_line_is_done_with_its_number(page, stage):
    question = {"key": "quiz/02/wrong-line", "chapter": "02", **LINE}
    half = {
        "time": "2026-01-31T12:00:00.000Z",
        "question": LINE["hash"],
        "answer": ["c"],
        "right": False,
        "sure": "",
        "first": None,
        "tries": 1,
    }
    place = stage(review_of([question], {question["key"]: half}))
    expect(lines(place).get_by_role("radio", checked=True)).to_have_count(0)  # asked anew
    pick(place, "z = z")
    check(place)
    expect(printed(place)).to_be_visible()
    expect(place.locator(".ask-closing")).to_be_empty()
    printed(place).fill("1.5")
    check(place)
    expect(place.locator(".ask-closing")).to_contain_text("All right at the first try.")


# --- Choose for a task ---


def task(place, name):
    return place.get_by_role("group", name=re.compile(name))


def test_tasks_by_touch(open_page, address):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True)
    place = mount(page, address, state_of("quiz", TASKS))
    expect(place.get_by_role("group", name="Which activation fits the task?")).to_be_visible()
    choose = lambda name, text: task(place, name).get_by_text(text, exact=True).tap()  # noqa: E731
    choose("spam", "sigmoid")
    choose("warm", "sigmoid")
    button = place.get_by_role("button", name="Check", exact=True)
    button.tap()
    expect(said(place)).to_have_text("Choose one for each task first.")
    assert kept(page) == {}
    choose("Send", "linear")
    expect(said(place)).to_be_empty()
    button.tap()
    expect(said(place)).to_contain_text("One of the three is right.")
    assert said(place).locator(".ask-letter").all_text_contents() == ["2: sigmoid", "3: linear"]
    assert said(place).locator(".ask-html").all_text_contents() == ["It never passes 1.", "No bend."]
    expect(task(place, r"spam.*\(right\)")).to_be_visible()
    expect(task(place, r"warm.*\(wrong\)")).to_be_visible()
    choose("warm", "linear")
    expect(task(place, r"warm.*\(wrong\)")).to_have_count(0)  # not checked yet
    choose("Send", "ReLU")
    button.tap()
    expect(said(place)).to_contain_text("Right.")
    expect(said(place)).to_contain_text("From 0 to 1.")
    expect(task(place, "spam").get_by_role("radio").first).to_be_disabled()
    place.get_by_text("What about the other answers?").tap()
    expect(place.locator(".ask-others .ask-reply")).to_have_count(9)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_tasks_by_keyboard_and_a_reload(page, stage, address):
    place = stage(state_of("quiz", TASKS))
    for key in ("Space", "ArrowRight", "ArrowLeft"):  # sigmoid, linear, tanh
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press(key)
    expect(task(place, "Send").get_by_role("radio", name="tanh")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(said(place)).to_contain_text("Two of the three are right.")
    assert kept(page)["quiz/02/fitting"]["answer"] == ["a", "b", "d"]
    place = mount(page, address, state_of("quiz", TASKS, kept(page)))
    expect(said(place)).to_contain_text("Two of the three are right.")
    expect(task(place, "Send").get_by_role("radio", name="tanh")).to_be_checked()
    task(place, "Send").get_by_role("radio", name="ReLU").check()
    check(place)
    expect(said(place)).to_contain_text("Right.")
    place.get_by_role("button", name="Answer again").click()
    expect(place.get_by_role("radio", checked=True)).to_have_count(0)
    expect(task(place, "spam").get_by_role("radio").first).to_be_focused()


# --- Prediction ---


def test_a_prediction_locks_and_tells_both_replies(page, stage):
    place = stage(state_of("prediction", SINGLE))
    expect(place).to_have_attribute("data-prediction", "prediction/02/bias")
    pick(place, "It turns.")
    expect(said(place)).to_be_empty()
    lock = place.get_by_role("button", name="Lock in my prediction")
    lock.click()
    expect(place.get_by_role("button", name="Locked in")).to_be_focused()
    assert said(place).locator(".ask-letter").all_text_contents() == ["B", "A"]
    expect(said(place)).to_contain_text("Not quite.")
    expect(place.get_by_role("radio").first).to_be_disabled()
    expect(place.get_by_role("button", name="Show me without predicting")).to_be_hidden()
    item = kept(page)["prediction/02/bias"]
    item.pop("time")
    assert item == {"question": "aaaa1111", "answer": ["a"], "right": False, "skipped": False}
    page.keyboard.press("Enter")  # locked is locked
    place.get_by_text("It slides.").click(force=True)
    assert kept(page)["prediction/02/bias"]["answer"] == ["a"]


@pytest.mark.parametrize("number", range(4))
def test_each_option_of_a_prediction_has_its_message(stage, number):
    place = stage(state_of("prediction", SINGLE))
    place.get_by_role("radio").nth(number).check()
    place.get_by_role("button", name="Lock in my prediction").click()
    chosen, right = SINGLE["options"][number], SINGLE["options"][1]
    replies = [row.inner_html() for row in said(place).locator(".ask-reply .ask-html").all()]
    assert replies == ([right["reply"]] if chosen is right else [right["reply"], chosen["reply"]])


def test_a_number_and_several_choices_can_be_predicted(page, stage, address):
    place = stage(state_of("prediction", NUMBER))
    place.get_by_role("textbox").fill("3.5")
    place.get_by_role("textbox").press("Enter")
    assert said(place).locator(".ask-letter").all_text_contents() == ["1.5 volts", "3.5"]
    expect(place.get_by_role("textbox")).not_to_be_editable()
    place = mount(page, address, state_of("prediction", SEVERAL))
    for text in ("−3", "−4"):
        pick(place, text)
    place.get_by_role("button", name="Lock in my prediction").click()
    assert said(place).locator(".ask-letter").all_text_contents() == ["B", "C", "A"]


def test_a_prediction_needs_an_answer(page, stage):
    place = stage(state_of("prediction", SINGLE))
    place.get_by_role("button", name="Lock in my prediction").click()
    expect(said(place)).to_have_text("Choose an answer first.")
    assert kept(page) == {}


LONG = {**SINGLE, "text": 12 * "<p>A long story comes before the question.</p>" + SINGLE["text"]}
IS_SEEN = """(node) => {
  const {top, bottom, height} = node.getBoundingClientRect();
  return height > 0 && top >= 0 && bottom <= innerHeight;
}"""


@pytest.mark.parametrize(("kind", "press"), [("prediction", "Lock in my prediction"), ("quiz", "Check")])
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_reply_comes_into_a_phones_window(open_page, address, kind, press, motion):
    """The button stands at the window's lower edge when it is pressed; so does that an answer is missing."""
    page = open_page(
        viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True, reduced_motion=motion
    )
    place = mount(page, address, state_of(kind, LONG))
    button = place.get_by_role("button", name=press)
    for choice, words in ((None, "Choose"), ("It turns.", "Weights turn the line")):
        if choice:
            pick(place, choice)
        button.evaluate("(node) => node.scrollIntoView({block: 'end', behavior: 'instant'})")
        button.tap()
        expect(said(place)).to_contain_text(words)
        page.wait_for_function(IS_SEEN, arg=said(place).element_handle())


def test_a_prediction_can_be_skipped_openly_and_made_after_all(page, stage):
    place = stage(state_of("prediction", SINGLE))
    pick(place, "It turns.")
    place.get_by_role("button", name="Show me without predicting").click()
    expect(said(place)).to_contain_text("Skipped: ")
    assert said(place).locator(".ask-letter").all_text_contents() == ["B"]
    expect(place.get_by_role("button", name="Skipped")).to_be_focused()
    expect(place.get_by_role("radio", checked=True)).to_have_count(0)
    expect(place.get_by_role("radio").first).to_be_disabled()
    item = kept(page)["prediction/02/bias"]
    item.pop("time")
    assert item == {"question": "aaaa1111", "answer": [], "right": False, "skipped": True}
    place.get_by_role("button", name="Predict after all").click()
    expect(place.get_by_role("radio").first).to_be_enabled()
    assert not kept(page)["prediction/02/bias"]["skipped"]


def test_a_prediction_is_remembered_and_can_be_forgotten(page, stage, address):
    place = stage(state_of("prediction", SINGLE))
    pick(place, "It slides.")
    place.get_by_role("button", name="Lock in my prediction").click()
    old = kept(page)
    place = mount(page, address, state_of("prediction", SINGLE, old))
    expect(place.get_by_role("radio").nth(1)).to_be_checked()
    expect(said(place)).to_contain_text("Right.")
    place.get_by_role("button", name="Forget this prediction").click()
    expect(said(place)).to_be_empty()
    expect(place.get_by_role("radio").first).to_be_focused()
    expect(place.get_by_role("radio", checked=True)).to_have_count(0)
    item = kept(page)["prediction/02/bias"]
    assert item.pop("time") > old["prediction/02/bias"]["time"]
    assert item == {"question": "aaaa1111", "answer": [], "right": False, "skipped": False}
    place = mount(page, address, state_of("prediction", SINGLE, kept(page)))
    expect(place.get_by_role("button", name="Lock in my prediction")).to_be_visible()


# --- Review ---


def pool():
    chapters = {"02": [SINGLE, SEVERAL, NUMBER], "03": [SINGLE, NUMBER]}
    return [
        {"key": f"quiz/{chapter}/{question['id']}", "chapter": chapter, **question}
        for chapter, questions in chapters.items()
        for question in questions
    ]


def wrong_before(question, day):
    time, first = f"2026-01-{day:02}T12:00:00.000Z", {"right": False, "sure": ""}
    answer = "7" if question["kind"] == "number" else ["a"]
    return {
        "time": time,
        "question": question["hash"],
        "answer": answer,
        "right": False,
        "sure": "",
        "first": first,
    }


def test_a_review_asks_what_was_missed_and_does_not_change_while_one_answers(page, stage):
    before = {"quiz/02/hand": wrong_before(NUMBER, 5), "quiz/02/bias": wrong_before(SINGLE, 7)}
    place = stage(review_of(pool(), before))
    expect(place).to_have_attribute("data-review", "04")
    expect(place.get_by_text("Three questions from before")).to_be_visible()
    cards = place.locator("[data-quiz]")
    keys = ["quiz/03/bias", "quiz/02/hand", "quiz/02/bias"]
    assert [card.get_attribute("data-quiz") for card in cards.all()] == keys
    assert place.locator(".ask-title").all_text_contents() == [
        "?From chapter 3",
        "?From chapter 2",
        "?From chapter 2",
    ]
    for card in cards.all():
        expect(said(card)).to_be_empty()  # asked anew

    closing = place.locator(".ask-closing")
    pick(cards.nth(0), "It slides.")
    check(cards.nth(0))
    cards.nth(1).get_by_role("radio", name="Certain").check()
    cards.nth(1).get_by_role("textbox").fill("1.5")
    check(cards.nth(1))
    expect(closing).to_be_empty()
    pick(cards.nth(2), "It turns.")
    check(cards.nth(2))
    expect(closing).to_contain_text("Two of three right at the first try.")
    pick(cards.nth(2), "It slides.")
    check(cards.nth(2))
    expect(closing).to_contain_text("Two of three right at the first try.")
    assert [card.get_attribute("data-quiz") for card in cards.all()] == keys
    items = kept(page)
    assert items["quiz/02/hand"]["first"] == {"right": True, "sure": "certain"}
    assert items["quiz/02/bias"]["first"] == {"right": False, "sure": ""}
    assert items["quiz/02/hand"]["time"] > before["quiz/02/hand"]["time"]
    expect(place.get_by_role("button", name="Answer again")).to_have_count(0)


def test_a_review_of_few_questions_says_how_many(stage):
    place = stage(review_of(pool()[:2]))
    expect(place.get_by_text("Two questions from before")).to_be_visible()
    expect(place.locator("[data-quiz]")).to_have_count(2)


# --- Everywhere ---

ALL = {
    "single": state_of("quiz", SINGLE),
    "several": state_of("quiz", SEVERAL),
    "number": state_of("quiz", NUMBER),
    "line": state_of("quiz", LINE),
    "tasks": state_of("quiz", TASKS),
    "prediction": state_of("prediction", SINGLE),
    "review": review_of(pool()),
}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_or_too_wide_or_too_small(open_page, address, scheme, width):
    page = open_page(viewport={"width": width, "height": 800})
    for name, state in ALL.items():
        place = mount(page, address, state)
        page.evaluate("(scheme) => { document.documentElement.dataset.theme = scheme }", scheme)
        page.add_style_tag(
            content=f":root {{color-scheme: {scheme}}} *, ::before, ::after {{transition: none !important}}"
        )
        assert axe(page) == [], name
        answer_all(place)
        assert axe(page) == [], f"{name}, answered"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if width == 390:
            assert small_targets(page) == [], name
    assert_quiet(page, address)


def answer_all(place):
    for card in place.locator(".ask").all():
        if card.locator(".ask-code").count():
            card.locator(".ask-option input").nth(2).check()
            card.get_by_role("button").first.click()
        if card.get_by_role("textbox").count():
            card.get_by_role("textbox").fill("1.5")
        elif card.locator(".ask-task").count():
            for at, row in enumerate(card.locator(".ask-task").all()):
                row.get_by_role("radio").nth(at).check()
        else:
            for number in (1, 2) if card.get_by_role("checkbox").count() else (0,):
                card.locator(".ask-option input").nth(number).check()
        card.get_by_role("button").first.click()
        if card.locator(".ask-others").is_visible():
            card.locator(".ask-others summary").click()


def small_targets(page):
    """What a finger may press and is lower than 44 px."""
    return page.evaluate(
        """[...document.querySelectorAll("#place :is(button, summary, .ask-option, .ask-number, .choice-row span)")]
            .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5)
            .map((one) => one.outerHTML.slice(0, 120))"""
    )


def test_on_paper_a_question_has_no_replies(page, stage):
    place = stage(state_of("quiz", SINGLE))
    pick(place, "It slides.")
    check(place)
    page.emulate_media(media="print")
    expect(place.get_by_text("It turns.")).to_be_visible()
    expect(said(place)).to_be_hidden()
    expect(place.locator(".ask-others")).to_be_hidden()
    expect(place.locator(".ask-buttons")).to_be_hidden()


def test_on_paper_lines_and_tasks_stand_with_what_is_asked_next(page, stage, address):
    place = stage(state_of("quiz", LINE))
    page.emulate_media(media="print")
    expect(place.get_by_text("What does it give, as it stands?")).to_be_visible()
    page.emulate_media(media="screen")
    pick(place, "z = z")
    check(place)
    page.emulate_media(media="print")
    expect(place.locator(".ask-told")).to_contain_text("The bias is added each time.")
    expect(place.locator(".ask-told")).to_be_hidden()
    place = mount(page, address, state_of("quiz", TASKS))
    expect(task(place, "spam").get_by_text("sigmoid")).to_be_visible()
    expect(place.get_by_text("How sure")).to_be_hidden()


def test_long_code_wraps_on_a_phone_and_else_scrolls_inside_and_the_keyboard_reaches_it(open_page, address):
    page = open_page(viewport={"width": 390, "height": 800})
    place = mount(page, address, state_of("quiz", SINGLE))
    code = place.locator("pre")
    assert code.evaluate("(pre) => pre.scrollWidth <= pre.clientWidth")
    page = open_page(viewport={"width": 560, "height": 800})
    code = mount(page, address, state_of("quiz", SINGLE)).locator("pre")
    assert code.evaluate("(pre) => pre.scrollWidth > pre.clientWidth")
    expect(code).to_have_attribute("tabindex", "0")


# --- The questions of the book ---

QUIZZES = sorted((ROOT / "dl101/quizzes").glob("*.json"))


def answers_of(question):
    """Each answer that has a reply of its own, with that reply."""
    if question["kind"] == "tasks":
        return answers_to_tasks(question["tasks"])
    options = [([one["id"]], one["reply"]) for one in question.get("options", [])]
    if "number" not in question:
        return options
    number = question["number"]
    slips = [(str(slip["value"]), slip["reply"]) for slip in number["wrong"]]
    typed = [(str(number["value"]), number["right"]), *slips, ("123456", number["otherwise"])]
    found = [one["id"] for one in question.get("options", []) if one["right"]]
    return [*options, *(([*found, text] if found else text, reply) for text, reply in typed)]


def answers_to_tasks(tasks):
    """Each option of each task that has a reply, among right ones for the other tasks."""
    right = [task["right"] for task in tasks]
    return [
        ([*right[:at], option, *right[at + 1 :]], reply)
        for at, task in enumerate(tasks)
        for option, reply in task["replies"].items()
    ]


# Gives each answer in a view of its own, a number typed or options picked: the replies that each view then shows.
# A true option of several has its own reply once all true ones are picked.
REPLIES = """async ([answers, allTrue]) => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const places = [...document.querySelectorAll("#place > div")];
  const type = (place, text) => {
    const field = place.querySelector("input[type=text]");
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const give = (place, answer) => {
    const tasks = [...place.querySelectorAll(".ask-task")];
    if (typeof answer === "string") type(place, answer);
    else if (tasks.length) tasks.forEach((task, i) => task.querySelector(`[value="${answer[i]}"]`).click());
    else for (const option of place.querySelectorAll(".ask-option input"))
      if (option.checked !== answer.includes(option.value)) option.click();
    place.querySelector("button").click();
    if (!place.querySelector(".ask-code") || answer.length < 2) return;
    type(place, answer[1]);  // what the line prints, once it is found
    place.querySelector("button").click();
  };
  places.forEach((place, i) => give(place, answers[i]));
  await drawn();
  for (const place of places) if (place.innerText.includes("Almost")) give(place, allTrue);
  await drawn();
  return places.map((place) => [...place.querySelectorAll(".ask-reply .ask-html")].map((reply) => reply.innerHTML));
}"""


def as_written(page, html):
    """`html` as a browser writes it."""
    return page.evaluate("(html) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML", html)


@pytest.mark.parametrize("kind", ["quiz", "predictions"])
@pytest.mark.parametrize("path", QUIZZES, ids=lambda path: path.stem)
def test_every_message_of_the_book_is_shown(open_page, address, path, kind):
    page = open_page(viewport={"width": 390, "height": 800})
    for question in json.loads(path.read_text(encoding="utf-8"))[kind]:
        state, answers = state_of(kind.removesuffix("s"), question), answers_of(question)
        mount(page, address, state)
        for _ in answers[1:]:
            page.evaluate("(state) => mount(state, 1)", state)
        all_true = [one["id"] for one in question.get("options", []) if one.get("right")]
        shown = page.evaluate(REPLIES, [[answer for answer, _ in answers], all_true])
        for (answer, reply), replies in zip(answers, shown, strict=True):
            assert as_written(page, reply) in replies, (question["id"], answer)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, question["id"]
