"""Cell texts made tidy: white space around them, invisible characters, blank cells. Works on distinct texts only."""

from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest.wording import NO_ANSWER

# Control characters except tab and line breaks, and what no text should hold: zero-width, bidirectional, U+FFFE.
_INVISIBLE = (
    "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\x{200B}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{2069}\\x{FEFF}\\x{FFFE}]"
)
_CODED = r"_x00(?:0[0-8BbCcEeFf]|1[0-9A-Fa-f]|7F)_"
_UNTIDY = rf"^$|^[\pZ\t-\r]|[\pZ\t-\r]$|{_INVISIBLE}|{_CODED}"
EDGE = " \t\r\n\"'„“”»«([.,;:!)]"
TEXT = pa.dictionary(pa.int32(), pa.string())


def tidy(column: pa.ChunkedArray | pa.Array) -> pa.DictionaryArray:
    """The column as distinct texts and indices: trimmed, without invisible characters, blank cells null."""
    together = whole(column)
    coded = together if pa.types.is_dictionary(together.type) else together.cast(pa.string()).dictionary_encode()
    old = coded.dictionary
    if not pc.any(pc.match_substring_regex(old, _UNTIDY)).as_py():  # one look instead of four, as most columns need no more
        return coded.cast(TEXT)
    new = pc.utf8_trim_whitespace(pc.replace_substring_regex(pc.replace_substring_regex(old, _INVISIBLE, ""), _CODED, ""))
    # no scalar made from a Python object: pyarrow would load pandas for it, which costs more than the rest
    new = pc.if_else(pc.match_substring_regex(new, "^$"), pa.nulls(1, pa.string())[0], new)
    if new.equals(old):
        return coded.cast(TEXT)
    again = new.dictionary_encode()  # texts that differed in nothing but their edges are one now
    return pa.DictionaryArray.from_arrays(pc.take(again.indices, coded.indices), again.dictionary).cast(TEXT)


def whole(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece, copied only where it is in several."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


@cache
def _no_answers() -> pa.Array:
    """Made on first use: the reading process needs none, and pyarrow would load pandas for it."""
    return pa.array(sorted({*NO_ANSWER, ""}), pa.string())


def are_silent(texts: pa.Array) -> pa.BooleanArray:
    """Which texts mean "no answer", as `wording.is_no_answer` tells it, for many texts at once."""
    folded = pc.utf8_trim(pc.replace_substring(pc.utf8_lower(texts), "ß", "ss"), characters=EDGE)
    return pc.is_in(folded, value_set=_no_answers())
