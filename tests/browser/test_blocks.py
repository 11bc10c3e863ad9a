"""Each building block of the demos, alone on a page: by mouse, by keyboard, as a screen reader hears it."""

import subprocess

import pytest
from playwright.sync_api import expect

from tests.helpers import ROOT, box_of, center, swipe

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The blocks as one script that leaves them in `lib`."""
    path = tmp_path_factory.mktemp("blocks") / "blocks.js"
    command = ["node_modules/.bin/esbuild", "tests/browser/blocks.js", "--bundle", "--format=iife"]
    options = ["--global-name=lib", "--loader:.css=text", "--log-level=error", f"--outfile={path}"]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def stage(page, bundle):
    """A function that runs `script` on an empty page with an element `root`; what happens goes into `window.log`."""

    def run(script):
        page.set_content(
            '<!doctype html><html lang="en"><title>t</title><main><div id="root" class="dl101"></div></main>'
        )
        page.add_script_tag(content=bundle)
        page.evaluate(
            f"""() => {{
                window.log = [];
                const root = document.getElementById("root");
                document.head.append(lib.h("style", {{}}, lib.palette + lib.base + lib.css));
                const say = (...parts) => log.push(parts);
                {script}
            }}"""
        )
        return page

    return run


def log(page):
    return page.evaluate("log.splice(0)")


PLOT = """
    const plot = lib.createPlot({domains: {x: [-1, 1], y: [-1, 1]}, ticks: {x: [-1, 0, 1], y: [-0.5, 0.5]},
        labels: {x: "x₁", y: "x₂"}, title: "A plane"});
    plot.element.style.width = "360px";
    root.append(plot.element);
    const round = (point) => point.map((part) => Math.round(part * 100) / 100);
"""


def test_a_plot_has_axes_with_ticks_and_labels(stage):
    page = stage(PLOT + "plot.paint((x, y) => [x > 0 ? 255 : 0, 0, y > 0 ? 255 : 0]);")
    assert page.locator(".plot-tick").all_text_contents() == ["−1", "0", "1", "−0.5", "0.5"]
    assert page.locator(".plot-label").all_text_contents() == ["x1", "x2"]
    expect(page.get_by_role("group", name="A plane")).to_be_visible()
    pixel = (
        """([x, y]) => [...document.querySelector("canvas").getContext("2d").getImageData(x, y, 1, 1).data]"""
    )
    assert page.evaluate(pixel, [60, 3]) == [255, 0, 255, 255]  # upper right: both are above zero
    assert page.evaluate(pixel, [3, 60]) == [0, 0, 0, 255]


HANDLE = (
    PLOT
    + """
    let at = [0, 0];
    const handle = lib.createHandle(plot, {label: "The point", kind: "point",
        drag: (point) => { at = round(point); say("drag", at); show(); },
        nudge: (step) => { at = round(at.map((part, i) => part + step[i] * 0.1)); say("nudge", at); show(); },
        end: () => say("end")});
    const show = () => handle.place(at, {now: at[0], min: -1, max: 1, text: `at ${at}`});
    show();
    window.hide = () => handle.place(null);
"""
)


def test_a_point_is_dragged_by_mouse(stage):
    page = stage(HANDLE)
    point = page.get_by_role("slider", name="The point")
    x, y = center(point)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 74.5, y - 37, steps=4)  # the plane is 298 px wide for 2 units
    page.mouse.up()
    seen = log(page)
    assert seen[-2] == ["drag", [0.5, pytest.approx(0.25, abs=0.02)]]
    assert seen[-1] == ["end"]
    expect(point).to_be_focused()
    page.mouse.move(x, y)
    assert log(page) == []  # let go is let go


def test_a_point_is_dragged_by_touch(open_page, bundle):
    page = open_page(has_touch=True, viewport={"width": 390, "height": 800})
    page.set_content('<!doctype html><div id="root" class="dl101"></div>')
    page.add_script_tag(content=bundle)
    page.evaluate(
        f"""() => {{ window.log = []; const say = (...parts) => log.push(parts);
            const root = document.getElementById("root"); {HANDLE} }}"""
    )
    x, y = center(page.get_by_role("slider", name="The point"))
    swipe(page, *([(x, y + down)] for down in range(0, 60, 10)))  # the page must not scroll instead
    page.wait_for_function("log.some(([kind]) => kind === 'end')")  # touches arrive with the next frame
    seen = log(page)
    assert seen[-2][0] == "drag"
    assert seen[-2][1][1] == pytest.approx(-0.34, abs=0.02)
    assert seen[-1] == ["end"]


def test_a_point_is_moved_by_keyboard_and_says_where_it_is(stage):
    page = stage(HANDLE)
    point = page.get_by_role("slider", name="The point")
    point.focus()
    for key in ("ArrowRight", "ArrowUp", "Shift+ArrowUp", "ArrowLeft", "PageDown"):
        page.keyboard.press(key)
    assert [entry[1] for entry in log(page)] == [[0.1, 0], [0.1, 0.1], [0.1, 0.11], [0, 0.11], [0, -0.39]]
    expect(point).to_have_attribute("aria-valuetext", "at 0,-0.39")
    page.evaluate("hide()")
    expect(point).to_be_hidden()


def test_a_line_is_dragged_anywhere_along_it(stage):
    page = stage(
        PLOT
        + """
        const line = lib.createLine(plot, {drag: (point) => say("drag", round(point)), end: () => say("end")});
        line.place([[-1, 0], [1, 0]]);
        window.hide = () => line.place(null);"""
    )
    box = box_of(page.locator(".plot-frame"))
    x, y = box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - box["height"] / 4, steps=3)
    page.mouse.up()
    seen = log(page)
    assert seen[-2] == ["drag", [pytest.approx(0.6, abs=0.02), pytest.approx(0.5, abs=0.02)]]
    assert seen[-1] == ["end"]
    page.evaluate("hide()")
    expect(page.locator(".line-mark")).to_be_hidden()


SLIDER = """
    const slider = lib.createNumberSlider({name: "w₁", label: "w1, weight 1", low: -4, high: 4,
        change: (value) => { say("change", value); slider.show(value); }, end: () => say("end")});
    root.append(slider.element);
    slider.show(0.3);
"""


def test_a_slider_moves_by_keyboard_in_steps(stage):
    page = stage(SLIDER)
    slider, field = page.get_by_role("slider", name="w1, weight 1"), page.get_by_role("textbox")
    slider.focus()
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowLeft", "PageUp", "Home", "End"):
        page.keyboard.press(key)
    changes = [entry[1] for entry in log(page) if entry[0] == "change"]
    assert changes == [0.4, 0.3, 0.29, 1.29, -4, 4]
    expect(field).to_have_value("4.00")
    expect(slider).to_have_attribute("aria-valuetext", "4.00")


def test_a_slider_moves_by_mouse(stage):
    page = stage(SLIDER)
    box = box_of(page.get_by_role("slider", name="w1, weight 1"))
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    seen = log(page)
    assert seen[0] == ["change", pytest.approx(0, abs=0.1)]
    assert seen[-1] == ["end"]


def test_a_slider_that_a_scrolling_finger_touched_goes_back(stage):
    page = stage(SLIDER)
    page.get_by_role("slider", name="w1, weight 1").evaluate(
        """(slider) => {
            slider.dispatchEvent(new PointerEvent("pointerdown"));
            slider.value = 2;
            slider.dispatchEvent(new Event("input"));
            slider.dispatchEvent(new PointerEvent("pointercancel"));  // the browser scrolls from here on
            slider.dispatchEvent(new Event("change"));
        }"""
    )
    assert [entry[1] for entry in log(page) if entry[0] == "change"] == [2, 0.3]
    expect(page.get_by_role("textbox")).to_have_value("0.30")


@pytest.mark.parametrize(
    ("typed", "value"), [("1.25", 1.25), ("-0,5", -0.5), ("−4", -4), ("–1", -1), (" 2 ", 2), ("0.126", 0.13)]
)
def test_a_number_is_typed(stage, typed, value):
    page = stage(SLIDER)
    field = page.get_by_role("textbox", name="w1, weight 1, as a number")
    field.fill(typed)
    field.press("Enter")
    assert ["change", value] in log(page)
    expect(field).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize("typed", ["", "abc", "4.01", "1e9", "NaN", "--1"])
def test_what_is_no_number_gets_a_sentence_and_changes_nothing(stage, typed):
    page = stage(SLIDER)
    field = page.get_by_role("textbox", name="w1, weight 1, as a number")
    field.fill(typed)
    field.press("Enter")
    assert log(page) == []
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("status")).to_have_text("Type a number from −4 to 4. w₁ is still 0.30.")
    field.press("Escape")
    expect(page.get_by_role("status")).to_have_text("")
    expect(field).to_have_value("0.30")


def test_the_palettes_colors_are_read_as_the_theme_shows_them(stage):
    page = stage("")
    script = 'lib.paletteColors(document.getElementById("root"), ["positive", "negative"])'
    assert page.evaluate(script) == {"positive": [31, 119, 208], "negative": [238, 122, 16]}
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(script) == {"positive": [88, 166, 255], "negative": [255, 157, 63]}


def test_a_change_of_theme_is_noticed_until_it_is_left(stage):
    page = stage("window.leave = lib.onThemeChange(() => say('theme'));")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.wait_for_function("log.length === 1")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("log.length === 2")
    page.evaluate("leave(); document.documentElement.dataset.theme = 'light'")
    page.evaluate("new Promise(requestAnimationFrame)")
    assert len(log(page)) == 2


def test_a_choice_is_one_of_a_few(stage):
    page = stage(
        """
        const choice = lib.createChoice({legend: "Which?", options: [{id: "a", text: "A"}, {id: "b", text: "B"}],
            choose: (id) => { say(id); choice.show(id); }});
        root.append(choice.element); choice.show("a");"""
    )
    expect(page.get_by_role("group", name="Which?").get_by_role("radio", name="A")).to_be_checked()
    page.get_by_label("B").click()
    page.keyboard.press("ArrowLeft")
    assert log(page) == [["b"], ["a"]]


def test_a_list_gives_back_what_stands_for_the_option(stage):
    page = stage("""
        window.list = lib.createSelect({label: "Rate", options: [{id: 0.03, text: "0.03"}, {id: 10, text: "10"}],
            choose: say});
        list.show(10);
        root.append(list.element);
    """)
    box = page.get_by_label("Rate")
    expect(box).to_have_value("10")
    box.select_option("0.03")
    assert log(page) == [[0.03]]
    page.evaluate("list.show(10)")
    expect(box).to_have_value("10")
    assert log(page) == []


def test_a_box_is_ticked(stage):
    page = stage("""
        const box = lib.createCheck({text: "From zero", choose: say});
        box.show(true);
        root.append(box.element);
    """)
    box = page.get_by_role("checkbox", name="From zero")
    expect(box).to_be_checked()
    page.get_by_text("From zero").click()
    assert log(page) == [[False]]


def test_a_slider_may_count_and_name_its_unit(stage):
    page = stage("""
        const slider = lib.createNumberSlider({name: "Noise", unit: "%", low: 0, high: 50, step: 5, decimals: 0,
            change: (value) => { say(value); slider.show(value); }, end: () => {}});
        slider.show(10);
        root.append(slider.element);
    """)
    slider, field = page.get_by_role("slider"), page.get_by_role("textbox")
    expect(slider).to_have_accessible_name("Noise, %")
    expect(slider).to_have_attribute("aria-valuetext", "10 %")
    expect(field).to_have_value("10")
    slider.press("ArrowRight")
    assert log(page) == [[15]]
    field.fill("20.4")
    field.press("Enter")
    expect(page.get_by_text("Type a whole number from 0 to 50. Noise is still 15.")).to_be_visible()
    assert log(page) == []
    field.fill("20")
    field.press("Enter")
    assert log(page)[0] == [20]


def test_goals_tick_and_are_said_once(stage):
    page = stage(
        """
        const goals = lib.createGoals([{id: "a", text: "First"}, {id: "b", text: "Second"}], ({id}) => say(id));
        root.append(goals.element, goals.news); window.show = (...all) => goals.show(...all); show([]);"""
    )
    expect(page.locator(".goals-count")).to_have_text("0 of 2")
    expect(page.locator(".goal").nth(1)).to_have_text("Second (not yet)")
    page.evaluate("show(['b'], {a: 'nearly'})")
    expect(page.locator(".goal").nth(1)).to_have_text("Second (reached)")
    expect(page.locator(".goal").nth(0)).to_have_text("First nearly (not yet)")
    expect(page.get_by_role("status")).to_have_text("Goal reached: Second. 1 of 2.")
    expect(page.locator(".goals-count")).to_have_text("1 of 2")
    page.get_by_role("button", name="First").click()
    assert log(page) == [["a"]]


def test_goals_that_were_reached_before_are_not_said_again(stage):
    page = stage(
        """
        const goals = lib.createGoals([{id: "a", text: "First"}]);
        root.append(goals.element, goals.news); goals.show(["a"]);"""
    )
    expect(page.locator(".goal")).to_have_text("First (reached)")
    expect(page.get_by_role("status")).to_have_text("")


def test_a_preset_is_picked_and_tells_its_lesson(stage):
    page = stage(
        """
        const presets = lib.createPresets([{id: "a", name: "Only x₁", lesson: ({x}) => `w₂ is ${x}.`}], ({id}) => {
            say(id); presets.show(id, {x: 0}); });
        root.append(presets.element); window.show = presets.show;"""
    )
    page.get_by_role("button", name="Only x1").press("Enter")
    assert log(page) == [["a"]]
    expect(page.get_by_role("status")).to_have_text("w2 is 0.")
    page.evaluate("show('')")
    expect(page.get_by_role("status")).to_have_text("Press one to read here what to look for.")


def test_a_question_replies_to_each_option(stage):
    page = stage(
        """
        const question = lib.createQuestion({question: {text: "Why?", right: "b", options: [
            {id: "a", text: "Because", reply: "No, since …"}, {id: "b", text: "Therefore", reply: "Indeed."}]},
            choose: (id) => { say(id); question.show(id); }});
        root.append(question.element);"""
    )
    page.get_by_label("Because").check()
    expect(page.get_by_role("status")).to_have_text("Not quite. No, since …")
    page.get_by_label("Therefore").check()
    expect(page.get_by_role("status")).to_have_text("Right. Indeed.")
    assert log(page) == [["a"], ["b"]]


def test_code_is_shown_in_forms_and_copied(open_page, stage, bundle):
    page = stage(
        """
        const sources = {Python: "print(1)", NumPy: "import numpy"};
        const panel = lib.createCodePanel({forms: ["Python", "NumPy"], choose: (form) => panel.show(form, sources)});
        root.append(panel.element); panel.show("Python", sources); window.show = panel.show;
        Object.defineProperty(navigator, "clipboard", {value: {writeText: async (text) => say(text)}});"""
    )
    code = page.locator("pre")
    expect(code).to_be_hidden()
    page.get_by_text("As code").click()
    expect(code).to_have_text("print(1)")
    page.get_by_label("NumPy").check()
    expect(code).to_have_text("import numpy")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert log(page) == [["import numpy"]]
    page.evaluate("show('NumPy', {NumPy: 'changed'})")
    expect(page.get_by_role("status")).to_have_text("")


def test_where_nothing_can_be_copied_it_says_so(stage):
    page = stage(
        """
        const panel = lib.createCodePanel({forms: ["Python"], choose: () => {}});
        root.append(panel.element); panel.show("Python", {Python: "1"});
        const writeText = async () => { throw new DOMException("denied", "NotAllowedError"); };
        Object.defineProperty(navigator, "clipboard", {value: {writeText}});"""
    )
    page.get_by_text("As code").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Could not copy: select the text and copy it by hand.")


def test_undo_and_reset(stage):
    page = stage(
        """
        const bar = lib.createToolbar({undo: () => say("undo"), reset: () => say("reset")});
        root.append(bar.element); window.show = bar.show; show(false);"""
    )
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_have_attribute("aria-disabled", "true")
    page.evaluate("show(true)")
    expect(undo).to_have_attribute("aria-disabled", "false")
    undo.click()
    page.get_by_role("button", name="Reset").click()
    assert log(page) == [["undo"], ["reset"]]


def test_a_readout_is_seen_at_once_and_spoken_when_things_rest(stage):
    page = stage(
        "const readout = lib.createReadout(); root.append(readout.element); window.show = readout.show;"
    )
    page.clock.install()
    page.evaluate("show('first')")
    page.clock.run_for(2000)
    expect(page.locator(".readout")).to_have_text("first")
    expect(page.get_by_role("status")).to_have_text("")  # a page that opens does not speak
    page.evaluate("show('second')")
    page.clock.run_for(300)
    page.evaluate("show('third')")
    page.clock.run_for(500)
    expect(page.locator(".readout")).to_have_text("third")
    expect(page.get_by_role("status")).to_have_text("")  # not yet at rest
    page.clock.run_for(200)
    expect(page.get_by_role("status")).to_have_text("third")
    page.clock.run_for(3000)
    expect(page.get_by_role("status")).to_have_text("")  # nobody shall read it twice


BROKEN = """
    const state = {x: 1};
    const model = {get: (name) => state[name], set: (name, value) => { state[name] = value; model.heard(); },
        save_changes() {}, on(event, listener) { model.heard = listener; }, off() {}};
    const rules = {x: lib.number(0, {low: 0, high: 10})};
    const demo = lib.defineDemo({name: "Broken", rules, undoable: ["x"], build: BUILD});
    const widget = demo(); widget.initialize({model}); widget.render({el: root}); window.model = model;
"""


def test_a_demo_that_fails_while_it_is_built_says_so(stage):
    page = stage(BROKEN.replace("BUILD", '() => { throw new Error("on purpose."); }'))
    expect(page.get_by_role("alert")).to_contain_text(
        "The demo Broken stopped because of a mistake in its code: on purpose."
    )


def test_a_demo_that_fails_while_it_draws_says_so(stage):
    page = stage(BROKEN.replace("BUILD", '() => ({x}) => { if (x > 1) throw new Error("too large."); }'))
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.get_by_role("alert").count() == 0
    page.evaluate("model.set('x', 2)")
    expect(page.get_by_role("alert")).to_contain_text("too large. The rest of the page still works.")


def test_no_motion_where_none_is_wanted(stage):
    page = stage(
        SLIDER + 'root.append(lib.h("div", {class: "goal is-new"}, lib.h("span", {class: "goal-mark"})));'
    )
    animation = "getComputedStyle(document.querySelector('.goal-mark')).animationName"
    assert page.evaluate(animation) == "dl101-pop"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(animation) == "none"
