"""A sentence for every code of an error or a problem: what happened, what it means, what to do.

Topics register theirs in files beside this one (`sentences_<topic>.py`); `{gaps}` are the values of the error.
"""

from tpm.i18n.language import Language
from tpm.i18n.sentences_files import FILES
from tpm.i18n.sentences_store import STORE

SENTENCES = FILES | STORE


def say(language: Language, code: str, values: dict[str, object]) -> str:
    """The sentence for a code; numbers among the values are written as the language writes them."""
    written = {k: language.number(v) if isinstance(v, int) else v for k, v in values.items()}
    return language.t(SENTENCES[code]).format(**written)
