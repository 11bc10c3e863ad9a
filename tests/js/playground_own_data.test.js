import assert from "node:assert/strict";
import { test } from "node:test";
import { createRandom } from "../../dl101/widgets/data/seedrandom.js";
import { readCsv, SAMPLE, writeCsv } from "../../dl101/widgets/playground/formats/csv.js";
import { decodeFile, rowsOf } from "../../dl101/widgets/playground/formats/table.js";
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
const HEADING = "Line 1 was taken for the heading.";
const REGRESSION = "The labels are numbers, so the network learns to predict them: regression.";

test("a table with commas, semicolons, tabs or spaces, with a header or without, gives the same points", () => {
  const rows = ["1,2,1", "-1.5,2,-1", "0.25,-3,1", "4,4,-1"];
  const signs = { ",": null, ";": "semicolons", "\t": "tabs", " ": "spaces", ", ": null, "   ": "spaces" };
  for (const [sign, name] of Object.entries(signs)) {
    const table = rows.map((row) => row.replaceAll(",", sign));
    const notes = name ? [`The values are separated by ${name}.`] : [];
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = table.join(end);
      for (const whole of [text, `${text}${end}`, `\ufeff${text}${end}${end}`, `${end}${text}`])
        assert.deepEqual(readCsv(whole), { points: FOUR, problem: "classification", notes });
    }
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
    notes: [REGRESSION],
  });
  const scaled = readCsv("1,1,0\n2,2,50\n3,3,200");
  assert.deepEqual(
    scaled.points.map(([, , label]) => label),
    [-1, -0.5, 1],
  );
  assert.deepEqual(scaled.notes, [REGRESSION, "The labels, from 0 to 200, were scaled to −1 … 1."]);
});

test("coordinates that don't fit the picture are scaled, both columns, and that is said", () => {
  const { points, notes: said } = readCsv("cm,kg,kind\n150,40,a\n170,70,b\n190,100,a\n160,40,b");
  assert.deepEqual(points, [
    [-5, -5, 1],
    [0, 0, -1],
    [5, 5, 1],
    [-2.5, -5, -1],
  ]);
  assert.equal(said[2], "x1 (150 to 190) and x2 (40 to 100) were scaled to −5 … 5 to fit the picture.");
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
  assert.deepEqual(notes, [REGRESSION, "The labels, from 0.001 to 0.003, were scaled to −1 … 1."]);
});

test("values that two decimals make the same are named", () => {
  const { points, notes } = readCsv("1.001,1,0.5\n1.002,2,-1\n3,3,0.501\n4,4,0.2");
  assert.deepEqual(points[0], [1, 1, 0.5]);
  assert.deepEqual(notes, [
    REGRESSION,
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
  assert.deepEqual(readCsv(writeCsv(points)), {
    points,
    problem: "regression",
    notes: [HEADING, REGRESSION],
  });
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
      "Line 3 has a third label, “c”, beside “a” and “b”. The Playground tells two classes apart: keep two, or give two the same label.",
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
    const { points: again, problem, notes } = readCsv(writeCsv(points));
    assert.deepEqual(again, points);
    assert.deepEqual(notes, problem === "regression" ? [HEADING, REGRESSION] : [HEADING]);
  }
});

const read = (text) => {
  const { points, notes, error } = readCsv(text);
  return error ?? [points, ...notes];
};
const YES_NO = "“yes” is blue (1), “no” is orange (−1).";
const yesNo = (...lines) => lines.join("\n");
const PAIRS = [
  [1.5, 2.5, 1],
  [2, -3, -1],
  [3, 4, 1],
  [4, 1, -1],
];
const PLAIN = ["1.5,2.5,yes", "2,-3,no", "3,4,yes", "4,1,no"];

test("the separator is the one with which most lines are points", () => {
  assert.deepEqual(read(yesNo("x1,x2,label (yes; no)", ...PLAIN)), [PAIRS, HEADING, YES_NO]);
  const spaced = yesNo("1,5 2,5 yes", "2 -3 no", "3 4 yes", "4 1 no");
  const spaces = "The values are separated by spaces.";
  assert.deepEqual(read(spaced), [PAIRS, spaces, "“1,5” was read as 1.5.", YES_NO]);
  const semicolons = yesNo("length, in cm;width, in cm;kind", "1,5;2,5;yes", "2;-3;no", "3;4;yes", "4;1;no");
  assert.deepEqual(read(semicolons).slice(0, 2), [PAIRS, "The values are separated by semicolons."]);
});

test("the separator that the first line names is taken", () => {
  for (const first of ["sep=;", '"sep=;"', "SEP=; "])
    assert.deepEqual(read(yesNo(first, ...PLAIN).replaceAll(",", ";")).slice(0, 2), [
      PAIRS,
      "The values are separated by semicolons.",
    ]);
  assert.deepEqual(read(yesNo("sep=|", "x1|x2|y", ...PLAIN).replaceAll(",", "|")), [
    PAIRS,
    "The values are separated by |.",
    "Line 2 was taken for the heading.",
    YES_NO,
  ]);
});

test("quotation marks hold separators, line breaks and themselves", () => {
  const quoted = yesNo('"1,5","2,5",yes', '2, "-3", no', '"3",4,"yes"', "'4',1,no");
  assert.deepEqual(read(quoted), [PAIRS, "“1,5” was read as 1.5.", YES_NO]);
  const words = yesNo('1.5,2.5,"yes, sure"', "2,-3,no", '3,4,"yes, sure"', "4,1,no");
  assert.deepEqual(read(words), [PAIRS, "“yes, sure” is blue (1), “no” is orange (−1)."]);
  assert.deepEqual(rowsOf('a,"b\r\n""c""",d\ne,"f,g,h', ","), [
    { line: 1, values: ["a", 'b\r\n"c"', "d"] },
    { line: 3, values: ["e", '"f', "g", "h"] },
  ]);
  assert.match(read('"a\nb",x2,label\n1,2,yes\n1,2,no\n1,yes,no'), /^Line 5 has “yes” as x2/);
});

test("a slip in the first line is no heading, and a heading is told of", () => {
  assert.equal(read(yesNo("1..5,2..3,yes", ...PLAIN)), "Line 1 has “1..5” as x1: write a number there.");
  assert.deepEqual(read(yesNo("a1,b1,yes", ...PLAIN)), [PAIRS, HEADING, YES_NO]);
});

test("row numbers and commas at the ends of lines are left out", () => {
  const told = "The first column was taken for row numbers and left out.";
  const numbered = (from) => PLAIN.map((row, i) => `${from + i},${row}`);
  assert.deepEqual(read(yesNo(...numbered(1))), [PAIRS, told, YES_NO]);
  for (const heading of [",x1,x2,label", "x1,x2,label", '"","x1","x2","label"'])
    assert.deepEqual(read(yesNo(heading, ...numbered(0))), [PAIRS, HEADING, told, YES_NO]);
  const shuffled = ["17", "3", "40", "8"].map((number, i) => `${number},${PLAIN[i]}`);
  assert.deepEqual(read(yesNo(",x1,x2,label", ...shuffled)), [PAIRS, HEADING, told, YES_NO]);
  assert.match(read(yesNo(...shuffled)), /^Line 1 has 4 values/);
  assert.deepEqual(read(yesNo("x1,x2,label,,", ...PLAIN.map((row) => `${row},,`), ",,,,")), [
    PAIRS,
    HEADING,
    YES_NO,
  ]);
  assert.match(read("1,2,yes,\n3,4,no,oops\n4,5,no,"), /^Line 2 has 4 values/);
  assert.equal(
    read("0,1,2,yes\n1,2,3,no\n2,3,4,yes\n3,4,1,"),
    "Line 4 has no label: write one as its third value.",
  );
});

test("one table has one decimal sign; where that is open, it is asked", () => {
  assert.deepEqual(read("1,250;2,5;0,5\n1;2;0,25\n3;4;0"), [
    [
      [1.25, 2.5, 0.5],
      [1, 2, 0.25],
      [3, 4, 0],
    ],
    "The values are separated by semicolons.",
    "“1,250” was read as 1.25.",
    REGRESSION,
  ]);
  assert.ok(read('"1,250",2.5,1\n3000,4,-1\n1,2,1\n4,4,-1').includes("“1,250” was read as 1250."));
  assert.equal(
    read("1,250;2;yes\n3;4;no"),
    "Line 1, x1: “1,250” can be read in two ways. Write 1250 or 1.25, as you mean it.",
  );
  assert.equal(
    read("1;2;1,250\n3;4;2"),
    "Line 1, label: “1,250” can be read in two ways. Write 1250 or 1.25, as you mean it.",
  );
});

test("three classes in numbers are no regression unasked", () => {
  const rows = (labels) => labels.map((label, i) => `${i},${(i * i) % 5},${label}`).join("\n");
  const sentence = (from, to) =>
    `The labels are whole numbers from ${from} to ${to}. If they are classes, keep two: the Playground tells two apart. If they are amounts to predict, write them with a decimal, as 1.0.`;
  assert.equal(read(rows([0, 1, 2, 0, 1, 2])), sentence(0, 2));
  assert.equal(read(rows([3, 3, 2, 2, 1, 1])), sentence(1, 3));
  assert.equal(readCsv(rows(["0.0", "1.0", "2.0", "0.0", "1.0", "2.0"])).problem, "regression");
  for (const amounts of [
    [0, 1, 2, 3, 4, 5],
    [3, 3, 5, 5, 8, 8],
    [-1, 0, 1, -1, 0, 1],
    [0, 0.5, 1, 1, 0, 0.5],
  ])
    assert.equal(readCsv(rows(amounts)).problem, "regression", String(amounts));
});

test("a file's letters are read in the way that it is written", () => {
  const bytes = (text) => Uint8Array.from(text, (sign) => sign.codePointAt(0)).buffer;
  assert.deepEqual(decodeFile(new TextEncoder().encode("\ufeff1,2,schön").buffer), {
    text: "1,2,schön",
    note: "",
  });
  assert.deepEqual(decodeFile(bytes("1,2,sch\u00f6n")), {
    text: "1,2,schön",
    note: "The file is not in UTF-8, so its letters were read as Western European (Windows-1252).",
  });
  const wide = new Uint8Array([0xff, 0xfe, ...[..."1,2,ö"].flatMap((sign) => [sign.codePointAt(0), 0])]);
  assert.deepEqual(decodeFile(wide.buffer), { text: "1,2,ö", note: "" });
  assert.match(decodeFile(bytes("PK\u0003\u0004…".slice(0, 4))).error, /Save it as CSV/);
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
