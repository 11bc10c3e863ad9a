import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../../dl101/widgets/data/seedrandom.js";
import { readCsv, SAMPLE, writeCsv } from "../../dl101/widgets/playground/formats/csv.js";
import { SETTINGS } from "../../dl101/widgets/playground/training/settings.js";

const random = createRandom("tables");
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];
const hundredths = (reach) => (below(200 * reach + 1) - 100 * reach) / 100 + 0;

const FOUR = [
  [1, 2, 1],
  [-1.5, 2, -1],
  [0.25, -3, 1],
  [4, 4, -1],
];

test("a table with commas, semicolons, tabs or spaces, with a header or without, gives the same points", () => {
  const rows = ["1,2,1", "-1.5,2,-1", "0.25,-3,1", "4,4,-1"];
  const tables = [",", ";", "\t", " ", ", ", "   "].map((sign) =>
    rows.map((row) => row.replaceAll(",", sign)),
  );
  for (const table of tables)
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = table.join(end);
      for (const whole of [text, `${text}${end}`, `\ufeff${text}${end}${end}`, `${end}${text}`])
        assert.deepEqual(readCsv(whole), { points: FOUR, problem: "classification", notes: [] });
    }
  for (const header of ["x1,x2,label", '"x1","x2","y"', "height,weight,class"])
    assert.deepEqual(readCsv([header, ...rows].join("\n")).points, FOUR);
});

test("decimal commas are read where ; or a tab stands between the values", () => {
  const { points } = readCsv("1,0;2,0;1\n−1,5;2;-1\n,25;-3;1\n4;4;-1");
  assert.deepEqual(points, FOUR);
  const { error } = readCsv("1,5,2,0,1\n1,2,-1");
  assert.equal(
    error,
    "Line 1 has 5 values; 3 are needed: x1, x2, label. Are these decimal commas? Then put ; between the values.",
  );
});

test("labels in words: which one is blue is said", () => {
  const blue = (one, other) => {
    const { points, notes } = readCsv(`1,1,${one}\n2,2,${other}\n3,3,${one}\n4,4,${other}`);
    return [points[0][2], notes[0]];
  };
  assert.deepEqual(blue("cat", "dog"), [1, "“cat” is blue (1), “dog” is orange (−1)."]);
  assert.deepEqual(blue("Orange", "blue"), [-1, "“blue” is blue (1), “Orange” is orange (−1)."]);
  assert.deepEqual(blue("no", "YES")[0], -1);
  assert.deepEqual(blue("no", "perhaps")[0], -1);
  assert.deepEqual(blue("0", "1"), [-1, "“1” is blue (1), “0” is orange (−1)."]);
  assert.deepEqual(blue("2", "1")[0], 1);
  assert.deepEqual(readCsv("1,1,a\n1,2,b\n1,3,A\n1,4,B").points[2][2], 1, "capitals make no other word");
});

test("numbers as labels are regression; beyond ±1 they are scaled, and that is said", () => {
  const plain = readCsv("1,1,0.5\n2,2,-1\n3,3,0.254");
  assert.deepEqual(plain, {
    points: [
      [1, 1, 0.5],
      [2, 2, -1],
      [3, 3, 0.25],
    ],
    problem: "regression",
    notes: [],
  });
  const scaled = readCsv("1,1,0\n2,2,50\n3,3,200");
  assert.deepEqual(
    scaled.points.map(([, , label]) => label),
    [-1, -0.5, 1],
  );
  assert.deepEqual(scaled.notes, ["The labels, from 0 to 200, were scaled to −1 … 1."]);
});

test("coordinates that don't fit the picture are scaled, both columns, and that is said", () => {
  const { points, notes } = readCsv("cm,kg,kind\n150,40,a\n170,70,b\n190,100,a\n160,40,b");
  assert.deepEqual(points, [
    [-5, -5, 1],
    [0, 0, -1],
    [5, 5, 1],
    [-2.5, -5, -1],
  ]);
  assert.equal(notes[1], "x1 (150 to 190) and x2 (40 to 100) were scaled to −5 … 5 to fit the picture.");
  const flat = readCsv("7,1,1\n7,2,-1\n7,3,1\n7,4,-1");
  assert.deepEqual(flat.points[0], [0, -5, 1], "a column of equal numbers stays in the middle");
  const small = readCsv(Array.from({ length: 10 }, (_, i) => `${(i + 1) / 1000},${i},${i % 2}`).join("\n"));
  assert.deepEqual(new Set(small.points.map(([x]) => x)).size, 10, "ten places stay ten places");
  assert.equal(
    small.notes[1],
    "x1 (0.001 to 0.01) and x2 (0 to 9) were scaled to −5 … 5 to fit the picture.",
  );
  const narrow = readCsv("0.1,1,1\n0.2,2,-1\n0.3,3,1\n0.4,4,-1");
  assert.deepEqual(
    [narrow.points[0], narrow.points[3]].map(([x]) => x),
    [-5, 5],
  );
  assert.deepEqual(
    readCsv("0,0,1\n1,1,-1\n0,1,1\n1,0,-1").points[1],
    [1, 1, -1],
    "a range of 1 is no small one",
  );
  assert.deepEqual(readCsv("6,-6,1\n1,1,-1\n-6,6,1\n1,2,-1").notes, [], "the edge still fits");
});

test("small labels are scaled, and that is said", () => {
  const { points, notes } = readCsv("1,1,0.001\n2,2,0.002\n3,3,0.003");
  assert.deepEqual(
    points.map(([, , label]) => label),
    [-1, 0, 1],
  );
  assert.deepEqual(notes, ["The labels, from 0.001 to 0.003, were scaled to −1 … 1."]);
});

test("values that two decimals make the same are named", () => {
  const { points, notes } = readCsv("1.001,1,0.5\n1.002,2,-1\n3,3,0.501\n4,4,0.2");
  assert.deepEqual(points[0], [1, 1, 0.5]);
  assert.deepEqual(notes, [
    "Two decimals are kept: 3 of 4 different values of x1 and 3 of 4 different labels are left.",
  ]);
  assert.match(
    readCsv("0.001,1,1\n0.002,2,-1\n9000,3,1\n3,4,-1").notes.at(-1),
    /: 2 of 4 different values of x1 are left\.$/,
  );
});

test("points saved and opened again stay where they are, however close", () => {
  const points = [
    [0.1, 5.99, 0.5],
    [0.11, 6, 0.51],
    [0.12, 5.98, 0.52],
  ];
  assert.deepEqual(readCsv(writeCsv(points)), { points, problem: "regression", notes: [] });
});

test("a mistake is named with its line and what to do", () => {
  const many = Array.from({ length: 501 }, (_, i) => `1,${i % 5},${i % 2}`).join("\n");
  const cases = {
    "": "There are no points in it: write one on each line, as x1, x2, label.",
    "x1,x2,label": "There are no points in it: write one on each line, as x1, x2, label.",
    "1,2,1\n\n1,2": "Line 3 has 2 values; 3 are needed: x1, x2, label.",
    "1,2,1\n5": "Line 2 has 1 value; 3 are needed: x1, x2, label.",
    "1,2,1,9\n1,2,3":
      "Line 1 has 4 values; 3 are needed: x1, x2, label. Are these decimal commas? Then put ; between the values.",
    "1,2,1\n1,abc,-1": "Line 2 has “abc” as x2: write a number there.",
    "a,2,1\n1,2,-1": "Line 1 has “a” as x1: write a number there.",
    "1,2,1\n,3,-1": "Line 2 has no x1: write a number there.",
    "1,2,1\n1e999,3,-1": "Line 2 has “1e999” as x1: write a number there.",
    "1,2,1\n2,3,": "Line 2 has no label: write one as its third value.",
    "1,1,a\n1,1,b\n1,1,c":
      "Line 3 has the label “c”, which does not go with the others: use numbers, or two words, for all points.",
    "1,1,0.1\n1,1,0.2\n1,1,o.3":
      "Line 3 has the label “o.3”, which does not go with the others: use numbers, or two words, for all points.",
    "1,1,1\n1,2,1": "All points have the same label: the network needs points of two kinds to tell apart.",
    "1,1,a\n1,2,a": "All points have the label “a”: the network needs points of two kinds to tell apart.",
    "1,1,a\n1,2,b\n1,3,a": "Only one point has the label “b”: write at least 2 of each kind.",
    [many]: "There are 501 points, and 500 at most fit: delete from line 501 on.",
  };
  for (const [text, error] of Object.entries(cases))
    assert.deepEqual(readCsv(text), { error }, text.slice(0, 60));
});

test("points written and read again are the same", () => {
  for (let i = 0; i < 200; i++) {
    const kind = pick([() => pick([-1, 1]), () => hundredths(1)]);
    const label = (k) => (k < 2 ? 1 : k < 4 ? -1 : kind());
    const points = Array.from({ length: 4 + below(60) }, (_, k) => [hundredths(6), hundredths(6), label(k)]);
    const { points: again, notes } = readCsv(writeCsv(points));
    assert.deepEqual(again, points);
    assert.deepEqual(notes, []);
  }
});

test("the sample can be read", () => {
  const { points, problem } = readCsv(SAMPLE);
  assert.deepEqual([points.length, problem], [20, "classification"]);
});

test("whatever the text, there are possible points or one sentence", () => {
  const parts = [
    ..."0123456789,;\t\n .-+e\"'#",
    "1,2,1\n",
    "3;4;-1\n",
    "blue",
    "NaN",
    "1e308",
    "-1e308",
    "\ud800",
    "__proto__",
  ];
  const lines = ["1,2,1", "3,4,-1", "5.5,-7,1", "9e307,0,-1", "-9e307,0,yes", "", "x1,x2,label", "1,2,0.25"];
  let read = 0;
  for (let i = 0; i < 5000; i++) {
    const [of, glue] = pick([
      [parts, ""],
      [lines, "\n"],
    ]);
    const result = readCsv(Array.from({ length: below(40) }, () => pick(of)).join(glue));
    if ("error" in result) {
      assert.match(result.error, /^[A-Z].*[.?]$/s);
      assert.ok(result.error.length < 200);
    } else {
      read += 1;
      SETTINGS.points.check(result.points);
      SETTINGS.problem.check(result.problem);
      for (const point of result.points) assert.ok(point.every((value) => !Object.is(value, -0)));
    }
  }
  assert.ok(read > 100, "some of them can be read");
});
