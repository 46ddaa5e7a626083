"""What the import contracts in pyproject.toml do not see: lengths of files, homes of libraries, sentences of errors."""

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter

import pytest

from tpm.i18n.sentences import SENTENCES

ROOT = Path(__file__).parents[2]
PROGRAM = [*ROOT.glob("tpm/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
OUR_OWN = {"tpm", "pages", "start", "checks"}
LONGEST = 220
LONGEST_PAGE = 110


def imported(path: Path) -> set[str]:
    """The packages that a file imports, without those of Python itself."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with its place as file:line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def name_of(call: ast.Call) -> str:
    """The last word of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literals(node: ast.expr) -> list[str]:
    """The texts that an argument can be: one, or two where it is a choice; none where it is no literal."""
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def error_names() -> set[str]:
    """TpmError and all its children, wherever they are defined."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for path in PROGRAM
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    names = {"TpmError"}
    while more := {name for name, parents in bases.items() if parents & names} - names:
        names |= more
    return names


def gaps(sentence: str) -> set[str]:
    """The names in braces."""
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}


def expect_none(findings: Iterable[str], advice: str = "") -> None:
    """Fail with the findings as a list to work through."""
    if lines := sorted(findings):
        pytest.fail("\n".join([advice, *lines]), pytrace=False)


def test_files_stay_small_enough_to_be_read_at_once():
    files = [*PROGRAM, ROOT / "start.py", ROOT / "checks.py"]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    limits = {path: LONGEST_PAGE if path.parent.name == "pages" else LONGEST for path in files}
    expect_none(f"{path.relative_to(ROOT)}: {lengths[path]} lines" for path in files if lengths[path] > limits[path])


def test_every_library_has_a_home():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    homes = {library for contract in contracts for library in contract.get("protected_modules", [])}
    homeless = {f"{path.relative_to(ROOT)}: {name}" for path in PROGRAM for name in imported(path) - homes - OUR_OWN}
    expect_none(homeless, "Give these a protected contract in pyproject.toml:")


def test_the_model_needs_python_alone():
    foreign = {f"{path.relative_to(ROOT)}: {name}" for path in ROOT.glob("tpm/model/**/*.py") for name in imported(path) - {"tpm"}}
    expect_none(foreign)


def test_start_needs_python_alone():
    assert not imported(ROOT / "start.py")
    assert imported(ROOT / "checks.py") == {"start"}


def test_the_entry_knows_only_the_server_and_the_surface():
    entry = ROOT / "app.py"
    assert imported(entry) <= {"streamlit", "starlette", "tpm"}
    modules = {n.module for n in ast.walk(ast.parse(entry.read_text(encoding="utf-8"))) if isinstance(n, ast.ImportFrom) and n.module}
    assert {module for module in modules if module.startswith("tpm")} <= {module for module in modules if module.startswith("tpm.ui")}


def test_every_code_that_is_raised_has_a_sentence():
    errors = error_names()
    wrong: list[str] = []
    for path in PROGRAM:
        for place, call in calls(path):
            if name_of(call) not in errors or not call.args:
                continue
            codes = literals(call.args[0])
            wrong += [f"{place}: the code is no literal"] * (not codes)
            wrong += [f'{place}: no sentence for "{code}"' for code in codes if code not in SENTENCES]
    expect_none(wrong)


def test_every_error_brings_the_values_its_sentence_names():
    errors = error_names()
    wrong: list[str] = []
    for path in PROGRAM:
        for place, call in calls(path):
            given = {keyword.arg for keyword in call.keywords}
            if name_of(call) not in errors or not call.args or None in given:
                continue
            needed = {code: gaps(SENTENCES.get(code, "")) for code in literals(call.args[0])}
            wrong += [f'{place}: "{code}" lacks {sorted(names - given)}' for code, names in needed.items() if names - given]
    expect_none(wrong)


def test_every_problem_has_a_sentence():
    wrong: list[str] = []
    for path in PROGRAM:
        for place, call in calls(path):
            codes = [code for keyword in call.keywords if keyword.arg == "code" for code in literals(keyword.value)]
            if name_of(call) == "Problem":
                wrong += [f'{place}: no sentence for "{code}"' for code in codes if code not in SENTENCES]
    expect_none(wrong)


def test_no_sentence_waits_for_an_error_that_is_gone():
    words = {
        node.value
        for path in PROGRAM
        if path.parent.name != "i18n"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    expect_none(SENTENCES.keys() - words)
