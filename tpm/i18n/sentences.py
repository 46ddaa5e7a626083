"""A sentence for every code of an error or a problem: what happened, what it means, what to do.

Topics register theirs in files beside this one (`sentences_<topic>.py`); `{gaps}` are the values of the error.
"""

from datetime import date

from tpm.i18n.language import Language
from tpm.i18n.sentences_files import FILES
from tpm.i18n.sentences_store import STORE

SENTENCES = FILES | STORE


def say(language: Language, code: str, values: dict[str, object]) -> str:
    """The sentence for a code; numbers and dates among the values are written as the language writes them."""
    return language.t(SENTENCES[code]).format(**{name: _written(value, language) for name, value in values.items()})


def _written(value: object, language: Language) -> object:
    if isinstance(value, date):
        return language.date(value)
    return language.number(value) if isinstance(value, int) else value
