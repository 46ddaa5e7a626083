"""Every text of the program in German: nothing missing, nothing left over, no gap forgotten."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from sources import PROGRAM, ROOT, calls, choices, expect_none, gaps, literals

from tpm.figures import cards, guide
from tpm.i18n import columns
from tpm.i18n.sentences import SENTENCES
from tpm.i18n.words import WORDS
from tpm.tasks import workspaces
from tpm.ui import empty_pages, routes, streamlit_texts

# Modules that translate messages of a table; the messages of the tables stand beside them.
TABLES = {
    "tpm/figures/cards/__init__.py": {text for card in cards.CARDS.values() for text in card.texts},
    "tpm/figures/guide.py": {*guide.STEPS, *(one.title for one in guide.PARTS), *(one.text for one in guide.QUESTIONS)},
    "tpm/i18n/columns.py": {*columns.THINGS.values(), *columns.COLUMNS.values()},
    "tpm/i18n/language.py": {*WORDS.values()},
    "tpm/i18n/sentences.py": {*SENTENCES.values()},
    "tpm/tasks/workspaces.py": {*workspaces.PHASES, *(row[0] for row in (*workspaces.DIRECT, *workspaces.INDIRECT))},
    "tpm/ui/messages.py": {text for page in empty_pages.EMPTY_PAGES.values() for text in (page.shows, page.why, page.step)},
    "tpm/ui/routes.py": {text for route in routes.ROUTES for text in (route.title, route.section) if text},
    "tpm/ui/translation.py": {*streamlit_texts.TEXTS},
}
MESSAGES = {"t": 1, "n": 2}  # how many arguments of these functions are messages
COUNTED = 3  # n(singular, plural, count)


def asked(path: Path) -> Iterator[tuple[str, ast.Call, list[ast.expr]]]:
    """Every call that asks for a message: its place, the call, and what the message can be."""
    for place, name, call in calls(path):
        if name in MESSAGES and len(call.args) >= (COUNTED if name == "n" else 1):
            yield place, call, call.args[: MESSAGES[name]]


def german() -> list[tuple[str, Message]]:
    """Every entry of the catalogues with the name of its file."""
    found: list[tuple[str, Message]] = []
    for path in sorted((ROOT / "tpm" / "i18n" / "de").glob("*.po")):
        with path.open("rb") as file:
            found += [(path.name, message) for message in read_po(file) if message.id]
    return found


def needed() -> dict[str, str]:
    """Every message of the program with a place where it is used."""
    written = {text: place for path in PROGRAM for place, _, given in asked(path) for argument in given for text in literals(argument)}
    return {message: place for place, messages in TABLES.items() for message in messages} | written


def test_every_message_is_written_where_it_is_used_or_in_a_table():
    others = [path for path in PROGRAM if path.relative_to(ROOT).as_posix() not in TABLES]
    arguments = [(place, argument) for path in others for place, _, given in asked(path) for argument in given]
    wrong = [f"{place}: {ast.unparse(argument)}" for place, argument in arguments if len(literals(argument)) < len(choices(argument))]
    expect_none(wrong, "Write the message as a literal, or name its table in TABLES of this test:")


def test_every_message_has_a_german_text():
    translated = {message.id for _, message in german() if message.string and not message.fuzzy}
    expect_none(f'{place}: msgid "{message}"' for message, place in needed().items() if message not in translated)


def test_no_german_text_is_left_over():
    wanted = needed()
    expect_none(f'{name}: "{message.id}"' for name, message in german() if message.id not in wanted)


def test_a_message_has_the_same_german_text_in_every_file():
    first = {message.id: (name, message.string) for name, message in reversed(german())}
    pairs = [(message.id, first[message.id], (name, message.string)) for name, message in german()]
    expect_none(f'"{english}": {one} and {other}' for english, one, other in pairs if one[1] != other[1])


def test_german_texts_have_the_gaps_of_the_english_ones():
    written = [(name, str(message.id), str(message.string)) for name, message in german() if message.string]
    expect_none(f'{name}: "{english}" / "{text}"' for name, english, text in written if gaps(english) != gaps(text))


def test_every_gap_of_a_message_is_filled_and_nothing_else():
    wrong: list[str] = []
    for path in PROGRAM:
        for place, call, arguments in asked(path):
            given = {keyword.arg or "**" for keyword in call.keywords}
            counted = {"n"} if len(arguments) > 1 else set[str]()
            texts = [text for argument in arguments for text in literals(argument) if gaps(text) - counted != given]
            wrong += [f'{place}: "{text}" is given {sorted(given)}' for text in texts if "**" not in given]
    expect_none(wrong)
