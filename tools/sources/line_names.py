"""Which names each line of a program gives a value, and which it uses that other lines give one.

Names of a comprehension, and those in functions inside, are left out: they mean nothing to other lines.
"""

import ast
from collections import defaultdict

COMPREHENSIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp")


class Names(ast.NodeVisitor):
    """`made` and `used`: the names by the number of their line."""

    def __init__(self):
        self.made, self.used, self.hidden = defaultdict(list), defaultdict(list), set()

    def visit_Name(self, node):
        if node.id not in self.hidden:
            (self.used if isinstance(node.ctx, ast.Load) else self.made)[node.lineno].append(node.id)

    def visit_AugAssign(self, node):
        if isinstance(node.target, ast.Name):  # `count += 1` uses it, too
            self.used[node.lineno].append(node.target.id)
        self.generic_visit(node)

    def visit_comprehension_as_a_whole(self, node):
        targets = [
            name.id
            for part in node.generators
            for name in ast.walk(part.target)
            if isinstance(name, ast.Name)
        ]
        before, self.hidden = self.hidden, self.hidden | set(targets)
        self.generic_visit(node)
        self.hidden = before

    def visit_FunctionDef(self, node):
        self.made[node.lineno].append(node.name)

    def visit_Lambda(self, node):
        """Its names are looked up when it is called."""


for kind in COMPREHENSIONS:
    setattr(Names, f"visit_{kind}", Names.visit_comprehension_as_a_whole)


def line_names(code, first, count):
    """[(names made, names used)] of so many lines of a function, from line `first` on, counted from 1.

    Of the names used, those count that a line above makes, and that are no inputs of the function.
    """
    [function] = ast.parse(code).body
    names = Names()
    for statement in function.body:
        names.visit(statement)
    inputs = {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
    above, found = set(), []
    for line in range(first, first + count):
        makes, uses = (list(dict.fromkeys(kind[line])) for kind in (names.made, names.used))
        found.append((makes, [name for name in uses if name in above - inputs]))
        above |= set(makes)
    return found
