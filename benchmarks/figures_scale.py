"""The same figures from 300 and from 10 million answers: `.venv/bin/python -m benchmarks.figures_scale [ANSWERS]`.

Makes workspaces of 20 questions in a temporary folder (10 million answers take 20 megabytes there) and works out each main figure
once, in a workspace just opened. For each it prints the rows that left the database, seconds, those of all processors together with
their ratio to one full scan of the answers, and the memory that came on top. Fails where a figure fetches more rows from the most
answers than from 100,000, in which every value, month and group occurs (with a tenth to spare for the rare ones): then rows would
grow with the answers.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import watching
from tpm.figures import (
    comments,
    differences,
    factors,
    gaps,
    gaps_course,
    gaps_groups,
    importance,
    overall,
    priorities,
    ratings,
    recommendation,
    stated,
)
from tpm.figures.comparison import MOST, Asked, Figure, Kind
from tpm.model.factor import Factor
from tpm.model.period import Filter, Period
from tpm.model.scale import Scale, Zone
from tpm.model.survey import Audience, Role
from tpm.store import entries, settings, surveys, targets, touchpoints
from tpm.store.change import Change
from tpm.store.database import Store
from tpm.store.pairs import Sides
from tpm.store.workspaces import Folder

FEW, ENOUGH, MANY = 300, 100_000, 10_000_000
TOUCHPOINTS, QUESTIONS = 18, 20
TOLERANCE = 1.1  # a rare value in a month may be missing from the fewer answers
GROUPS = ("neu", "treu", "selten", "oft")
SEGMENT = "Kundengruppe"
YEARS = ((datetime(2024, 1, 1, tzinfo=UTC).date(), datetime(2024, 12, 31, tzinfo=UTC).date()),
         (datetime(2025, 1, 1, tzinfo=UTC).date(), datetime(2025, 12, 31, tzinfo=UTC).date()))  # fmt: skip
EVERYBODY = Filter()
# Two waves of one survey, half of the people each. A mood that all answers of somebody share, and chance; the same at every run.
_PEOPLE = """
CREATE OR REPLACE TEMP TABLE person AS
SELECT (1 + p % 2) * 4294967296 + p AS id, 1 + p % 2 AS import_id, DATE '2024-01-01' + (p * 7919 % 731)::INTEGER AS day,
       hash(p) % 1000 / 1000 AS mood
FROM range($people) t(p)
"""
_RESPONDENTS = "INSERT INTO respondent SELECT id, import_id, NULL, day FROM person ORDER BY id"
_SEGMENTS = "INSERT INTO respondent_segment SELECT id, $attribute, list_extract($groups, 1 + (id % len($groups))::INTEGER) FROM person"
_ANSWERS = """
INSERT INTO answer
SELECT id, $question, $low + round(($high - $low) * (0.4 * mood + 0.6 * (hash(id, $question) % 1000 / 1000))) FROM person ORDER BY id
"""
_COMMENTS = "INSERT INTO comment SELECT id, $question, 'Hat gedauert, Nummer ' || id FROM person WHERE id % 20 = 0"
_IMPORTS = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by, respondents, answers, referrals,
    mapping)
SELECT n, $survey, $change, 'wave ' || n, n::VARCHAR, 'A', now(), '', 1, 1, 0, '[]' FROM range(1, 3) t(n)
"""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What a figure cost: rows that left the database, seconds on the clock and of all processors, megabytes on top at most."""

    rows: int
    seconds: float
    busy: float
    megabytes: float


def make(folder: Folder, answers: int) -> str:
    """The name of a new workspace with so many answers."""
    name = f"Scale {answers}"
    with folder.create(name).change() as change:
        places = touchpoints.find_or_add(change, [f"Kontaktpunkt {n}" for n in range(1, TOUCHPOINTS + 1)])
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        five, ten = Scale(minimum=1, maximum=5), Scale(minimum=0, maximum=10)
        asked = [surveys.Asked(header=key, role=Role.RATING, touchpoint_id=place, scale=five) for key, place in places.items()]
        asked += [surveys.Asked(header="Gesamt", role=Role.OVERALL, scale=five), surveys.Asked(header="NPS", role=Role.NPS, scale=ten)]
        ids = surveys.put_questions(change, survey, asked)
        said = surveys.put_question(change, survey, "Anmerkung", Role.COMMENT)
        for place in places.values():
            targets.put(change, place, 70)
            entries.save(change, Factor(touchpoint_id=place, kind=Zone.DELIGHT, text="Schnell"))
        change.rows(_IMPORTS, {"survey": survey.id, "change": change.id})
        answer(change, answers // QUESTIONS, dict(zip(ids, asked, strict=True)), said)
    folder.close_all()
    return name


def answer(change: Change, people: int, asked: Mapping[int, surveys.Asked], said: int) -> None:
    """So many people answer every question, and one in twenty writes a comment."""
    change.rows(_PEOPLE, {"people": people})
    change.rows(_RESPONDENTS)
    change.rows(_SEGMENTS, {"attribute": SEGMENT, "groups": list(GROUPS)})
    for question, one in asked.items():
        if one.scale:
            change.rows(_ANSWERS, {"question": question, "low": one.scale.minimum, "high": one.scale.maximum})
    change.rows(_COMMENTS, {"question": said})


def protected(store: Store) -> object:
    """The ratings where groups below five customers are hidden, and what has to be counted for that."""
    with store.change() as change:
        settings.put(change, "minimum_customers", "5")
    return ratings.ratings(store, EVERYBODY)


def compare(kind: Kind, figure: Figure, sides: Sides = Sides()) -> Callable[[Store], object]:  # noqa: B008  it is frozen
    """A comparison, each side against each; without sides some touchpoints."""

    def work(store: Store) -> object:
        items = () if kind is not Kind.TOUCHPOINTS else tuple(each.id for each in touchpoints.every(store)[:MOST])
        return differences.compare(store, EVERYBODY, Asked(kind=kind, figure=figure, sides=sides, items=items))

    return work


def first(store: Store) -> int:
    """The first touchpoint."""
    return touchpoints.every(store)[0].id


FIGURES: Mapping[str, Callable[[Store], object]] = {
    "ratings": lambda store: ratings.ratings(store, EVERYBODY),
    "ratings of a group": lambda store: ratings.ratings(store, Filter(segment=(SEGMENT, GROUPS[0]))),
    "overall satisfaction": lambda store: overall.overall(store, EVERYBODY),
    "NPS": lambda store: recommendation.nps(store, EVERYBODY),
    "importance": lambda store: importance.importance(store, EVERYBODY),
    "stated importance": lambda store: stated.stated(store, EVERYBODY),
    "factors": lambda store: factors.factors(store, EVERYBODY),
    "gaps": lambda store: gaps.gaps(store, EVERYBODY),
    "gaps by group": lambda store: gaps_groups.groups(store, EVERYBODY, SEGMENT, GROUPS),
    "priorities": lambda store: priorities.parts(store, EVERYBODY),
    "differences of periods": compare(Kind.PERIODS, Figure.SCORE, Sides(periods=YEARS)),
    "differences of groups": compare(Kind.GROUPS, Figure.SCORE, Sides(attribute=SEGMENT, groups=GROUPS)),
    "differences of touchpoints": compare(Kind.TOUCHPOINTS, Figure.DELIGHT),
    "course of a touchpoint": lambda store: ratings.series(store, EVERYBODY, first(store), Period.MONTH),
    "course of the NPS": lambda store: recommendation.series(store, EVERYBODY, Period.MONTH),
    "course of a gap": lambda store: gaps_course.course(store, EVERYBODY, first(store)),
    "comments": lambda store: comments.latest(store, EVERYBODY, first(store)),
    "ratings, protected": protected,  # the last: it changes the setting
}


def measure(folder: Folder, name: str, work: Callable[[Store], object]) -> Measured:
    """What a figure costs in a workspace just opened."""
    store = folder.open(name)
    rows, megabytes = [0], [0.0]
    with watching.rows_counted(rows), watching.memory_watched(megabytes):
        started, used = time.perf_counter(), time.process_time()
        work(store)
        seconds, busy = time.perf_counter() - started, time.process_time() - used
    folder.close_all()
    return Measured(rows=rows[0], seconds=seconds, busy=busy, megabytes=megabytes[0])


def scan(store: Store) -> object:
    """One full scan of the answers."""
    return store.rows("SELECT sum(value) FROM answer")


def warm_up(folder: Folder) -> None:
    """Load the libraries, as a running app has."""
    store = folder.open(make(folder, ENOUGH // 10))
    for work in FIGURES.values():
        work(store)
    folder.close_all()


def run(folder: Folder, answers: int) -> Mapping[str, Measured]:
    """Make a workspace, measure every figure and print it."""
    started = time.perf_counter()
    name = make(folder, answers)
    print(f"\n{answers:,} answers, made in {time.perf_counter() - started:.0f} s")
    whole = min((measure(folder, name, scan) for _ in range(3)), key=lambda one: one.busy)
    found: dict[str, Measured] = {}
    for figure, work in ({"one full scan": scan} | FIGURES).items():
        one = found[figure] = measure(folder, name, work)
        times = f"{one.rows:>8,} rows{one.seconds:>9.3f} s{one.busy:>9.3f} s of processors"
        print(f"{figure:<28}{times}{one.busy / whole.busy:>7.0f} scans{one.megabytes:>7.0f} MB", flush=True)
    return found


def main(words: Sequence[str]) -> int:
    """Measure the three sizes; 1 where rows grow with the answers."""
    most = int(words[0]) if words else MANY
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(Path(path), "benchmark")
        warm_up(folder)
        _, enough, many = (run(folder, answers) for answers in (FEW, ENOUGH, most))
    grown = {figure: (enough[figure].rows, one.rows) for figure, one in many.items() if one.rows > TOLERANCE * enough[figure].rows}
    for figure, (before, after) in grown.items():
        print(f"{figure}: {before:,} rows from {ENOUGH:,} answers, {after:,} from {most:,}")
    print("Rows grow with the answers." if grown else "No figure fetches more rows from more answers.")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
