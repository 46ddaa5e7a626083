"""A table with a row per answer whose things asked about are not all answered on the same scale."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tpm.ingest import headers, numbers, numberscale, questions
from tpm.ingest.column import Doubt
from tpm.ingest.guess import Guess
from tpm.ingest.scales import whole
from tpm.model.mapping import ColumnMapping
from tpm.model.scale import Scale

# Fewer answers do not show which scale they were given on; so many topics are named.
FEWEST, NAMED = 20, 5


def kept_apart(guess: Guess, topics: pa.DictionaryArray, cells: pa.DictionaryArray) -> Guess:
    """A rating of which some topics certainly have another scale: each gets its own, and that is asked."""
    scale = guess.mapping.scale
    found = {} if scale is None else {t: own for t, own in _scales(topics, cells).items() if _ends(own) != _ends(scale)}
    if scale is None or not found:
        return guess
    worth = numbers.of_texts(cells.unique().drop_null().cast(pa.string()).to_pylist())[0]
    inside = {text: value for text, value in worth.items() if any(_holds(one, value) for one in found.values())}
    mapping = replace(
        guess.mapping, topic_scales=found, values=inside | dict(guess.mapping.values), no_answer=guess.mapping.no_answer - inside.keys()
    )
    doubts = [doubt for doubt in guess.doubts if doubt.code != "outside_scale" or doubt.values["text"] not in inside]
    return replace(guess, mapping=mapping, doubts=(*doubts, _told(found, scale)))


def beyond(mapping: ColumnMapping, topics: pa.Array, values: pa.Array) -> npt.NDArray[np.bool_]:
    """Which values are no points of the scale on which their topic is rated; none where all topics have one scale."""
    out = np.zeros(len(values), bool)
    if not mapping.topic_scales:
        return out
    number = np.asarray(values.to_numpy(zero_copy_only=False), float)
    about = topics.dictionary_encode()
    places = np.asarray(pc.fill_null(about.indices, -1))
    for place, topic in enumerate(about.dictionary.to_pylist()):
        scale = mapping.scale_of(topic)
        if scale is not None:
            out |= (places == place) & ~np.isnan(number) & ((number < scale.minimum) | (number > scale.maximum))
    return out


def _told(found: Mapping[str, Scale], scale: Scale) -> Doubt:
    listed = ", ".join(f"{topic} {whole(own.minimum)}–{whole(own.maximum)}" for topic, own in sorted(found.items())[:NAMED])
    ends = {"minimum": whole(scale.minimum), "maximum": whole(scale.maximum)}
    return Doubt(code="topic_scales", values={"topics": listed, "n": len(found), **ends})


def _scales(topics: pa.DictionaryArray, cells: pa.DictionaryArray) -> dict[str, Scale]:
    """Topic → its scale, where its own answers in numbers show it."""
    pairs = pa.table({"topic": topics.cast(pa.string()), "text": cells.cast(pa.string())}).drop_null()
    counts: dict[str, Counter[float]] = {}
    for line in pairs.group_by(["topic", "text"]).aggregate([([], "count_all")]).to_pylist():
        number = numbers.plain(line["text"])
        if number is not None:
            counts.setdefault(line["topic"], Counter())[number] += line["count_all"]
    found: dict[str, Scale] = {}
    for topic, seen in counts.items():
        words = headers.normalise(topic)
        own = numberscale.find(seen, words, recommend=questions.asks_to_recommend(words))
        if own is not None and not own.assumed and not own.shift and seen.total() >= FEWEST:
            found[topic] = Scale(minimum=own.minimum, maximum=own.maximum, reversed=own.reversed)
    return found


def _ends(scale: Scale) -> tuple[float, float, bool]:
    return scale.minimum, scale.maximum, scale.reversed


def _holds(scale: Scale, value: float) -> bool:
    return scale.minimum <= value <= scale.maximum
