"""What the import contracts in pyproject.toml do not see: lengths of files, homes of libraries, sentences of errors."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sources import PROGRAM, ROOT, calls, choices, expect_none, gaps, literals, nodes

from tpm.i18n.sentences import SENTENCES

OUR_OWN = {"tpm", "pages", "start"}
LONGEST = 220
LONGEST_PAGE = 110
FURTHER = "_more"  # made from a code where a list is cut short: so many more of the kind


def imported(path: Path) -> set[str]:
    """The packages that a file imports, without those of Python itself."""
    found: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names


def error_names() -> set[str]:
    """TpmError and all its children, wherever they are defined."""
    classes = [node for path in PROGRAM for node in nodes(path) if isinstance(node, ast.ClassDef)]
    names = {"TpmError"}
    while more := {c.name for c in classes if names & {getattr(base, "id", getattr(base, "attr", "")) for base in c.bases}} - names:
        names |= more
    return names


def errors() -> Iterator[tuple[str, ast.Call]]:
    """Every error that is made, with its place."""
    names = error_names()
    for path in PROGRAM:
        yield from ((place, call) for place, name, call in calls(path) if name in names and call.args)


def test_files_stay_small_enough_to_be_read_at_once():
    files = [*PROGRAM, ROOT / "start.py", ROOT / "tests" / "checks.py"]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    limits = {path: LONGEST_PAGE if path.parent.name == "pages" else LONGEST for path in files}
    expect_none(f"{path.relative_to(ROOT)}: {lengths[path]} lines" for path in files if lengths[path] > limits[path])


def test_every_library_has_a_home():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    homes = {library for contract in contracts for library in contract.get("protected_modules", [])}
    homeless = {f"{path.relative_to(ROOT)}: {name}" for path in PROGRAM for name in imported(path) - homes - OUR_OWN}
    expect_none(homeless, "Give these a protected contract in pyproject.toml:")


def test_the_model_needs_python_alone():
    expect_none(f"{path.relative_to(ROOT)}: {name}" for path in ROOT.glob("tpm/model/**/*.py") for name in imported(path) - {"tpm"})


def test_start_needs_python_alone():
    assert not imported(ROOT / "start.py")
    assert imported(ROOT / "tests" / "checks.py") == {"start"}


def test_the_entry_knows_only_the_server_and_the_surface():
    entry = ROOT / "app.py"
    ours = {node.module for node in nodes(entry) if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tpm")}
    assert imported(entry) <= {"streamlit", "starlette", "tpm"}
    assert all(module.startswith("tpm.ui") for module in ours)


def test_every_code_that_is_raised_has_a_sentence():
    wrong = [f"{place}: the code is no literal" for place, call in errors() if len(literals(call.args[0])) < len(choices(call.args[0]))]
    wrong += [f'{place}: no sentence for "{code}"' for place, call in errors() for code in literals(call.args[0]) if code not in SENTENCES]
    expect_none(wrong)


def test_every_error_brings_the_values_its_sentence_names():
    wrong: list[str] = []
    for place, call in errors():
        given = {keyword.arg for keyword in call.keywords}
        lacking = {code: gaps(SENTENCES.get(code, "")) - given for code in literals(call.args[0])}
        wrong += [f'{place}: "{code}" lacks {sorted(names)}' for code, names in lacking.items() if names and None not in given]
    expect_none(wrong)


def test_every_problem_has_a_sentence():
    problems = [(place, call) for path in PROGRAM for place, name, call in calls(path) if name == "Problem"]
    codes = [(place, code) for place, call in problems for given in call.keywords if given.arg == "code" for code in literals(given.value)]
    expect_none(f'{place}: no sentence for "{code}"' for place, code in codes if code not in SENTENCES)


def test_no_sentence_waits_for_an_error_that_is_gone():
    others = [path for path in PROGRAM if path.parent.name != "i18n"]
    words = {node.value for path in others for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    expect_none(code for code in SENTENCES if code.removesuffix(FURTHER) not in words)
