"""The Playground's page beyond the training itself: links, own data, code, experiments; by mouse and keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.helpers import LOOKS, assert_quiet, axe, press, printed_by

pytestmark = pytest.mark.slow

PAGE = "chapters/playground.html"
FOUR_POINTS = "Your 4 points are in the plot: filled ones to learn from, hollow ones for the test."
SOURCE = (
    "https://playground.tensorflow.org/#activation=relu&batchSize=10&dataset=xor&regDataset=reg-plane"
    "&learningRate=0.03&regularizationRate=0&noise=0&networkShape=3&seed=0.5&showTestData=false&discretize=false"
    "&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false"
    "&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false"
)


def open_playground(page, address):
    page.goto(address)
    demo = page.locator('[data-demo="Playground"]')
    expect(demo).to_have_attribute("data-mounted", "")
    expect(demo.get_by_role("button", name="Play", exact=True)).to_be_visible()
    return demo


@pytest.fixture
def demo(page, server):
    return open_playground(page, server + PAGE)


def panel(demo, name):
    """A closed panel, opened."""
    found = demo.locator("details.code-panel", has=demo.page.locator("summary", has_text=name))
    found.locator("summary").click()
    return found


def figure(demo, name):
    return demo.locator(".run-figure", has_text=name).locator("dd")


def test_a_link_of_the_tensorflow_playground_opens_here_and_undo_brings_back_what_was_there(demo, page):
    share = panel(demo, "Share")
    share.get_by_label("Open a link").fill(SOURCE)
    press(share, "Open")
    expect(demo.locator(".readout")).to_contain_text("a hidden layer of 3 neurons")
    expect(share.get_by_label("Link to these settings")).to_have_value(
        page.url.partition("#")[0] + "#" + SOURCE.partition("#")[2]
    )
    expect(page).to_have_url(re.compile("#activation=relu.*networkShape=3&seed=0.5"))
    press(demo, "Undo")
    expect(demo.locator(".readout")).to_contain_text("hidden layers of 4 and 2 neurons")


def test_a_text_that_is_no_link_is_refused_with_a_sentence(demo):
    share = panel(demo, "Share")
    share.get_by_label("Open a link").fill("hello")
    share.get_by_label("Open a link").press("Enter")
    expect(share.get_by_role("alert")).to_contain_text("This is no link of a Playground")
    expect(demo.locator(".readout")).to_contain_text("hidden layers of 4 and 2 neurons")


def test_what_a_link_says_too_much_is_told(page, server):
    demo = open_playground(page, server + PAGE + "#batchSize=500&networkShape=4,2&color=red")
    told = "batchSize=500 became 30, the nearest that there is. color was left out: it is no setting of the Playground."
    expect(demo).to_contain_text(told)


def test_a_mistake_in_a_table_names_its_line_and_loses_nothing(demo):
    own = panel(demo, "Your own data")
    text = own.get_by_label("Your points as a table")
    text.fill("1,2,yes\n3,4,no\n5,6")
    press(own, "Use these points")
    expect(own.get_by_role("alert")).to_have_text("Line 3 has 2 values; 3 are needed: x1, x2, label.")
    expect(text).to_have_value("1,2,yes\n3,4,no\n5,6")
    expect(demo.locator(".readout")).to_contain_text("of the training points")
    text.fill("1,2,yes\n3,4,no\n5,6,no\n-1,-2,yes")
    press(own, "Use these points")
    expect(own.get_by_role("alert")).to_be_hidden()
    expect(own.get_by_role("status")).to_have_text(f"{FOUR_POINTS} “yes” is blue (1), “no” is orange (−1).")


def test_own_points_travel_as_file_and_in_the_link(demo, page, server, tmp_path):
    own = panel(demo, "Your own data")
    table = tmp_path / "mine.csv"
    table.write_text("a;b;c\n1,25;-2;1\n3;4;-1\n-5;5,5;-1\n0;0;1\n", encoding="utf-8")
    own.locator("input[type=file]").set_input_files(table)
    expect(own.get_by_role("status")).to_have_text(
        f"{FOUR_POINTS} The values are separated by semicolons. "
        "Line 1 was taken for the heading. “1,25” was read as 1.25."
    )
    expect(page).to_have_url(re.compile("dataset=own.*&points="))
    address = page.url
    with page.expect_download() as download:
        press(own, "Save as CSV")
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    assert saved == "x1 (-6 to 6),x2 (-6 to 6),label (-1 to 1)\n1.25,-2,1\n3,4,-1\n-5,5.5,-1\n0,0,1\n"
    page.goto("about:blank")
    demo = open_playground(page, server + PAGE + "#" + address.partition("#")[2])
    own = panel(demo, "Your own data")
    with page.expect_download() as download:
        press(own, "Save as CSV")
    assert Path(download.value.path()).read_text(encoding="utf-8") == saved


def test_a_file_in_older_letters_and_a_spreadsheets_own_file(demo, tmp_path):
    own = panel(demo, "Your own data")
    table = tmp_path / "mine.csv"
    table.write_bytes("1,2,schön\n3,4,häßlich\n4,1,schön\n5,5,häßlich\n".encode("latin-1"))
    own.locator("input[type=file]").set_input_files(table)
    expect(own.get_by_role("status")).to_have_text(
        f"{FOUR_POINTS} The file is not in UTF-8, so its letters were read as Western "
        "European (Windows-1252). “schön” is blue (1), “häßlich” is orange (−1)."
    )
    table.write_bytes(b"PK\x03\x04rest")
    own.locator("input[type=file]").set_input_files(table)
    expect(own.get_by_role("alert")).to_contain_text("Save it as CSV there")
    expect(own.get_by_label("Your points as a table")).to_have_value(re.compile("^1,2,schön"))


def test_points_can_be_removed_and_brought_back(demo):
    own = panel(demo, "Your own data")
    press(own, "Show a sample")
    press(own, "Use these points")
    expect(own.get_by_role("button", name="Remove all points")).to_be_visible()
    press(own, "Remove all points")
    expect(demo.locator(".readout")).to_contain_text("There are no points yet")
    press(demo, "Undo")
    expect(demo.locator(".readout")).to_contain_text("of the training points")


def test_the_code_gives_the_losses_that_the_page_shows(demo, page):
    press(demo, "Run to the end")
    expect(demo).to_contain_text("the test loss is below 0.01")
    code = panel(demo, "As code")
    code.get_by_role("radio", name="NumPy").check()
    expect(code.locator("pre")).to_contain_text("from dl101.network import")
    printed = printed_by(code.locator("pre").inner_text())
    found = dict(re.findall(r"(\w+) loss is (\S+)", printed))
    for name, shown in [("training", "Training loss"), ("test", "Test loss")]:
        assert float(figure(demo, shown).inner_text()) == pytest.approx(float(found[name]), abs=5e-5)


def test_the_pytorch_script_starts_at_the_first_weights_and_goes_to_the_present_epoch(demo, page):
    for _ in range(3):
        press(demo, "Step")
    code = panel(demo, "As code")
    expect(code.locator("pre")).to_contain_text("FIRST_EPOCH, LAST_EPOCH = 0, 3")
    expect(code.locator("pre")).to_contain_text("SHOWN = [0, 1, 3]")
    press(demo, "Step")
    expect(code.locator("pre")).to_contain_text("SHOWN = [0, 1, 4]")
    with page.expect_download() as download:
        press(code, "Save as a file")
    assert download.value.suggested_filename == "playground_torch.py"
    assert (
        Path(download.value.path()).read_text(encoding="utf-8").rstrip()
        == code.locator("pre").inner_text().rstrip()
    )


def test_an_experiment_from_its_question_to_its_explanation(demo, page):
    item = demo.get_by_role("button", name="What if every neuron is linear?")
    item.press("Enter")
    card = demo.get_by_role("region", name="The experiment")
    expect(card).to_be_in_viewport()
    expect(card.locator(".experiment-title")).to_be_focused()
    expect(card).to_contain_text("Predict: Will eight neurons in each of three layers solve the circle?")
    expect(card.locator(".experiment-explanation")).to_be_empty()
    card.get_by_label("Activation").select_option("tanh")
    press(demo, "Run to the end")
    expect(card.locator(".experiment-explanation")).to_contain_text("Reached. Sums of sums are sums.")
    expect(demo.locator(".goals-count")).to_have_text("1 of 10")
    press(card, "Close")
    expect(card).to_be_hidden()
    page.reload()
    expect(demo.locator(".goals-count")).to_have_text("1 of 10")


def test_an_experiment_leads_to_the_next_one_whose_goal_is_not_reached(demo):
    press(demo, "Find the dead neurons")
    card = demo.get_by_role("region", name="The experiment")
    onward = card.get_by_role("button", name=re.compile("^Next: "))
    expect(onward).to_be_hidden()
    titles = demo.locator(".experiments .goal-button").all_inner_texts()
    press(card, "Tell me what it shows")
    following = titles[titles.index("Find the dead neurons") + 1]
    expect(onward).to_have_text(f"Next: {following} →")
    onward.press("Enter")
    expect(card.locator(".experiment-title")).to_have_text(following)
    expect(card.locator(".experiment-title")).to_be_focused()
    expect(onward).to_be_hidden()


def test_on_a_phone_an_experiment_and_the_network_lead_to_each_other(open_page, server):
    page = open_page(viewport={"width": 390, "height": 660}, has_touch=True, is_mobile=True)
    demo = open_playground(page, server + PAGE)
    back = demo.get_by_role("button", name="To the experiment")
    expect(back).to_be_hidden()
    demo.get_by_role("button", name="Find the dead neurons").tap()
    demo.get_by_role("button", name="To the network").tap()
    expect(back).to_be_in_viewport(ratio=1)
    expect(demo.locator("canvas.net-map").first).to_be_in_viewport()
    back.tap()
    expect(demo.locator(".experiment-title")).to_be_in_viewport(ratio=1)
    expect(demo.locator(".experiment-title")).to_be_focused()


def test_a_dead_neuron_is_found_in_the_maps(demo):
    press(demo, "Find the dead neurons")
    demo.get_by_label("Stop at epoch").fill("50")
    demo.get_by_label("Stop at epoch").press("Enter")
    press(demo, "Run to the end")
    expect(figure(demo, "Epoch")).to_have_text("50")
    expect(demo.locator(".goals-count")).to_have_text("0 of 10")
    for neuron in demo.get_by_role("button", name=re.compile(r"^Layer [12], neuron \d")).all():
        neuron.click()
        if demo.locator(".goals-count").inner_text() == "1 of 10":
            break
    expect(demo.locator(".experiment-explanation")).to_contain_text("Reached. Its map is blank")


def test_the_small_maps_follow_an_experiment_that_is_set_up_from_far_below(demo):
    """Its list lies below the network, so the network goes out of the window and back in at once."""
    smallest = "(live) => [...live.querySelectorAll('canvas.net-map')].at(-1).toDataURL()"
    before = demo.evaluate(smallest)
    press(demo, "Which input makes it easy?")
    press(demo, "Run to the end")
    expect(demo.get_by_text(re.compile("^Stopped at epoch"))).to_be_visible()
    assert demo.evaluate(smallest) != before


def test_the_explanation_can_be_read_without_reaching_the_goal(demo):
    press(demo, "The spiral")
    card = demo.get_by_role("region", name="The experiment")
    press(card, "Tell me what it shows")
    expect(card.locator(".experiment-explanation")).to_contain_text("With x1 and x2 alone")
    expect(demo.locator(".goals-count")).to_have_text("0 of 10")


def open_everything(page, base):
    demo = open_playground(page, base + PAGE)
    press(demo, "Can one neuron solve the circle?")
    for name in ["Your own data", "As code", "Share"]:
        panel(demo, name)
    press(demo.locator("details", has_text="Your own data"), "Show a sample")


@pytest.mark.parametrize(("width", "color_scheme"), LOOKS)
def test_with_everything_open_everyone_can_use_it(open_page, server, width, color_scheme):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=color_scheme)
    open_everything(page, server)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # the run bar, which sticks, then covers nothing
    assert axe(page, ".dl101") == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_asks_nobody_and_complains_of_nothing(page, base):
    open_everything(page, base)
    assert_quiet(page, base)
