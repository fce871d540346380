"""Finds sizes that are written as numbers where a widget or a painter gets them, instead of named by the theme."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

#: What takes sizes. (Places within a drawing are not asked: they are the drawing.)
_TAKES_SIZES = re.compile(
    r"px|exact|set(Fixed|Minimum|Maximum|Icon|Base)(Width|Height|Size)|setIconSize|set(Horizontal|Vertical)?Spacing"
    r"|(add|insert)Spacing|setContentsMargins|setTextMargins|setDocumentMargin|setMargin|setIndent(Width)?|adjusted"
    r"|translated|resize|QSizeF?|QPen|setWidthF?|setHeight|setPixelSize|setColumnMinimumWidth|setRowMinimumHeight"
    r"|set(Default|Minimum|Maximum)SectionSize|setHandleWidth|setSizes|setSingleStep|drawRoundedRect|WelcomeCard"
)
_LAST_OF_PLACE = ("setColumnMinimumWidth", "setRowMinimumHeight", "insertSpacing")
_ALLOWED = (0, 1)
#: What gives on the sizes that it gets.
_GIVES_ON = ("max", "min", "round", "int", "float", "abs")
_MOST_FACTOR = 4
_SHARES = (ast.Mult, ast.Div, ast.FloorDiv)


def bare_sizes(source: str) -> list[str]:
    """Where and what: ‘12: setSpacing(6)’, ‘12: resize(_WIDTH) is 620’; a factor of a named size is none."""
    nodes = list(ast.walk(ast.parse(source)))
    numbers = dict(_named_numbers(nodes))
    found: dict[str, None] = {}
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        name = _last_name(call.func)
        if not _TAKES_SIZES.fullmatch(name):
            continue
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        for argument in given[1:] if name in _LAST_OF_PLACE else given:
            for node in _sizes_in(argument):
                words = ast.unparse(node)
                if isinstance(node, ast.Constant):
                    found[f"{node.lineno}: {name}({words})"] = None
                elif _last_name(node) in numbers:
                    found[f"{node.lineno}: {name}({words}) is {numbers[_last_name(node)]}"] = None
    return list(found)


def bare_sizes_in(folder: Path, *, besides: tuple[str, ...]) -> list[str]:
    """The same of all files under a folder, with the name of each, except in those `besides` them."""
    return [
        f"{path.relative_to(folder)}:{size}"
        for path in sorted(folder.rglob("*.py"))
        if path.name not in besides
        for size in bare_sizes(path.read_text(encoding="utf-8"))
    ]


def _sizes_in(node: ast.expr) -> Iterator[ast.expr]:
    """The numbers and names that a size is made of, without what only multiplies or divides it."""
    if isinstance(node, ast.Constant):
        if _is_number(node) and abs(node.value) not in _ALLOWED:
            yield node
    elif isinstance(node, ast.Name | ast.Attribute):
        yield node
    elif isinstance(node, ast.BinOp) and isinstance(node.op, _SHARES):
        sides = [side for side in (node.left, node.right) if not _is_factor(side)]
        for side in sides or (node.left, node.right):
            yield from _sizes_in(side)
    elif isinstance(node, ast.Call):
        if _last_name(node.func) in _GIVES_ON:
            for argument in node.args:
                yield from _sizes_in(argument)
    elif isinstance(node, ast.IfExp):
        yield from _sizes_in(node.body)
        yield from _sizes_in(node.orelse)
    elif not isinstance(node, ast.Compare | ast.Subscript | ast.Lambda):
        for inside in ast.iter_child_nodes(node):
            if isinstance(inside, ast.expr):
                yield from _sizes_in(inside)


def _named_numbers(nodes: list[ast.AST]) -> Iterator[tuple[str, str]]:
    """The names that stand for a plain number, in the module, a class or a function, and that number."""
    for node in nodes:
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets, value = [node.target], node.value
        else:
            continue
        for target in targets:
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = value.elts if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) else [value]
            for name, its in zip(names, values, strict=False):
                if any(_is_number(each) and abs(each.value) not in _ALLOWED for each in _sizes_in(its)):
                    yield _last_name(name), ast.unparse(its)


def _is_factor(node: ast.expr) -> bool:
    """Whether it is no size itself: a part, a small whole number, or a constant that counts things."""
    if isinstance(node, ast.Name):
        return node.id.isupper()
    if isinstance(node, ast.IfExp):
        return _is_factor(node.body) and _is_factor(node.orelse)
    if not _is_number(node):
        return False
    value = abs(node.value)
    return value < 1 or (isinstance(value, int) and value <= _MOST_FACTOR)


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
