// Firefox and WebKit (Safari's engine), each driven in the one way that works with a distribution's own build.
// Both answer to the same few verbs, so that one smoke test serves both.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";
import { Builder, Capabilities, Key } from "selenium-webdriver";
import { findFreePort } from "selenium-webdriver/net/portprober.js";
import { DriverService } from "selenium-webdriver/remote/index.js";

export const PATIENCE = 30_000; // milliseconds, for machines ten times slower than an idle one
const A_PAGE = 20 * PATIENCE; // for a whole page with all that comes alive in it
const POLL = 20; // milliseconds from one look at the page to the next

/** The first of these programs that is on the PATH, or undefined. */
function program(...names) {
  const places = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => places.map((place) => join(place, name))).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The small browser that WebKitGTK brings along, or undefined. */
function miniBrowser() {
  if (process.platform !== "linux") return undefined;
  const folders = readdirSync("/usr/lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => `/usr/lib/${name}/webkit2gtk-4.1/MiniBrowser`).find(isProgram);
}

/** Each engine: `missing()` says in a sentence what this machine lacks, or ""; `open(width)` starts it with a window that wide. */
export const ENGINES = {
  firefox: {
    missing: () =>
      program("firefox-esr", "firefox")
        ? ""
        : "Firefox is left out: it is not installed (on Debian: sudo apt install firefox-esr).",
    open: openFirefox,
  },
  webkit: {
    missing: () =>
      miniBrowser() && program("WebKitWebDriver") && program("Xvfb")
        ? ""
        : "WebKit is left out: it is not installed (on Debian: sudo apt install webkit2gtk-driver xvfb).",
    open: openWebKit,
  },
};

async function openFirefox(width = 1280) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program("firefox-esr", "firefox"),
    headless: true,
    protocolTimeout: A_PAGE,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width, height: 800 });
  return {
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (script, ...values) => page.evaluate(script, ...values),
    until: (script, ...values) => page.waitForFunction(script, {}, ...values),
    press: (key) => page.keyboard.press(key),
    async click(find, ...values) {
      const handle = await page.evaluateHandle(find, ...values);
      await handle.click();
    },
    screenshot: (path) => page.screenshot({ path }),
    close: () => browser.close(),
  };
}

/** A key's name as Selenium writes it: ARROW_UP for ArrowUp. */
const inCapitals = (key) => key.replaceAll(/(?!^)[A-Z]/g, "_$&").toUpperCase();

/** A screen that nobody sees, for a browser that wants one: its name. It ends with this process. */
async function screen() {
  const server = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [number] = await Promise.race([
    once(server.stdout, "data"),
    once(server, "exit").then(() => {
      throw new Error("Xvfb ended before it said which screen it gives.");
    }),
  ]);
  process.once("exit", () => server.kill()); // also after a test that failed to start
  server.unref();
  server.stdout.unref();
  return `:${String(number).trim()}`;
}

/** How many workers WebKit runs: each is a thread, also after its page has given it up. */
function workers() {
  const names = (places) => places.map((place) => read(`/proc/${place}/comm`));
  const threads = (process) => list(`/proc/${process}/task`).map((thread) => `${process}/task/${thread}`);
  const pages = list("/proc").filter((process) =>
    read(`/proc/${process}/comm`).startsWith("WebKitWebProces"),
  );
  return names(pages.flatMap(threads)).filter((name) => name.startsWith("WebCore: Worker")).length;
}
/** A process may end while it is looked at. */
const read = (path) => attempt(() => readFileSync(path, "utf8"), "");
const list = (path) => attempt(() => readdirSync(path), []);
function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

async function openWebKit(width = 1280) {
  const port = await findFreePort();
  const service = new DriverService(program("WebKitWebDriver"), {
    port,
    loopback: true,
    args: [`--port=${port}`],
    // As root, WebKit's own sandbox refuses to run. The pages are the book's own.
    env: { ...process.env, DISPLAY: await screen(), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const driver = await new Builder()
    .usingServer(await service.start(PATIENCE))
    .withCapabilities(
      new Capabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation"] },
      }),
    )
    .build();
  await driver.manage().setTimeouts({ script: A_PAGE, pageLoad: A_PAGE });
  await driver.manage().window().setRect({ x: 0, y: 0, width, height: 900 });
  return {
    goto: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    evaluate: (script, ...values) => driver.executeScript(script, ...values),
    until: (script, ...values) =>
      driver.wait(() => driver.executeScript(script, ...values), PATIENCE, "", POLL),
    press: (key) => driver.actions().sendKeys(Key[inCapitals(key)]).perform(),
    async click(find, ...values) {
      const element = await driver.executeScript(find, ...values);
      await driver.executeScript(
        (node) => node.scrollIntoView({ block: "center", behavior: "instant" }),
        element,
      );
      await driver.actions().move({ origin: element }).click().perform();
    },
    async screenshot(path) {
      await writeFile(path, await driver.takeScreenshot(), "base64");
    },
    workers,
    async close() {
      await driver.quit();
      await service.kill();
    },
  };
}
