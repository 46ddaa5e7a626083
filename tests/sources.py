"""The program as text, for the tests that read it."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = [*ROOT.glob("tpm/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Everything that is written in a file."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls(path: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in a file: its place as file:line, the last word of what is called, and the call."""
    for node in nodes(path):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield f"{path.relative_to(ROOT)}:{node.lineno}", name, node


def choices(argument: ast.expr) -> list[ast.expr]:
    """The expressions that an argument can be: one, or two where it is a choice."""
    return choices(argument.body) + choices(argument.orelse) if isinstance(argument, ast.IfExp) else [argument]


def literals(argument: ast.expr) -> list[str]:
    """The texts among them that are written out."""
    return [node.value for node in choices(argument) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def gaps(message: str) -> set[str]:
    """The names in braces."""
    return {field for _, field, _, _ in Formatter().parse(message) if field}


def expect_none(findings: Iterable[str], advice: str = "") -> None:
    """Fail with the findings as a list to work through."""
    if lines := sorted(findings):
        pytest.fail("\n".join([advice, *lines]), pytrace=False)
