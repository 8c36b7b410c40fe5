"""The changes that `make mutate` tries: each is one expression or statement of a module, written in another way."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Edits = Iterator[tuple[ast.AST, str]]
"""Parts of the code, and what to write instead."""


@dataclass(frozen=True)
class Change:
    """One change of a module: where it is, the lines before and after, and the whole text with it."""

    line: int
    scope: str
    """The function or class, or the name of what is assigned."""
    before: str
    after: str
    start: int
    end: int
    new: str
    """What stands between two places of the text, in bytes, with the change."""

    def applied(self, text: str) -> str:
        """The module with it."""
        content = text.encode()
        return (content[: self.start] + self.new.encode() + content[self.end :]).decode()

    @property
    def row(self) -> tuple[str, str, str]:
        """What names it in a table."""
        return self.scope, self.before, self.after

    def __str__(self) -> str:
        return f"{self.line}: {self.scope}\n  - {self.before}\n  + {self.after}"


COMPARED: dict[type[ast.cmpop], str] = dict(
    [
        *((ast.Lt, "<"), (ast.LtE, "<="), (ast.Gt, ">"), (ast.GtE, ">="), (ast.Eq, "=="), (ast.NotEq, "!=")),
        *((ast.Is, "is"), (ast.IsNot, "is not"), (ast.In, "in"), (ast.NotIn, "not in")),
    ]
)
EDGES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
OPPOSITES = {"==": "!=", "!=": "==", "is": "is not", "is not": "is", "in": "not in", "not in": "in"}
CALCULATED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "/", ast.Pow: "*"}
BITS = (ast.BitOr, ast.BitAnd)
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min", "required": "optional", "optional": "required"}
PAIRS = (
    *(("startswith", "endswith"), ("lower", "upper"), ("partition", "rpartition")),
    *(("lstrip", "rstrip"), ("removeprefix", "removesuffix"), ("find", "rfind")),
)
METHODS = dict(PAIRS) | {other: one for one, other in PAIRS}
AROUND = 60
"""Characters of a long line that are shown before and after what is changed."""
TYPE_NAMES = {"dict", "frozenset", "list", "set", "tuple", "type"}


def changes(text: str) -> Iterator[Change]:
    """All changes of a module, in the order of its lines."""
    found, seen = Mutating(text), {text}
    for scope, node, new in found.edits(ast.parse(text), ""):
        change = found.change(scope, node, new)
        changed = change.applied(text)
        if changed not in seen:
            seen.add(changed)
            yield change


class Mutating:
    """The text of one module, and what can be changed in it."""

    def __init__(self, text: str) -> None:
        self.bytes = text.encode()
        self.starts = [0]
        for line in self.bytes.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node: Any) -> tuple[int, int]:
        """Where it is, in bytes."""
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def of(self, node: ast.AST) -> str:
        """How it is written."""
        start, end = self.span(node)
        return self.bytes[start:end].decode()

    def change(self, scope: str, node: Any, new: str) -> Change:
        """Write something else there."""
        start, end = self.span(node)
        first, last = self.starts[node.lineno - 1], self.starts[node.end_lineno]
        head, tail = self.bytes[first:start].decode(), self.bytes[end:last].decode()
        before, after = (" ".join((head + part + tail).split()) for part in (self.of(node), new))
        return Change(node.lineno, scope or before.partition(" ")[0], *short(before, after), start, end, new)

    def edits(
        self, node: ast.AST, scope: str, quiet: bool = False, asked: bool = False
    ) -> Iterator[tuple[str, ast.AST, str]]:
        """Those of a node and all in it; `quiet` where text is for people, `asked` where a branch depends on it."""
        if is_skipped(node):
            return
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            scope = f"{scope}.{node.name}".lstrip(".")
        named = scope or (
            node.targets[0].id if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) else ""
        )
        quiet = quiet or isinstance(node, ast.Raise) or is_logging(node)
        if isinstance(node, ast.Constant | ast.JoinedStr):
            if not (quiet and isinstance(getattr(node, "value", ""), str)):
                yield from ((named, *edit) for edit in self.literal(node))
            return
        if (default := default_of(node)) is not None:
            yield named, default, '"defaultX"'
            return
        if not (asked and isinstance(node, ast.UnaryOp)):
            for kind, operator in OPERATORS.items():
                if isinstance(node, kind):
                    yield from ((named, *edit) for edit in operator(self, node))
        if isinstance(node, ast.Compare):
            yield from ((named, *edit) for edit in self.compared(node, EDGES if asked else EDGES | OPPOSITES))
        for child in run_parts(node):
            yield from self.edits(child, named, quiet, child in conditions(node))

    # Expressions

    def literal(self, node: Any) -> Edits:
        """Another number, another word; no text for people."""
        written, value = self.of(node), getattr(node, "value", None)
        if isinstance(value, bool):
            yield node, str(not value)
        elif isinstance(value, int | float):
            yield node, f"{value + (1 if value + 1 != value else value)}"
        elif written.startswith('f"/') or (
            isinstance(value, str | bytes) and not written.endswith('"""') and len(value.split()) < 2
        ):
            yield node, f"{written[:-1]}X{written[-1]}"

    def compared(self, node: ast.Compare, other: dict[str, str]) -> Edits:
        """The edge, or the opposite, of each comparison."""
        words = [COMPARED[type(operator)] for operator in node.ops]
        sides = [self.of(side) for side in (node.left, *node.comparators)]
        for place, word in enumerate(words):
            if word in other:
                changed = [*words[:place], other[word], *words[place + 1 :], ""]
                yield node, " ".join(f"{side} {each}" for side, each in zip(sides, changed, strict=True)).strip()

    def joined(self, node: ast.BoolOp) -> Edits:
        """One operand less."""
        word = " and " if isinstance(node.op, ast.And) else " or "
        for left in without_one(node.values):
            yield node, f"({word.join(map(self.of, left))})"

    def negated(self, node: ast.UnaryOp) -> Edits:
        """Without it."""
        yield node, self.of(node.operand)

    def calculated(self, node: ast.BinOp) -> Edits:
        """Another operator, or one of two sets."""
        if isinstance(node.op, BITS):
            yield from ((node, self.of(side)) for side in (node.left, node.right))
        elif type(node.op) in CALCULATED:
            yield node, f"{self.of(node.left)} {CALCULATED[type(node.op)]} {self.of(node.right)}"

    def chosen(self, node: Any) -> Edits:
        """As if a condition were always or never true."""
        for test in conditions(node):
            yield from (
                (test, word) for word in ("True", "False") if word == "False" or not isinstance(node, ast.While)
            )

    def called(self, node: ast.Call) -> Edits:
        """Without one of its named arguments."""
        for dropped in node.keywords:
            kept = [one for one in (*node.args, *node.keywords) if one is not dropped]
            if not is_skipped(dropped) and self.of(dropped) != "strict=False":
                yield node, f"{self.of(node.func)}({', '.join(map(self.of, kept))})"

    def listed(self, node: Any) -> Edits:
        """Without one of its elements."""
        if not isinstance(getattr(node, "ctx", None), ast.Store):
            opening, closing = {ast.List: "[]", ast.Tuple: "()", ast.Set: ("{*(", ")}")}[type(node)]
            for left in without_one(node.elts):
                yield node, f"{opening}{''.join(f'{self.of(each)}, ' for each in left)}{closing}"

    def mapped(self, node: ast.Dict) -> Edits:
        """Without one of its members."""
        items = [
            f"{self.of(key)}: {self.of(value)}" if key else f"**{self.of(value)}"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        for left in without_one(items):
            yield node, f"{{{', '.join(left)}}}"

    def sliced(self, node: ast.Slice) -> Edits:
        """All of it."""
        yield node, ":"

    def named(self, node: ast.Name) -> Edits:
        """A function that is easily taken for it."""
        if node.id in NAMES and isinstance(node.ctx, ast.Load):
            yield node, NAMES[node.id]

    def attribute(self, node: ast.Attribute) -> Edits:
        """A method that is easily taken for it."""
        if node.attr in METHODS:
            yield node, f"{self.of(node.value)}.{METHODS[node.attr]}"

    def written(self, node: ast.Lambda) -> Edits:
        """Nothing."""
        yield node.body, "None"

    # Statements

    def returned(self, node: ast.Return) -> Edits:
        """Nothing."""
        if node.value and not (isinstance(node.value, ast.Constant) and node.value.value in (None, False)):
            yield node, "return None"

    def dropped(self, node: Any) -> Edits:
        """Nothing done."""
        targets = getattr(node, "targets", [])
        if isinstance(node, ast.Delete) or not any(isinstance(target, ast.Name | ast.Tuple) for target in targets):
            yield node, "pass"

    def left(self, node: ast.AST) -> Edits:
        """A loop that ends, or goes on."""
        yield node, "continue" if isinstance(node, ast.Break) else "break"

    def caught(self, node: ast.ExceptHandler) -> Edits:
        """Caught by nobody."""
        if node.type:
            yield node.type, "()"

    def matched(self, node: ast.match_case) -> Edits:
        """Never the case."""
        if node.guard is None:
            yield node.pattern, f"{self.of(node.pattern)} if False"


OPERATORS: dict[Any, Callable[[Mutating, Any], Edits]] = {
    ast.Attribute: Mutating.attribute,
    ast.BinOp: Mutating.calculated,
    ast.BoolOp: Mutating.joined,
    ast.Break | ast.Continue: Mutating.left,
    ast.Call: Mutating.called,
    ast.Dict: Mutating.mapped,
    ast.ExceptHandler: Mutating.caught,
    ast.Expr | ast.Raise | ast.Delete | ast.Assign | ast.AugAssign: Mutating.dropped,
    ast.If | ast.IfExp | ast.While | ast.comprehension | ast.match_case: Mutating.chosen,
    ast.Lambda: Mutating.written,
    ast.List | ast.Tuple | ast.Set: Mutating.listed,
    ast.Name: Mutating.named,
    ast.Return: Mutating.returned,
    ast.Slice: Mutating.sliced,
    ast.UnaryOp: Mutating.negated,
    ast.match_case: Mutating.matched,
}


def short(before: str, after: str) -> tuple[str, str]:
    """Both without what they have in common, but for a few characters around the difference."""
    start = max(_common(before, after) - AROUND, 0)
    end = max(_common(before[::-1], after[::-1]) - AROUND, 0)
    return before[start : len(before) - end], after[start : len(after) - end]


def _common(one: str, other: str) -> int:
    """How many characters at the start are the same."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def without_one(items: list[Any]) -> Iterator[list[Any]]:
    """All but one of them, for each."""
    return (items[:place] + items[place + 1 :] for place in range(len(items)))


def conditions(node: Any) -> list[ast.AST]:
    """What decides whether something is done."""
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        return [node.test]
    if isinstance(node, ast.comprehension):
        return list(node.ifs)
    return [node.guard] if isinstance(node, ast.match_case) and node.guard else []


def is_logging(node: ast.AST) -> bool:
    """Whether it writes a line into a log."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and "log" in ast.unparse(node.func.value).lower()
    )


def default_of(node: Any) -> ast.AST | None:
    """The last of several statuses with the same reader, if it stands for all others, so that those may be left out."""
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="dict"), attr="fromkeys"),
            args=[ast.Tuple(elts=[*_, ast.Constant(value="default") as last]), ast.Name()],
        ):
            return last
    return None


def is_skipped(node: Any) -> bool:
    """Whether it is prose, only for type checkers, or no code of its own."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom() | ast.keyword(arg="frozen"):
            return True
        case ast.keyword(arg="strict", value=ast.Constant(value=True)):  # of what is of the same length anyhow
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
        case (
            ast.AnnAssign(annotation=ast.Name(id="TypeAlias"))
            | ast.Call(func=ast.Name(id="TypeVar" | "ParamSpec" | "NewType"))
        ):
            return True
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list)
    return False


def run_parts(node: Any) -> Iterator[ast.AST]:
    """What it consists of, without what only says of which type something is."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_comment", "type_params", "bases"} or (
            name == "slice" and is_generic(node.value)
        ):
            continue
        children = value if isinstance(value, list) else [value]
        is_cast = isinstance(node, ast.Call) and name == "args" and ast.unparse(node.func) == "cast"
        for child in children[is_cast:]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.pattern):
                yield child


def is_generic(node: ast.AST) -> bool:
    """Whether a class is made one of something by brackets."""
    name = ast.unparse(node).rpartition(".")[2].lstrip("_")
    return name in TYPE_NAMES or (name[:1].isupper() and not name.isupper())
