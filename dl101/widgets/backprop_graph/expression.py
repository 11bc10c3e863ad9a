"""A typed expression, computed with the book's own `Value`: what nn/expression.js does in the page."""

import ast
import contextlib
import keyword
import operator

from dl101.engine import Value
from dl101.widgets.lib.traits import InputError

FUNCTIONS = {
    **{name: getattr(Value, name) for name in ("relu", "tanh", "exp", "log")},
    "sigmoid": lambda z: ((z * 0.5).tanh() + 1) * 0.5,  # 1 / (1 + e^−z), for large z too
}
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
    ast.UAdd: lambda value: value,
}
LONGEST_NAME = 6
TAKEN = (*keyword.kwlist, "Value", "torch", "print")  # words that no input can be called by
SIGNS = str.maketrans({"−": "-", "–": "-", "·": "*", "×": "*"})  # as phones and books write them
NO_NUMBER = (ValueError, OverflowError, ZeroDivisionError)


def checked(text):
    """The expression with plain signs; InputError where it can't be read."""
    plain = text.translate(SIGNS).strip()
    with contextlib.suppress(*NO_NUMBER):  # with other inputs it may have a value
        compute(plain, {})
    return plain


def compute(text, numbers):
    """(result, {name: Value}) of "s = a + b; s * a"; a name that has no number is 1."""
    try:
        statements = ast.parse(text).body
    except (SyntaxError, ValueError) as error:  # ValueError: signs that no source can hold
        raise InputError(
            f"expression can't be read: {getattr(error, 'msg', error)}. An example: (a*b + c)**2."
        ) from None
    known, result = {}, None
    for statement in statements:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            result = known[_name(statement.targets[0].id)] = _value(statement.value, known, numbers)
        elif isinstance(statement, ast.Expr):
            result = _value(statement.value, known, numbers)
        else:
            raise _refused(statement)
    if not isinstance(result, Value) or not result.parents:
        raise InputError("expression needs an operation and a name, as in 2*a.")
    return result, known


def _value(node, known, numbers):
    """A Value, or a plain number where there is no name inside."""
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name):
            if name not in known:
                known[_name(name)] = Value(numbers.get(name, 1))
            return known[name]
        case ast.BinOp(op=ast.Pow(), right=right) if isinstance(_value(right, known, numbers), Value):
            raise InputError("expression may have a plain number after **, as in a**2.")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(left, known, numbers), _value(right, known, numbers))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_value(operand, known, numbers))
        case ast.Call(func=ast.Name(id=name), args=[inside], keywords=[]) if name in FUNCTIONS:
            inside = _value(inside, known, numbers)
            return FUNCTIONS[name](inside if isinstance(inside, Value) else Value(inside))
    raise _refused(node)


def _name(name):
    if name in (*FUNCTIONS, *TAKEN) or len(name) > LONGEST_NAME or not name.isascii():
        raise InputError(
            f"expression can't have the name {name}: choose another, of {LONGEST_NAME} letters at most."
        )
    return name


def _refused(node):
    return InputError(
        f"expression can't hold {ast.unparse(node)!r}: it may have names, numbers, + - * / **, brackets, "
        f"and {', '.join(FUNCTIONS)}."
    )
