"""Every text of the program in German: nothing missing, nothing left over, no gap forgotten."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tpm.i18n.sentences import SENTENCES
from tpm.i18n.words import WORDS
from tpm.tasks import workspaces
from tpm.ui import routes

ROOT = Path(__file__).parents[2]
PROGRAM = [*ROOT.glob("tpm/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
CATALOGUES = ROOT / "tpm" / "i18n" / "de"

# Modules that translate messages of a table; the messages of the tables stand beside them.
TABLES = {
    "tpm/i18n/language.py": set(WORDS.values()),
    "tpm/i18n/sentences.py": set(SENTENCES.values()),
    "tpm/ui/routes.py": {text for route in routes.ROUTES for text in (route.title, route.section) if text},
    "tpm/tasks/workspaces.py": {*workspaces.PHASES, *(row[0] for row in (*workspaces.DIRECT, *workspaces.INDIRECT))},
}


@dataclass(frozen=True, kw_only=True)
class Use:
    """A place in the program where a message is asked for; `given` is None where the values are not written out."""

    place: str
    message: str
    given: frozenset[str] | None


def gaps(message: str) -> set[str]:
    """The names in braces."""
    return {field for _, field, _, _ in Formatter().parse(message) if field}


def texts(node: ast.expr) -> list[ast.expr]:
    """The possible values of an argument: one, or two where it is a choice."""
    return texts(node.body) + texts(node.orelse) if isinstance(node, ast.IfExp) else [node]


def asked(path: Path) -> Iterator[tuple[str, ast.expr, frozenset[str] | None]]:
    """Every argument of `t` and `n` that is a message, with its place and the values given to it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        count = {"t": 1, "n": 2}.get(name, 0)
        if not count or len(node.args) < (count if name == "t" else 3):
            continue
        keywords = [keyword.arg for keyword in node.keywords]
        given = None if None in keywords else frozenset(k for k in keywords if k) | (frozenset({"n"}) if name == "n" else frozenset())
        for argument in node.args[:count]:
            for text in texts(argument):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text, given


def uses() -> list[Use]:
    """Every message that is written where it is used."""
    return [
        Use(place=place, message=text.value, given=given)
        for path in PROGRAM
        for place, text, given in asked(path)
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    ]


def german() -> list[tuple[str, Message]]:
    """Every entry of the catalogues with the name of its file."""
    found: list[tuple[str, Message]] = []
    for path in sorted(CATALOGUES.glob("*.po")):
        with path.open("rb") as file:
            found += [(path.name, message) for message in read_po(file) if message.id]
    return found


def needed() -> dict[str, str]:
    """Every message of the program with a place where it is used."""
    tables = {message: place for place, messages in TABLES.items() for message in messages}
    return tables | {use.message: use.place for use in uses()}


def expect_none(findings: Iterable[str], advice: str = "") -> None:
    """Fail with the findings as a list to work through."""
    if lines := sorted(findings):
        pytest.fail("\n".join([advice, *lines]), pytrace=False)


def test_every_message_is_written_where_it_is_used_or_in_a_table():
    wrong = [
        f"{place}: {ast.unparse(text)}"
        for path in PROGRAM
        if path.relative_to(ROOT).as_posix() not in TABLES
        for place, text, _ in asked(path)
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str))
    ]
    expect_none(wrong, "Write the message as a literal, or name its table in TABLES of this test:")


def test_every_message_has_a_german_text():
    translated = {str(message.id) for _, message in german() if message.string and not message.fuzzy}
    missing = [f'{place}: msgid "{message}"' for message, place in needed().items() if message not in translated]
    expect_none(missing)


def test_no_german_text_is_left_over():
    wanted = needed()
    orphans = [f'{name}: "{message.id}"' for name, message in german() if message.id not in wanted]
    expect_none(orphans)


def test_a_message_has_the_same_german_text_in_every_file():
    first: dict[str, tuple[str, str]] = {}
    differing: list[str] = []
    for name, message in german():
        other, text = first.setdefault(str(message.id), (name, str(message.string)))
        if text != message.string:
            differing.append(f'"{message.id}": {other} "{text}", {name} "{message.string}"')
    expect_none(differing)


def test_german_texts_have_the_gaps_of_the_english_ones():
    differing = [f'{name}: "{m.id}" / "{m.string}"' for name, m in german() if m.string and gaps(str(m.id)) != gaps(str(m.string))]
    expect_none(differing)


def test_every_gap_of_a_message_is_filled_and_nothing_else():
    wrong: list[str] = []
    for use in uses():
        optional = {"n"} if use.given and "n" in use.given else set[str]()
        if use.given is not None and gaps(use.message) - optional != use.given - optional:
            wrong.append(f'{use.place}: "{use.message}" is given {sorted(use.given)}')
    expect_none(wrong)
