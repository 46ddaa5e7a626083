"""Whatever scale, date or number a file holds: it is kept, or asked about; nothing changes silently."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from tpm.ingest import dates, labelsets, multi, numbers, scales
from tpm.ingest.column import Content
from tpm.ingest.scales import FoundScale
from tpm.ingest.wording import is_no_answer
from tpm.model.mapping import DateOrder

ENDS = some.tuples(some.integers(0, 1), some.sampled_from([3, 4, 5, 6, 7, 9, 10, 11, 100]))
SAID = some.sampled_from(["bewertung der hotline", "hotline (skala von {} bis {})", "on a scale from {} to {}: hotline", "nps"])
DAYS = some.dates(min_value=date(1970, 1, 2), max_value=date(2069, 12, 31)).filter(lambda day: day != date(1980, 1, 1))
WAYS = (
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%m/%d/%y %I:%M %p",
    "%Y-%m-%d %H:%M:%S",
    "%d-%m-%Y",
    "%Y/%m/%d",
    "%d. %B %Y",
    "%b %d, %Y",
)
POINTS = [[min(point) for point in points] for _, points in labelsets.SETS if len(points) > 2]


def found(header: str, counts: Mapping[str, int], *, recommend: bool = False) -> FoundScale | None:
    content = Content(position=0, header=header, n_filled=sum(counts.values()), n_distinct=len(counts), counts=counts)
    return scales.find(content, counts, sum(counts.values()), recommend=recommend)


def accounted_for(scale: FoundScale, counts: Mapping[str, int]) -> bool:
    """Whether each text has a worth, or means "no answer" by its words or its minus sign, or is asked about."""
    asked = {doubt.values["text"] for doubt in scale.doubts if "text" in doubt.values}
    silent = {text for text in counts if is_no_answer(text) or text.startswith("-")}
    return counts.keys() <= scale.values.keys() | silent | asked and not scale.values.keys() & asked


@given(ends=ENDS, said=SAID, data=some.data())
def test_every_number_is_kept_or_asked_about(ends: tuple[int, int], said: str, data: some.DataObject):
    low, high = ends
    points = data.draw(some.dictionaries(some.integers(low, high), some.integers(1, 300), min_size=1, max_size=high + 1))
    codes = data.draw(some.dictionaries(some.sampled_from([0, 6, 9, 11, 77, 99, -9, -66, -99]), some.integers(1, 30), max_size=2))
    counts = {str(number): n for number, n in (codes | points).items()}
    scale = found(said.format(low, high), counts, recommend=said == "nps")
    if scale is None:
        return
    assert accounted_for(scale, counts)
    shifted = [doubt for doubt in scale.doubts if doubt.code == "scale_shifted"]
    shift = shifted[0].values["shift"] if shifted else 0
    assert all(value == float(text) - shift for text, value in scale.values.items())
    assert all(scale.scale.minimum <= value <= scale.scale.maximum for value in scale.values.values())


@given(ends=ENDS.filter(lambda ends: ends[1] < 11), n=some.integers(20, 90))
def test_a_scale_that_the_header_names_keeps_every_one_of_its_points(ends: tuple[int, int], n: int):
    low, high = ends
    counts = {str(number): n for number in range(low, high + 1)}
    scale = found(f"hotline (skala von {low} bis {high})", counts)
    assert scale is not None
    assert (scale.scale.minimum, scale.scale.maximum) == ends
    assert scale.values == {text: float(text) for text in counts}


@given(points=some.sampled_from(POINTS), data=some.data())
def test_labels_in_words_keep_their_order_or_are_no_scale(points: list[str], data: some.DataObject):
    chosen = data.draw(some.lists(some.sampled_from(points), min_size=2, unique=True))
    written = {data.draw(some.sampled_from([text, text.title(), text.upper(), f"  {text}."])): 20 for text in chosen}
    scale = found("frage", written | {"keine Angabe": 5})
    if scale is None:
        return
    assert accounted_for(scale, written)
    worth = {points.index(text): scale.values[label] for text, label in zip(chosen, written, strict=True) if label in scale.values}
    assert [worth[place] for place in sorted(worth)] == sorted(worth.values())


@given(
    low=some.integers(0, 1),
    high=some.integers(3, 10),
    best_first=some.booleans(),
    form=some.sampled_from(["{} - {}", "({}) {}", "{} = {}", "{1} ({0})"]),
)
def test_numbers_with_words_are_the_numbers(low: int, high: int, *, best_first: bool, form: str):
    ends = ("sehr zufrieden", "sehr unzufrieden") if best_first else ("sehr unzufrieden", "sehr zufrieden")
    texts = {form.format(low, ends[0]): low, **{str(n): n for n in range(low + 1, high)}, form.format(high, ends[1]): high}
    scale = found(f"hotline, von {low} bis {high}", dict.fromkeys(texts, 25))
    assume(scale is not None)
    assert scale is not None
    assert {text: value for text, value in scale.values.items() if value == texts[text]} == scale.values
    assert accounted_for(scale, dict.fromkeys(texts, 25))
    assert scale.scale.reversed is best_first


@given(days=some.lists(DAYS, min_size=1, max_size=30), way=some.sampled_from(WAYS))
def test_dates_come_back_as_they_were_or_are_asked_about(days: list[date], way: str):
    texts = pa.array(sorted({day.strftime(way) for day in days}), pa.string())
    reading = dates.judge(texts, named=True)
    assert reading is not None
    if not reading.tie:
        read = dict(zip(texts.to_pylist(), dates.read(texts, reading.order).tolist(), strict=True))
        assert [read[day.strftime(way)] for day in days] == days


@given(
    days=some.lists(DAYS, min_size=1, max_size=30),
    ways=some.lists(some.sampled_from(["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y %H:%M", "serial"]), min_size=1),
)
def test_ways_of_writing_a_date_may_be_mixed(days: list[date], ways: list[str]):
    written = {}
    for n, day in enumerate(days):
        way = ways[n % len(ways)]
        serial = (day - date(1899, 12, 30)).days
        written[str(serial) if way == "serial" else day.strftime(way)] = day
    texts = pa.array(list(written), pa.string())
    reading = dates.judge(texts, named=True)
    assert reading is not None
    assert not reading.tie
    assert dates.read(texts, reading.order).tolist() == list(written.values())


@given(text=some.from_regex(r"\A[0-9.,:/ -]{1,12}\Z"))
def test_a_text_of_digits_is_one_date_one_number_or_nothing(text: str):
    read = dates.read(pa.array([text], pa.string()), DateOrder.DAY_FIRST, named=False)[0]
    number = numbers.plain(text)
    assert number is None or np.isnat(read)
    assert number is None or text.strip().replace(",", ".").replace(" ", "") in (f"{number:g}", text.strip().replace(",", "."))


@given(
    number=some.integers(-99_999, 99_999),
    decimals=some.none() | some.integers(0, 999),
    mark=some.sampled_from([",", "."]),
    minus=some.sampled_from("-−"),
)
def test_a_number_is_the_same_with_comma_or_point_and_either_minus(number: int, decimals: int | None, mark: str, minus: str):
    tail = "" if decimals is None else f"{mark}{decimals:03d}"
    text = f"{minus if number < 0 else ''}{abs(number)}{tail}"
    assert numbers.plain(text) == float(f"{'-' if number < 0 else ''}{abs(number)}.{0 if decimals is None else f'{decimals:03d}'}")


@given(whole=some.integers(1, 999), thousands=some.integers(0, 999), n=some.integers(1, 50))
def test_thousands_points_are_never_points_of_a_scale(whole: int, thousands: int, n: int):
    counts = {f"{whole}.{thousands:03d},50": n, f"{whole + 1}.{thousands:03d},00": n}
    assert found("bewertung der hotline", counts) is None


@given(hour=some.integers(0, 23), minute=some.integers(0, 59), day=DAYS)
def test_times_and_dates_are_no_numbers_with_words(hour: int, minute: int, day: date):
    for text in (f"{hour:02d}:{minute:02d}", f"{day} {hour:02d}:{minute:02d}:00", f"{day:%d.%m.%Y}", f"{hour}-{minute}"):
        assert numbers.with_words(text) is None


OPTIONS = some.lists(
    some.text("abcdefgh ", min_size=3, max_size=12).map(str.strip).filter(lambda text: len(text) > 2), min_size=2, max_size=6, unique=True
)


@settings(max_examples=60)
@given(options=OPTIONS, data=some.data())
def test_options_without_a_comma_are_put_together_again(options: list[str], data: some.DataObject):
    chosen = data.draw(some.lists(some.lists(some.sampled_from(options), min_size=1, unique=True), min_size=3, max_size=40))
    cells = [";".join(one) + ";" for one in chosen]
    counts = {cell: cells.count(cell) for cell in cells}
    parted = multi.separator(Content(position=0, header="Kanäle", n_filled=len(cells), n_distinct=len(counts), counts=counts), "msforms")
    assert parted in {";", ""}
    assert parted == ";" or len(counts) < 2
