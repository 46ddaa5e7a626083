"""A mapping is kept as JSON and comes back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as some

from tpm.model.mapping import ColumnMapping, DateOrder
from tpm.model.scale import Scale
from tpm.model.survey import OriginKind, Role

SCALES = some.builds(
    Scale,
    minimum=some.sampled_from([0.0, 1.0]),
    maximum=some.sampled_from([5.0, 10.0]),
    reversed=some.booleans(),
    labels=some.none() | some.dictionaries(some.text(), some.floats(0, 10)),
    disappointment_to=some.none() | some.floats(0, 10),
    delight_from=some.none() | some.floats(0, 10),
)
MAPPINGS = some.builds(
    ColumnMapping,
    position=some.integers(0, 16383),
    header=some.text(),
    role=some.sampled_from(list(Role)),
    touchpoint=some.text(),
    attribute=some.text(),
    scale=some.none() | SCALES,
    values=some.dictionaries(some.text(), some.floats(-100, 100)),
    no_answer=some.frozensets(some.text()),
    date_order=some.none() | some.sampled_from(list(DateOrder)),
    origins=some.dictionaries(some.text(), some.sampled_from(list(OriginKind))),
    separator=some.sampled_from(["", ";", ", "]),
)


@given(mapping=MAPPINGS)
def test_a_mapping_comes_back_as_it_was(mapping: ColumnMapping):
    assert ColumnMapping.from_dict(json.loads(json.dumps(mapping.to_dict()))) == mapping
