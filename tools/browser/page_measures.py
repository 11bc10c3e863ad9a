"""What `make bench` measures in the browser: a page's weight, how soon its first demo is alive, its frames, a sweep."""

import time
from itertools import pairwise
from pathlib import Path

PYTHON_TIMES = Path(__file__).with_name("python_in_page.js")
WIDE = {"width": 1280, "height": 800}
KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts", "image": "images"}
DATA = "?v="  # in the address of what a widget loads when it is reached: its data, which have a budget of their own
DRAG_SECONDS = 2
# Scroll to the end as a reader does; wait at each step until what came into view is there.
READ_TO_THE_END = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const near = (node) => {
    const {top, bottom} = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const waits = () =>
    document.fonts.status !== "loaded" ||
    [...document.images].some((image) => near(image) && !image.complete) ||
    [...document.querySelectorAll("[data-anywidget]:not([data-mounted])")].some(near);
  for (let y = 0; ; y += innerHeight / 2) {
    scrollTo({top: y, behavior: "instant"});
    do { await frame(); await frame(); } while (waits());
    if (y + innerHeight >= document.documentElement.scrollHeight) return;
  }
}"""
# Go to the first demo as soon as there is one, and note when it is alive: ms since the page was asked for.
NOTE_FIRST_DEMO = """
addEventListener("DOMContentLoaded", () => document.querySelector(".live").scrollIntoView({behavior: "instant"}));
new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-mounted]")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.aliveAfter = performance.now(); }));  // and drawn
}).observe(document, {subtree: true, childList: true, attributeFilter: ["data-mounted"]});
"""
RECORD_FRAMES = """() => {
  window.frameTimes = [];
  const note = (now) => { frameTimes.push(now); requestAnimationFrame(note); };
  requestAnimationFrame(note);
}"""


def weigh(browser, base, path):
    """What a page asks for until it is read to its end: kB by kind, requests, refused external ones, has formulas.

    `data` is what widgets load when they are reached, such as a review's questions: it is counted apart.

    The server gzips at level 9 what public hosts gzip; fonts and pictures count as they are.
    """
    context = browser.new_context(viewport=WIDE)
    context.route(lambda url: not url.startswith((base, "data:", "blob:")), lambda route: route.abort())
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request))
    page.goto(base + path)
    page.evaluate(READ_TO_THE_END)
    page.wait_for_load_state("networkidle")
    seen = [request for request in asked if not request.url.startswith(("data:", "blob:"))]
    own = [request for request in seen if request.url.startswith(base)]
    weights, data = dict.fromkeys([*KINDS.values(), "other"], 0.0), 0.0
    for request in own:
        size = request.sizes()["responseBodySize"] / 1000
        if "/demos/" in request.url and DATA in request.url:
            data += size
        else:
            weights[KINDS.get(request.resource_type, "other")] += size
    formulas = page.locator(".katex").count() > 0
    context.close()
    return weights, data, len(own), len(seen) - len(own), formulas


def slow_down(page, processor=1, network=None):
    """Slow the page's processor by a factor, and its network."""
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": processor})
    if network:
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", network)


def time_to_first_demo(browser, address, **slowness):
    """Milliseconds from asking for a page to its first demo drawn and alive, with nothing cached."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(NOTE_FIRST_DEMO)
    slow_down(page, **slowness)
    page.goto(address)
    alive = page.wait_for_function("window.aliveAfter").json_value()
    context.close()
    return alive


def drag(page, x, y, reach_x, reach_y):
    """Drag what lies at (x, y) to and fro for a while."""
    page.mouse.move(x, y)
    page.mouse.down()
    start = time.monotonic()
    while (passed := time.monotonic() - start) < DRAG_SECONDS:
        swing = 1 - abs(passed * 4 % 4 - 2)  # from -1 to 1 and back, once a second
        page.mouse.move(x + reach_x * swing, y + reach_y * swing)
    page.mouse.up()


def frame_times(browser, address, target, reach, **slowness):
    """How long each frame took, in ms, while the first demo's last `target` was dragged by up to `reach` px."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    demo = page.locator(".live").first
    demo.evaluate("(demo) => demo.scrollIntoView({behavior: 'instant'})")
    demo.locator(".dl101").wait_for()
    place = demo.locator(target).last
    place.evaluate("(place) => place.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = place.bounding_box()
    slow_down(page, **slowness)
    page.evaluate(RECORD_FRAMES)
    drag(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, *reach)
    times = page.evaluate("frameTimes")
    context.close()
    return [after - before for before, after in pairwise(times)]


# Press a demo's button: how many ms until its readout has certain words, and how long the longest frame was meanwhile.
TRAIN = """async (demo, [name, words]) => {
  const frame = () => new Promise(requestAnimationFrame);
  const isThere = () => demo.querySelector(".readout").textContent.includes(words);
  const begun = performance.now();
  let [last, longest] = [begun, 0];
  [...demo.querySelectorAll("button")].find((one) => one.textContent === name).click();
  while (!isThere()) {
    const now = await frame();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return [performance.now() - begun, longest];
}"""


def awake(page, name):
    """The page's demo of this name; one that starts at a click is started."""
    page.wait_for_load_state("networkidle")
    for start in page.locator("button", has_text=f"Start {name} here").all():
        start.click()
    demo = page.locator(f'[data-demo="{name}"]')
    demo.scroll_into_view_if_needed()
    demo.locator(".readout").wait_for()
    return demo


def sweep_times(browser, address, processor=1, script=""):
    """(ms, longest frame in ms) of 64 networks that train for 100 epochs in a fresh page; `script` changes the page."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(script)
    page.goto(address)
    demo = awake(page, "Sweep")
    page.wait_for_load_state("networkidle")
    slow_down(page, processor=processor)
    times = demo.evaluate(TRAIN, ["Train 100 epochs", "after 100 epochs"])
    context.close()
    return times


def teaching_times(browser, address, **slowness):
    """(ms, longest frame in ms) of the demo TeachDigit learning 20 drawings, in a fresh page."""
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    demo = awake(page, "TeachDigit")
    demo.get_by_role("button", name="Paper that lies askew").click()
    demo.locator(
        ".score", has_text="By other writers: 100"
    ).wait_for()  # what was to be computed before is computed
    slow_down(page, **slowness)
    times = demo.evaluate(TRAIN, ["Teach it", "After 150 steps"])
    context.close()
    return times


# What a frame's own work takes: each callback that draws is timed.
TIME_CALLBACKS = """
const ask = requestAnimationFrame;
self.drawing = 0;
self.requestAnimationFrame = (callback) => ask((now) => {
  const begun = performance.now();
  callback(now);
  drawing += performance.now() - begun;
});
"""
POINTS = 150
# Draw two rings on the pad of the demo DrawDigit, a point a frame: how long each took, from the event to the picture,
# in ms. What passes until the browser begins the frame is not counted.
DRAW_RINGS = """async (pad, points) => {
  const {left, top, width, height} = pad.getBoundingClientRect();
  const send = (name, i) => pad.dispatchEvent(new PointerEvent(name, {
    pointerId: 1, bubbles: true, button: 0,
    clientX: left + width * (0.5 + 0.3 * Math.cos(i / 12)), clientY: top + height * (0.5 + 0.4 * Math.sin(i / 12)),
  }));
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const {port1, port2} = new MessageChannel();
    const begun = performance.now();
    port1.onmessage = () => done(performance.now() - begun);
    port2.postMessage(0); // comes once the frame is painted
  }));
  pad.setPointerCapture = () => {};
  send("pointerdown", 0);
  const times = [];
  for (let i = 1; i <= points; i++) {
    drawing = 0;
    const begun = performance.now();
    send("pointermove", i);
    const handled = performance.now() - begun;
    const rest = await painted();
    times.push(handled + drawing + rest);
  }
  send("pointerup", points);
  return times;
}"""


def drawing_times(browser, address, **slowness):
    """For the demo DrawDigit: ([ms from a point of a stroke to its maps and answer, painted], ms of computing a point).

    The latter is what the page's own thread computed, by its own clock: others on a busy machine don't count.
    """
    context = browser.new_context(viewport=WIDE)
    page = context.new_page()
    page.add_init_script(TIME_CALLBACKS)
    page.goto(address)
    demo = awake(page, "DrawDigit")
    slow_down(page, **slowness)
    tools = context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def computed():
        metrics = tools.send("Performance.getMetrics")["metrics"]
        return next(one["value"] for one in metrics if one["name"] == "TaskDuration")

    before = computed()
    times = demo.locator(".pad-sheet").evaluate(DRAW_RINGS, POINTS)
    seconds = computed() - before
    context.close()
    return times, 1000 * seconds / POINTS


def python_times(browser, address, right, loop):
    """{what: ms} of Python in the page at `address`, as `pythonTimes` in python_in_page.js measures it from inside."""
    page = browser.new_context(viewport=WIDE).new_page()
    page.add_init_script("localStorage['dl101.editor'] = 'plain'")
    page.goto(address)
    source = PYTHON_TIMES.read_text(encoding="utf-8")
    function = source.replace("export ", "", 1)
    times = page.evaluate(
        f"([right, loop]) => {{ {function} return pythonTimes(right, loop); }}", [right, loop]
    )
    page.context.close()
    return times
