"""Rows that the survey tool itself marks as preview, test or not finished."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.column import Content
from tpm.ingest.wording import fold

Mask = npt.NDArray[np.bool_]
Test = Callable[[str | None], bool]


def _among(*texts: str) -> Test:
    known = frozenset(fold(text) for text in texts)
    return lambda text: text is not None and fold(text) in known


def _not_among(*texts: str) -> Test:
    known = frozenset(fold(text) for text in texts)
    return lambda text: text is not None and fold(text) not in known


def _blank(text: str | None) -> bool:
    return text is None


_NO = _among("false", "falsch", "0", "no", "nein")
_PREVIEW = _among(
    *("1", "2", "17", "Survey Preview", "Survey Test", "Preview", "Offline Survey Preview"),
    *("Umfragevorschau", "Vorschau", "Umfragetest", "Test"),
)
_SPAM = _among("8", "9", "12", "13", "14", "40", "48", "Spam", "Possible Spam", "Survey Preview Spam")

# Tool → (headers of the column, which texts, what they mean).
_MARKS: Mapping[str, Sequence[tuple[frozenset[str], Test, str]]] = {
    "qualtrics": (
        (frozenset({"status", "antworttyp"}), _PREVIEW, "row_preview"),
        (frozenset({"status", "antworttyp"}), _SPAM, "row_spam"),
        (frozenset({"finished", "beendet"}), _NO, "row_incomplete"),
    ),
    "limesurvey": ((frozenset({"submitdate", "date submitted", "datum abgeschickt"}), _blank, "row_incomplete"),),
    "sosci": (
        (frozenset({"mode"}), _among("test", "pretest", "debug", "admin", "admin/test"), "row_preview"),
        (frozenset({"finished"}), _NO, "row_incomplete"),
    ),
    "unipark": (
        (frozenset({"tester"}), _among("1"), "row_preview"),
        (frozenset({"dispcode"}), _not_among("31", "32"), "row_incomplete"),
    ),
    "sawtooth": ((frozenset({"sys_respstatus"}), _not_among("5", "complete", "completed"), "row_incomplete"),),
    "typeform": ((frozenset({"response type"}), _not_among("completed", "complete"), "row_incomplete"),),
    "formbricks": ((frozenset({"finished"}), _NO, "row_incomplete"),),
}


def marked(tool: str, contents: Sequence[Content], body: Mapping[int, pa.DictionaryArray]) -> dict[str, Mask]:
    """Problem code → rows to leave out. A mark on every row says nothing and is passed over."""
    found: dict[str, Mask] = {}
    for names, test, code in _MARKS.get(tool, ()):
        for content in contents:
            if content.key in names or content.label_key in names:
                mask = _where(body[content.position], test)
                if mask.any() and not mask.all():
                    found[code] = found.get(code, np.zeros(len(mask), bool)) | mask
    return found


def _where(column: pa.DictionaryArray, test: Test) -> Mask:
    hits = np.array([*(test(text) for text in column.dictionary.to_pylist()), test(None)], bool)
    return hits[np.asarray(pc.fill_null(column.indices, len(column.dictionary)))]
