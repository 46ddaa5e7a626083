"""Numbers of respondents that would say who somebody is, replaced by ones that only tell the same person again."""

import hmac
from hashlib import sha256

import pyarrow as pa

from tpm.ingest import personal
from tpm.ingest.column import Column

LENGTH = 32


def are_needed(column: Column) -> bool:
    """Whether the cells of a column taken for the number of the respondent are an address, a name, a phone number."""
    return personal.says(column.words) or personal.holds(column.sample)


def replace(texts: pa.Array, secret: bytes) -> pa.Array:
    """A keyed hash of each text, the same for the same person in every wave of one installation; null without a secret."""
    if not secret:
        return pa.nulls(len(texts), pa.string())
    coded = texts.dictionary_encode()
    hidden = [_hidden(text, secret) for text in coded.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(coded.indices, pa.array(hidden, pa.string())).cast(pa.string())


def _hidden(text: str, secret: bytes) -> str:
    """The case of an address makes no difference."""
    return hmac.new(secret, text.strip().casefold().encode("utf-8"), sha256).hexdigest()[:LENGTH]
