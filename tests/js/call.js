// Calls functions (and reads constants) of dl101/widgets for tests in Python (tests/helpers.py): a line each way.

import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, function: name, arguments: values } = JSON.parse(line);
  try {
    const { [name]: found } = await import(new URL(`../../dl101/widgets/${module}`, import.meta.url));
    console.log(JSON.stringify({ value: typeof found === "function" ? found(...values) : found }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
