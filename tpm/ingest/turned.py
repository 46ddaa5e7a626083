"""Answers that a spreadsheet has turned into dates: "1-5" becomes the first of May."""

import re

import numpy as np
import pyarrow as pa

from tpm.ingest import dates
from tpm.ingest.column import Content, Doubt
from tpm.model.mapping import DateOrder

_SHORT = re.compile(
    r"^\d{1,2}[.\- ]{1,2}(?:jan|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]{0,6}\.?(?:[ \-.]{1,2}\d{2,4})?$",
    re.IGNORECASE,
)


def find(content: Content) -> tuple[Doubt, ...]:
    """What has to be asked where some answers of a column are dates and others none."""
    texts = list(content.counts)
    if not texts:
        return ()
    read = dates.read(pa.array(texts, pa.string()), DateOrder.DAY_FIRST, named=False)
    turned = [text for text, no_date in zip(texts, np.isnat(read), strict=True) if not no_date or _SHORT.match(text)]
    if not turned or len(turned) == len(texts):
        return ()
    return (Doubt(code="dates_among_answers", values={"text": turned[0], "n": sum(content.counts[text] for text in turned)}),)
