import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../../dl101/widgets/data/seedrandom.js";
import {
  decodePoints,
  encodePoints,
  readAddress,
  writeAddress,
} from "../../dl101/widgets/playground/formats/address.js";
import {
  DEFAULTS,
  LEARNING_RATES,
  REGULARIZATION_RATES,
  SETTINGS,
  TRAIN_PERCENTS,
} from "../../dl101/widgets/playground/training/settings.js";

// The link of the course's source.
const SOURCE =
  "https://playground.tensorflow.org/#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.72826&showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false";

const random = createRandom("addresses");
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];

/** Settings as a person could have set them. */
function someSettings() {
  const half = () => random() < 0.5;
  return {
    problem: pick(["classification", "regression"]),
    dataset: pick(["circle", "xor", "gauss", "spiral", "own"]),
    regression_dataset: pick(["reg-plane", "reg-gauss", "own"]),
    noise: below(51),
    train_percent: pick(TRAIN_PERCENTS),
    batch_size: 1 + below(30),
    inputs: SETTINGS.inputs.check(
      ["x", "y", "xSquared", "ySquared", "xTimesY", "sinX", "sinY"].filter(() => half()),
    ),
    hidden_layers: Array.from({ length: below(7) }, () => 1 + below(8)),
    activation: pick(["relu", "tanh", "sigmoid", "linear"]),
    learning_rate: pick(LEARNING_RATES),
    regularization: pick(["none", "L1", "L2"]),
    regularization_rate: pick(REGULARIZATION_RATES),
    seed: pick(["0.72826", "a b&c=d#e%", "ünï,code", " spaced ", "%zz"]),
    zero_start: half(),
    show_test: half(),
    discretize: half(),
    loss: pick(["squared", "cross-entropy"]),
    restarts: below(1000),
    stop_epoch: below(100_001),
    stop_loss: pick([0, 0.01, 1e-7, 10]),
    points: Array.from({ length: below(4) }, () => somePoint()),
  };
}
const hundredths = (reach) => (below(200 * reach + 1) - 100 * reach) / 100 + 0;
const somePoint = () => [hundredths(6), hundredths(6), hundredths(1)];

test("the link of the course's source gives its settings, and comes back letter by letter", () => {
  const { settings, hidden, notices, found } = readAddress(SOURCE);
  assert.deepEqual(settings, DEFAULTS);
  assert.deepEqual([hidden, notices], [[], []]);
  assert.ok(found > 20);
  assert.equal(`https://playground.tensorflow.org/${writeAddress(settings)}`, SOURCE);
});

test("a link may come out of HTML, Markdown, mail or a sentence", () => {
  const wanted = { activation: "relu", regression_dataset: "reg-gauss", learning_rate: 0.1 };
  const link = "https://example.org/playground.html#activation=relu&regDataset=reg-gauss&learningRate=0.1";
  const [before, part] = link.split("#");
  const ways = [
    link.replaceAll("&", "&amp;"),
    link.replaceAll("&", "&#38;"),
    link.replaceAll("&", "&#x26;"),
    link.replaceAll("&", "&amp;amp;"),
    link.replaceAll("&reg", "®"),
    ...[")", ".", ",", '"', "'", "”", ">", ").", "!"].map((sign) => link + sign),
    `“${link}”`,
    `<${link}>`,
    `[a network](${link}).`,
    `<a href="${link.replaceAll("&", "&amp;")}" title="a=b">`,
    `"${part}"`,
    `${before}?${part}`,
    `${before}?${part}#experiments`,
    `${before}?lang=en#${part}`,
    link.replace("#", "%23"),
    encodeURIComponent(link),
    encodeURIComponent(encodeURIComponent(link)),
    `#${encodeURIComponent(part)}`,
    `  ${link}\n`,
  ];
  for (const way of ways) {
    const { named, notices } = readAddress(way);
    assert.deepEqual([named, notices], [wanted, []], way);
  }
  const tensorflow = SOURCE.replaceAll("&", "&amp;").replaceAll("circle", "spiral");
  assert.deepEqual(readAddress(`(${tensorflow})`).settings, { ...DEFAULTS, dataset: "spiral" });
});

test("what can't be read of such a link is told", () => {
  const { named, notices } = readAddress("#activation=relu&lt;dataset=spiral and so on&noise=5.");
  assert.deepEqual(named, { activation: "relu", noise: 5 });
  assert.deepEqual(notices, ["lt;dataset was left out: it is no setting of the Playground."]);
});

test("every setting has its place in the address, and comes back exactly", () => {
  for (let i = 0; i < 500; i++) {
    const settings = someSettings();
    const hidden = ["noise", "learningRate", "playButton"].filter(() => random() < 0.3);
    const read = readAddress(`https://example.org/playground.html${writeAddress(settings, hidden)}`);
    assert.deepEqual(read.notices, []);
    assert.deepEqual(read.settings, settings);
    assert.deepEqual(read.hidden, hidden);
  }
  assert.deepEqual(Object.keys(someSettings()).sort(), Object.keys(SETTINGS).sort());
});

test("it is told which settings a link names", () => {
  const named = (text) => readAddress(text).named;
  assert.deepEqual(named("#dataset=xor&discretize=true&y=false"), {
    dataset: "xor",
    discretize: true,
    inputs: ["x"],
  });
  assert.deepEqual(named("#x_hide=true&points=&noise=loud"), { inputs: ["y"] });
  assert.deepEqual(named("#sinX_hide=true&cosX=true"), {});
});

test("the TensorFlow Playground's names and values are understood", () => {
  const read = (text) => readAddress(`#${text}`).settings;
  assert.equal(read("dataset=xor").dataset, "xor");
  assert.equal(read("regularization=L1").regularization, "L1");
  assert.equal(read("problem=regression&regDataset=reg-gauss").regression_dataset, "reg-gauss");
  assert.deepEqual(read("x=false&sinY=true&xSquared=true").inputs, ["y", "xSquared", "sinY"]);
  assert.deepEqual(read("networkShape=").hidden_layers, []);
  assert.deepEqual(read("networkShape=8%2C7").hidden_layers, [8, 7]);
  assert.equal(read("initZero=1").zero_start, true, "anything but false is true, as there");
  assert.equal(read("noise=").noise, 0, "a name without a value says nothing");
  assert.equal(read("noise=5&noise=20").noise, 20, "the last one counts, as there");
});

test("what only the TensorFlow Playground has is passed over in silence", () => {
  const { notices, settings } = readAddress(
    "#tutorial=dp&collectStats=true&hideText=true&cosX=true&cosY=true",
  );
  assert.deepEqual(notices, []);
  assert.deepEqual(settings, DEFAULTS);
});

test("controls can be hidden, and a hidden input is out of the network", () => {
  const { hidden, settings, notices } = readAddress(
    "#playButton_hide=true&noise_hide=false&x_hide=true&x=true",
  );
  assert.deepEqual(hidden, ["playButton", "x"]);
  assert.deepEqual(settings.inputs, ["y"]);
  assert.deepEqual(notices, []);
});

test("values out of bounds become the nearest one, and a sentence says so", () => {
  const cases = {
    "batchSize=500": ["batch_size", 30, "batchSize=500 became 30, the nearest that there is."],
    "batchSize=-1e9": ["batch_size", 1],
    "noise=12.4": ["noise", 12],
    "noise=80": ["noise", 50],
    "percTrainData=54": ["train_percent", 50],
    "learningRate=0.05": ["learning_rate", 0.03],
    "learningRate=-3": ["learning_rate", 0.00001],
    "regularizationRate=1e300": ["regularization_rate", 10],
    "networkShape=9,0,4.5": [
      "hidden_layers",
      [8, 1, 5],
      "networkShape=9,0,4.5 became 8,1,5, the nearest that there is.",
    ],
    [`networkShape=${Array(20).fill(3)}`]: ["hidden_layers", [3, 3, 3, 3, 3, 3]],
    "stopLoss=-2": ["stop_loss", 0],
    "restarts=1000000": ["restarts", 999],
  };
  for (const [link, [setting, value, sentence]] of Object.entries(cases)) {
    const { settings, notices } = readAddress(`#${link}`);
    assert.deepEqual(settings[setting], value, link);
    assert.equal(notices.length, 1, link);
    if (sentence) assert.equal(notices[0], sentence);
    assert.deepEqual({ ...settings, [setting]: 0 }, { ...DEFAULTS, [setting]: 0 }, "nothing else changes");
  }
});

test("what is no value is left out, and a sentence says what it must be", () => {
  const cases = {
    "activation=swish": "activation=swish was left out: it must be one of relu, tanh, sigmoid, linear.",
    "noise=NaN": "noise=NaN was left out: it must be a number.",
    "learningRate=Infinity": "learningRate=Infinity was left out: it must be a number.",
    "networkShape=4,two": "networkShape=4,two was left out: it must be a number.",
    "points=AAAA": "points=AAAA was left out: it must be points as this page writes them.",
    "points=_____": "points=_____ was left out: it must be points as this page writes them.",
    "points=AAA%20A": "points=AAA A was left out: it must be points as this page writes them.",
    "color=red": "color was left out: it is no setting of the Playground.",
    "__proto__=1": "__proto__ was left out: it is no setting of the Playground.",
    "constructor_hide=true": "constructor_hide was left out: it is no setting of the Playground.",
  };
  for (const [link, sentence] of Object.entries(cases)) {
    const { settings, notices } = readAddress(`#${link}`);
    assert.deepEqual(notices, [sentence]);
    assert.deepEqual(settings, DEFAULTS);
  }
});

test("at most three sentences, and how many more there are", () => {
  const { notices } = readAddress("#a=1&b=1&c=1&d=1&e=1&noise=x&batchSize=99");
  assert.equal(notices.length, 4);
  assert.equal(notices[3], "And 4 more.");
});

test("a text that is no link is known by found = 0", () => {
  for (const text of [
    "",
    "#guided-experiments",
    "hello",
    "https://example.org/a?b",
    null,
    undefined,
    7,
    "#=&==",
  ])
    assert.equal(readAddress(text).found, 0);
  assert.ok(readAddress("noise=5").found);
  assert.ok(readAddress(" https://example.org/?noise=5 ").found);
});

test("whatever the text, reading does not throw, and the settings are possible ones", () => {
  const signs = [
    ..."abcXYZ019=&#%,.-+_?/ \u0000\u202e\ud800\udfff\n€✓",
    "__proto__",
    "%E0%A4%A",
    "networkShape=",
    "seed=",
  ];
  const texts = Array.from({ length: 3000 }, () =>
    Array.from({ length: below(60) }, () => pick(signs)).join(""),
  );
  texts.push(`#points=${"A".repeat(1_000_000)}`, "&=".repeat(500_000), `#seed=${"%".repeat(1_000_000)}`);
  texts.push(`#seed=${")".repeat(1_000_000)}x`);
  for (const name of Object.keys(someSettings()))
    texts.push(`#${name}=NaN`, `#${name}=-Infinity`, `#${name}=[]`);
  for (const text of texts) {
    const { settings, notices, hidden } = readAddress(text);
    for (const [name, { check }] of Object.entries(SETTINGS)) check(settings[name]);
    assert.ok(notices.length <= 4 && notices.every((notice) => notice.length < 200));
    assert.deepEqual(readAddress(writeAddress(settings, hidden)).settings, settings);
  }
});

test("points take five letters each, and come back exactly", () => {
  const corners = [-6, 0, 6].flatMap((x) =>
    [-6, -0.01, 6].flatMap((y) => [-1, 0, 1].map((label) => [x, y, label])),
  );
  const points = [...corners, ...Array.from({ length: 400 }, somePoint)];
  const text = encodePoints(points);
  assert.equal(text.length, 5 * points.length);
  assert.match(text, /^[\w-]*$/);
  assert.deepEqual(decodePoints(text).value, points);
});
