"""The demo `SilentBug` on a page of its own: cases by finger and by keyboard, replies, repair, what is remembered."""

import re

import pytest
from playwright.sync_api import expect

from tests.helpers import (
    assert_quiet,
    at_rest,
    box_of,
    button,
    drawn,
    expect_reached,
    expect_readout,
    open_demo,
    press,
)

pytestmark = pytest.mark.slow

PAGE = "SilentBug.html"
PHONE = {"viewport": {"width": 390, "height": 660}, "has_touch": True, "is_mobile": True}
# The cause of each case, and the line, by the beginnings of their words.
ANSWERS = [
    ("zero_grad() is missing", "loss.backward()"),
    ("A softmax comes before", "nn.Softmax(dim=1)"),
    ("(n, 1) minus (n,)", "return ((predictions"),
    ("model.eval() is missing", "return F.cross_entropy"),
    ("Copies were made", "X, y = np.repeat"),
    ("x @ weight lacks", "H = torch.relu(X @ hidden.weight"),
    ("Layers in a Python list", "self.hidden = ["),
    ("The softmax runs over dim=0", "probabilities = "),
    ("eval() was taken", "total += "),
    ("Validation pictures are moved", "train, validation = random_split"),
]
# Both ends of what is to be seen together lie in the window.
IS_SEEN = """(node) => {
  const {top, bottom} = node.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""
# The names in code that begin on one line and end on another.
BROKEN_NAMES = r"""(code) => {
  const found = [];
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const {0: name, index} of walker.currentNode.data.matchAll(/[\w.]+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + name.length);
      if (range.getClientRects().length > 1) found.push(name);
    }
  }
  return found;
}"""
# Whether the words at the window's lower edge, once they came to rest, hide neither what is said nor what is asked.
HIDES_NO_QUESTION = """(news) => {
  const own = news.getBoundingClientRect();
  const parts = [...news.closest("[data-demo]").querySelectorAll(".ask, .reply")];
  return parts.filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect())
    .every(({top, bottom}) => bottom <= own.top || top >= own.bottom);
}"""


@pytest.fixture
def demo(page, demos):
    return open_demo(page, demos + PAGE, "SilentBug")


def option(demo, words):
    """The cause or the line that is shown and begins with these words."""
    return demo.locator(".option:visible").filter(has_text=re.compile(rf"^\s*{re.escape(words)}"))


def solve(demo, number):
    """Name the cause of the case that is shown, and point at the line."""
    for words in ANSWERS[number - 1]:
        option(demo, words).click()


def test_all_ten_cases_by_mouse(page, demo, demos):
    for number in range(1, 11):
        expect(demo.locator(".complaint")).to_contain_text(f"Case {number} of 10.")
        expect(demo.locator(".options .option")).to_have_count(4)
        repaired = demo.locator(".curve.is-repaired")
        expect(repaired).to_have_attribute("display", "none")
        solve(demo, number)
        expect(repaired).not_to_have_attribute(
            "display", "none"
        )  # a level line has no height, and counts as hidden
        expect(demo.locator(".record tbody tr")).to_have_count(number)
        expect(demo.locator(".repair")).to_contain_text("Next time:")
        if number < 10:
            press(demo, "Next case")
    expect(demo.locator(".repair")).to_contain_text("All ten cases are solved.")
    expect(button(demo, "Next case")).to_be_hidden()
    expect_reached(demo, 1, 2, 3, 4)
    assert_quiet(page, demos)


def test_a_whole_case_by_touch_each_step_in_a_phones_window(open_page, demos):
    page = open_page(**PHONE, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "SilentBug")
    button(demo, "Case 2").tap()
    expect(demo.locator(".complaint")).to_contain_text("The loss stops at about 1.5")
    option(demo, "zero_grad() is missing").tap()
    said = demo.locator(".reply:visible")
    expect(said).to_contain_text("Not quite.")
    expect(said).to_contain_text("stays at 1.47")
    at_rest(page)
    assert said.evaluate(IS_SEEN)
    option(demo, "A softmax comes before").tap()
    at_rest(page)
    lines = demo.locator(".code-lines")
    expect(lines).to_be_visible()
    assert lines.evaluate(IS_SEEN)
    option(demo, "nn.Softmax(dim=1)").tap()
    at_rest(page)
    assert demo.locator(".chart svg").first.evaluate(IS_SEEN)
    expect(demo.locator(".line.is-gone")).to_contain_text("nn.Softmax(dim=1),")
    expect(demo.locator(".signature")).to_contain_text("Lowest loss of ten classes")
    expect(demo.locator(".chart-key")).to_contain_text("ln(1 + 9/e) = 1.461")
    button(demo, "Next case").tap()
    expect(demo.locator(".complaint")).to_contain_text("Case 3 of 10.")
    at_rest(page)
    for part in (".complaint", ".chart svg", ".answers"):
        assert demo.locator(part).first.evaluate(IS_SEEN), part


def test_the_question_with_its_symptom_and_the_code_fit_a_phones_window_in_every_case(open_page, demos):
    page = open_page(**PHONE, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "SilentBug")
    for number, (cause, line) in enumerate(ANSWERS, start=1):
        button(demo, f"Case {number}").tap()
        expect(demo.locator(".complaint")).to_contain_text(f"Case {number} of 10.")
        symptom, options = box_of(demo.locator(".symptom")), box_of(demo.locator(".options"))
        words = box_of(demo.locator(".complaint"))
        assert options["y"] + options["height"] - words["y"] <= 680, number  # with the numbers of ten runs
        assert options["y"] + options["height"] - symptom["y"] <= 600, number
        option(demo, cause).tap()
        lines = demo.locator(".code-lines")
        assert min(box_of(each)["height"] for each in lines.locator(".option").all()) >= 32, number
        at_rest(page)
        assert lines.evaluate(IS_SEEN), number
        option(demo, line).tap()
        at_rest(page)
        assert demo.locator(".symptom").evaluate(IS_SEEN), number


def test_the_words_of_a_preset_go_with_their_case(open_page, demos):
    page = open_page(**PHONE)  # elsewhere they stand beside the button alone
    demo = open_demo(page, demos + PAGE, "SilentBug")
    told = demo.locator(".told")
    press(demo, "It swings")
    expect(told).to_contain_text("steps that are too long")
    option(demo, "A softmax comes before").click()
    expect(told).to_be_visible()  # it is the same case
    button(demo, "Case 4").click()
    expect(told).to_be_hidden()
    press(demo, "Solve all ten cases")
    expect(told).to_contain_text("Goal: Solve all ten cases.")
    button(demo, "Case 10").click()
    drawn(page)
    expect(told).to_be_visible()


def test_why_a_digit_asked_alone_gets_a_0_is_said_with_the_repair(demo):
    button(demo, "Case 8").click()
    solve(demo, 8)
    expect(demo.locator(".repair")).to_contain_text("A digit that is asked alone is a single row")


def test_masses_are_measured_and_never_marked_wrong(demo):
    button(demo, "Case 3").click()
    solve(demo, 3)
    rows = demo.locator(".answers tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("4.00")
    expect(demo.locator(".answers .is-wrong")).to_have_count(0)


@pytest.mark.parametrize(
    "window", [PHONE, {"viewport": {"width": 1280, "height": 800}}], ids=["phone", "wide"]
)
def test_no_name_in_code_is_broken_in_two(open_page, demos, window):
    demo = open_demo(open_page(**window), demos + PAGE, "SilentBug")
    for number in range(1, 11):
        button(demo, f"Case {number}").click()
        demo.get_by_text("Show the code").click()
        for step, (code, words) in enumerate(
            zip((".code-box pre", ".code-lines"), ANSWERS[number - 1], strict=True)
        ):
            expect(demo.locator(code)).to_be_visible()
            assert demo.locator(code).evaluate(BROKEN_NAMES) == [], (number, step)
            option(demo, words).click()
        expect(demo.locator(".difference")).to_be_visible()
        assert demo.locator(".difference").evaluate(BROKEN_NAMES) == [], number
        assert demo.locator(".difference").evaluate("(pre) => pre.scrollWidth <= pre.clientWidth"), number


def test_that_a_goal_is_reached_hides_no_question(open_page, demos):
    """What was said of the cause, and what is asked next, stand low in the window."""
    page = open_page(**PHONE, reduced_motion="reduce")
    demo = open_demo(page, demos + PAGE, "SilentBug")
    button(demo, "Case 3").click()
    right = option(demo, "(n, 1) minus (n,)")
    right.evaluate(
        """(node) => {
          document.body.style.paddingBlock = "50rem";
          scrollBy({top: node.getBoundingClientRect().top - 500, behavior: "instant"});
        }"""
    )
    right.tap()
    expect(demo.locator(".ask:visible")).to_be_in_viewport(ratio=1)
    said = demo.locator(".news.is-reached.is-shown span")
    expect(said).to_be_in_viewport(ratio=1)
    page.wait_for_function(HIDES_NO_QUESTION, arg=said.element_handle())


def test_a_case_whose_code_has_words_of_its_own_explains_them_beside_it(demo):
    words = "A transform changes a picture each time it is taken out"
    button(demo, "Case 10").click()
    expect(demo.get_by_text(words)).to_be_hidden()
    demo.get_by_text("Show the code").click()
    for answer in ANSWERS[9]:
        expect(demo.get_by_text(words).locator("visible=true")).to_have_count(1)
        option(demo, answer).click()
    expect(demo.get_by_text(words).locator("visible=true")).to_have_count(1)
    press(demo, "Next case")
    solve(demo, 1)
    expect(demo.get_by_text(words).locator("visible=true")).to_have_count(0)


def test_a_whole_case_by_keyboard(page, demo):
    button(demo, "Case 4").focus()
    page.keyboard.press("Enter")
    expect(demo.locator(".complaint")).to_contain_text("Case 4 of 10.")
    option(demo, "model.eval() is missing").focus()
    page.keyboard.press("Enter")
    expect(demo.locator(".reply:visible").first).to_be_focused()
    for _ in range(3):  # to the third line
        page.keyboard.press("Tab")
    expect(option(demo, "return F.cross_entropy")).to_be_focused()
    page.keyboard.press("Space")
    expect(demo.locator(".reply:visible")).to_be_focused()
    page.keyboard.press("Tab")
    expect(demo.get_by_role("region", name="The repair")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(demo, "Next case")).to_be_focused()
    expect_reached(demo, 1)
    page.keyboard.press("Enter")
    expect(demo.locator(".complaint")).to_be_focused()
    expect(demo.locator(".complaint")).to_contain_text("Case 5 of 10.")
    page.keyboard.press("Control+z")
    expect(demo.locator(".repair")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(demo.locator(".code-lines")).to_be_visible()
    expect_reached(demo, 1)


def test_a_wrong_cause_and_a_wrong_line_get_their_replies(demo):
    option(demo, "A softmax comes before").click()
    expect(demo.locator(".reply:visible")).to_contain_text("Then no loss could be below 1.461.")
    expect(option(demo, "A softmax comes before")).to_have_attribute("data-verdict", "wrong")
    option(demo, "model.eval() is missing").click()
    expect(demo.locator(".reply:visible")).to_contain_text("climbs from 0.55 to 21.3")
    expect(demo.locator('[data-verdict="wrong"].option')).to_have_count(1)
    option(demo, "zero_grad() is missing").click()
    option(demo, "optimizer.step()").click()
    expect(demo.locator(".reply:visible").last).to_contain_text(
        "Not this one. It goes down the gradients that it finds."
    )
    option(demo, "loss.backward()").click()
    expect(demo.locator(".line.is-new")).to_contain_text("optimizer.zero_grad()")
    expect_reached(demo)  # two slips


def test_the_code_is_closed_until_it_is_asked_for_and_that_is_remembered(demo):
    code = demo.locator(".code-box pre")
    expect(code).to_be_hidden()
    demo.get_by_text("Show the code").click()
    expect(code).to_contain_text("def train")
    button(demo, "Case 2").click()
    expect(code).to_be_hidden()
    button(demo, "Case 1").click()
    solve(demo, 1)
    expect(demo.locator(".repair")).to_be_visible()
    expect_reached(demo)
    button(demo, "Case 3").click()
    demo.get_by_text("As code", exact=True).click()
    solve(demo, 3)
    expect_reached(demo)


def test_the_mark_reads_the_curve_by_keyboard_and_by_mouse(page, demo):
    mark = demo.get_by_role("slider", name="Mark on the curve")
    expect(mark).to_have_attribute("aria-valuetext", "epoch 30: 3.8")
    mark.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    expect(mark).to_have_attribute("aria-valuetext", "epoch 24: 4.16")
    expect(demo.locator(".chart-key")).to_contain_text("Epoch 24:")
    before = page.evaluate("scrollY")
    page.keyboard.press("Home")
    expect(mark).to_have_attribute("aria-valuetext", "epoch 1: 2.27")
    page.keyboard.press("End")
    expect(mark).to_have_attribute("aria-valuetext", "epoch 30: 3.8")
    at_rest(page)
    assert page.evaluate("scrollY") == before
    box, chart = box_of(mark.locator(".handle-dot")), box_of(demo.locator(".chart .plot-frame"))
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(chart["x"] - 20, box["y"])
    page.mouse.up()
    expect(mark).to_have_attribute("aria-valuetext", "epoch 1: 2.27")
    expect_readout(demo, "At the mark, epoch 1: 2.27.")
    button(demo, "Case 2").click()
    expect(mark).to_have_attribute("aria-valuetext", "epoch 200: 1.47")


def test_the_exercise_is_a_link_where_the_page_has_it(page, demo):
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=exercise-fix-zero-grad>…</p>')")
    solve(demo, 1)
    expect(demo.get_by_role("link", name="fix_zero_grad")).to_have_attribute(
        "href", "#exercise-fix-zero-grad"
    )
    button(demo, "Case 3").click()
    solve(demo, 3)
    expect(demo.locator(".repair code", has_text="fix_broadcast")).to_be_visible()
    expect(demo.get_by_role("link")).to_have_count(0)
    button(demo, "Case 6").click()
    solve(demo, 6)
    expect(demo.get_by_text("Repair such code yourself")).to_be_hidden()


def test_the_repaired_curve_is_drawn_over_once_and_stands_still_for_who_wants_no_motion(open_page, demos):
    name = "(node) => getComputedStyle(node).animationName"
    for motion, expected in (("no-preference", "dl101-appear"), ("reduce", "none")):
        page = open_page(reduced_motion=motion)
        demo = open_demo(page, demos + PAGE, "SilentBug")
        curve = demo.locator(".curve.is-repaired")
        solve(demo, 1)
        expect(curve).to_be_visible()
        assert curve.evaluate(name) == expected
        press(demo, "Next case")
        button(demo, "Case 1, solved").click()
        expect(curve).to_be_visible()
        assert curve.evaluate(name) == "none"


def test_what_was_solved_is_told_by_the_numbers_of_the_cases(page, demo):
    solve(demo, 1)
    expect(button(demo, "Case 1, solved")).to_have_attribute("aria-current", "true")
    expect(demo.locator(".case.is-solved")).to_have_count(1)
    press(demo, "Reset")
    expect(demo.locator(".case.is-solved")).to_have_count(0)
    expect(demo.locator(".record")).to_be_hidden()
    expect_reached(demo, 1)
    drawn(page)


def test_on_paper_the_signatures_and_the_curve_stay(page, demo):
    solve(demo, 1)
    page.emulate_media(media="print")
    expect(demo.locator(".record")).to_be_visible()
    expect(demo.locator(".curve.is-repaired")).to_be_visible()
    expect(demo.locator(".line.is-new")).to_be_visible()
