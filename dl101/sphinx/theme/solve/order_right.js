// "Order the lines": what is right. A program is [[line, depth]].

/**
 * All right programs of a puzzle, the answer's own first. `orders` are those in which each line is as deep as in `lines`;
 * `depths` are the others: [their lines, their depths], a digit for each.
 */
export const rightPrograms = ({ lines, orders, depths }) => [
  ...orders.map((order) => order.map((id) => [id, lines[id][1]])),
  ...depths.map(([ids, deep]) => [...ids].map((id, at) => [Number(id), Number(deep[at])])),
];

/** The line that the one at a place of a program belongs to, such as its `for`; -1 for none. */
export function blockAt(program, at) {
  const block = program.findLast(([, depth], place) => place < at && depth < program[at][1]);
  return block ? block[0] : -1;
}
