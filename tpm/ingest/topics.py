"""A table with a row per answer whose things asked about are not all answered on the same scale."""

from collections import Counter

import pyarrow as pa

from tpm.ingest import headers, numbers, numberscale, questions
from tpm.ingest.column import Doubt
from tpm.ingest.scales import whole
from tpm.model.scale import Scale

# Fewer answers do not show which scale they were given on; so many topics are named.
FEWEST, NAMED = 20, 5


def differing(topics: pa.DictionaryArray, cells: pa.DictionaryArray, scale: Scale) -> tuple[Doubt, ...]:
    """What has to be asked before the answers of a column go onto the one `scale`: some topics certainly have another."""
    found = {topic: ends for topic, ends in _scales(topics, cells).items() if ends != (scale.minimum, scale.maximum)}
    if not found:
        return ()
    listed = ", ".join(f"{topic} {whole(low)}–{whole(high)}" for topic, (low, high) in sorted(found.items())[:NAMED])
    values = {"topics": listed, "n": len(found), "minimum": whole(scale.minimum), "maximum": whole(scale.maximum)}
    return (Doubt(code="topic_scales", values=values),)


def _scales(topics: pa.DictionaryArray, cells: pa.DictionaryArray) -> dict[str, tuple[float, float]]:
    """Topic → ends of its scale, where its own answers in numbers show them."""
    pairs = pa.table({"topic": topics.cast(pa.string()), "text": cells.cast(pa.string())}).drop_null()
    counts: dict[str, Counter[float]] = {}
    for line in pairs.group_by(["topic", "text"]).aggregate([([], "count_all")]).to_pylist():
        number = numbers.plain(line["text"])
        if number is not None:
            counts.setdefault(line["topic"], Counter())[number] += line["count_all"]
    found: dict[str, tuple[float, float]] = {}
    for topic, seen in counts.items():
        words = headers.normalise(topic)
        own = numberscale.find(seen, words, recommend=questions.asks_to_recommend(words))
        if own is not None and not own.assumed and seen.total() >= FEWEST:
            found[topic] = (own.minimum, own.maximum)
    return found
