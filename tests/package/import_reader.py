"""Who imports whom, Python and JavaScript, read from the sources: nothing is run."""

import ast
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath

FOLDERS = ("dl101", "tools")
GENERATED = {"dist", "stills", "__pycache__"}

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
JS_COMMENT_OR_TEXT = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""",
    re.DOTALL,
)
JS_IMPORT = re.compile(
    r"""^[ \t]*(?:import|export)\b[^"'`;=()]*?\bfrom\s*["'](?P<named>[^"'\n]+)["']
    | ^[ \t]*import\s*["'](?P<bare>[^"'\n]+)["'] | \bimport\(\s*["'](?P<late>[^"'\n]+)["']""",
    re.MULTILINE | re.VERBOSE,
)
#: What a browser has and Node.js has not, and what only an element has.
PAGE = re.compile(
    r"""(?<![\w.])(?:globalThis\.)?(?:document|window|navigator|location|localStorage|matchMedia|devicePixelRatio
    |getComputedStyle|(?:request|cancel)AnimationFrame|(?:Resize|Intersection|Mutation)Observer)\b
    |\.(?:addEventListener|classList|setAttribute|textContent)\b""",
    re.VERBOSE,
)


@dataclass(frozen=True, order=True)
class Import:
    """On `line`, `file` imports `target`: a path below the root, or with `is_library` the name of somebody else's."""

    file: str
    line: int
    target: str
    is_library: bool = False
    at_top: bool = True  # not inside a function


class Sources:
    """The Python and JavaScript of the package and of the tools below `root`; all paths are relative to it."""

    def __init__(self, root: Path):
        self.root = root
        found = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.*"))]
        self.texts = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in found
            if path.suffix in (".py", ".js") and not GENERATED & set(path.parts)
        }

    @cached_property
    def trees(self) -> dict[str, ast.Module]:
        """Each Python file's syntax."""
        return {file: ast.parse(text, file) for file, text in self.texts.items() if file.endswith(".py")}

    @cached_property
    def imports(self) -> list[Import]:
        read = {".py": self.python_imports, ".js": self.js_imports}
        return [one for file in self.texts for one in read[file[-3:]](file)]

    def python_imports(self, file: str) -> Iterator[Import]:
        tree = self.trees[file]
        late = {inner for one in ast.walk(tree) if isinstance(one, FUNCTIONS) for inner in ast.walk(one)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = ".".join(file.split("/")[: -node.level]) if node.level else ""
                module = ".".join(filter(None, [base, node.module]))
                names = [f"{module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                target = self.module_file(name)
                library = "" if target else name.partition(".")[0]
                yield Import(file, node.lineno, target or library, bool(library), node not in late)

    def module_file(self, name: str) -> str:
        """The file of a module of ours, or of the module that has this name inside; "" for a library's."""
        parts = name.split(".")
        for home in ([], ["tools"]):  # what a command in tools/ imports is looked for beside it
            for length in range(len(parts), max(len(parts) - 2, 0), -1):
                path = "/".join([*home, *parts[:length]])
                for file in (f"{path}.py", f"{path}/__init__.py"):
                    if file in self.texts:
                        return file
        return ""

    def js_imports(self, file: str) -> Iterator[Import]:
        code = js_code(self.texts[file], keep_texts=True)
        for found in JS_IMPORT.finditer(code):
            name = found["named"] or found["bare"] or found["late"]
            line = code.count("\n", 0, found.start()) + 1
            is_library = not name.startswith(".")
            yield Import(file, line, name if is_library else normpath(join(dirname(file), name)), is_library)

    @cached_property
    def own_imports(self) -> list[Import]:
        """What our own files import of each other."""
        return [one for one in self.imports if not one.is_library]

    @cached_property
    def by_file(self) -> dict[str, list[Import]]:
        """What each file imports of our own."""
        found: dict[str, list[Import]] = {}
        for one in self.own_imports:
            found.setdefault(one.file, []).append(one)
        return found

    def way(self, start: str, is_goal: Callable[[str], object]) -> list[str]:
        """The shortest way along imports from a file to one that `is_goal`, both included; empty without one."""
        ways, seen = deque([[start]]), {start}
        while ways:
            way = ways.popleft()
            if is_goal(way[-1]):
                return way
            following = {one.target for one in self.by_file.get(way[-1], [])} - seen
            seen |= following
            ways.extend([*way, file] for file in sorted(following))
        return []

    def page_line(self, file: str) -> int:
        """The first line of a script that needs a page; 0 for one that does not. Styles need one."""
        if file.endswith(".css"):
            return 1
        code = js_code(self.texts[file]) if file.endswith(".js") and file in self.texts else ""
        found = PAGE.search(code)
        return code.count("\n", 0, found.start()) + 1 if found else 0

    def circle(self) -> list[str]:
        """A circle of imports between neighbors in one folder, files or folders: a line for each step; or nothing."""
        graph: dict[str, dict[str, Import]] = {}
        for one in self.own_imports:
            parts, other = one.file.split("/"), one.target.split("/")
            same = next((n for n, (a, b) in enumerate(zip(parts, other, strict=False)) if a != b), 0)
            if same:  # where the two paths part, what they name are neighbors
                following = graph.setdefault("/".join(parts[: same + 1]), {})
                following.setdefault("/".join(other[: same + 1]), one)
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            steps = pairwise(reversed(error.args[1]))
            return [f"{a} imports {b} at {graph[a][b].file}:{graph[a][b].line}" for a, b in steps]
        return []


def js_code(text: str, keep_texts: bool = False) -> str:
    """JavaScript without its comments, and without what stands in quotes; each line stays where it is."""

    def blank(found: re.Match) -> str:
        return found[0] if keep_texts and not found["comment"] else "\n" * found[0].count("\n")

    return JS_COMMENT_OR_TEXT.sub(blank, text)
