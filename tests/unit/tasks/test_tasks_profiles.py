"""What was decided about a survey goes on in its next wave, also where headers differ slightly, and travels as a file."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tpm.figures import ratings
from tpm.i18n.language import Language
from tpm.i18n.sentences import say
from tpm.ingest.inspection import Inspection, inspect
from tpm.model.errors import Refused
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience, Role
from tpm.store import surveys, touchpoints
from tpm.store.database import Store
from tpm.tasks import differences, doubts, imports, profile_files, profiles

HOTLINE, INVOICE = "Wie zufrieden sind Sie mit der Hotline?", "Wie zufrieden sind Sie mit der Rechnung?"


def read(folder: Path, header: Sequence[str], *, month: int = 3, name: str = "eins.csv", answers: Sequence[str] = "12345") -> Inspection:
    """Thirty customers who answered every question of the header; a date stands last."""
    rows = [[answers[(n + k) % len(answers)] for k in range(len(header))] + [f"{1 + n % 28:02}.{month:02}.2026"] for n in range(30)]
    path = folder / name
    path.write_text("\n".join(";".join(row) for row in [[*header, "Datum"], *rows]), "utf-8")
    return inspect(path)


@pytest.fixture
def known(store: Store, tmp_path: Path) -> Store:
    """A workspace with the first wave; somebody has given the hotline the name Telefon."""
    found = read(tmp_path, [HOTLINE, INVOICE])
    plan = imports.guess_plan(found, "Kunden")
    named = [replace(c, touchpoint="Telefon") if c.touchpoint == "Hotline" else c for c in plan.columns]
    imports.save(store, found, replace(plan, columns=named))
    return store


def headers(store: Store) -> list[str]:
    return surveys.questions(store)["header"].tolist()


@pytest.mark.parametrize(
    "header",
    [f"Q3. {HOTLINE}", HOTLINE.replace("Hotline", "Hotlien"), HOTLINE.upper(), HOTLINE.replace("sind", "waren")],
)
def test_a_question_with_a_slightly_changed_header_goes_on_in_time(known: Store, tmp_path: Path, header: str):
    later = read(tmp_path, [INVOICE, header], month=6, name="zwei.csv")
    plan, match = profiles.propose(known, later, "Zwei")
    assert (plan.survey, match.adopted) == ("Kunden", {0, 1, 2})
    imports.save(known, later, plan)
    assert headers(known) == [HOTLINE, INVOICE]
    phone = next(t for t in touchpoints.every(known) if t.name == "Telefon")
    assert ratings.series(known, Filter(), phone.id, Period.MONTH)["n"].tolist() == [30, 30]


def test_the_third_wave_goes_on_with_the_second_and_the_first(known: Store, tmp_path: Path):
    for number, header in enumerate([f"3. {HOTLINE}", f"4. {HOTLINE}"]):
        wave = read(tmp_path, [header, INVOICE], month=6 + number, name=f"{number}.csv")
        imports.save(known, wave, profiles.propose(known, wave, "Neu")[0])
    assert headers(known) == [HOTLINE, INVOICE]
    assert known.rows("SELECT count(*) FROM answer GROUP BY question_id") == [(90,), (90,)]


def test_all_headers_may_be_numbered_and_the_survey_is_still_recognised(known: Store, tmp_path: Path):
    later = read(tmp_path, [f"1. {HOTLINE}", f"2. {INVOICE}"], month=6, name="zwei.csv")
    assert profiles.propose(known, later, "Zwei")[0].survey == "Kunden"


def test_another_topic_is_another_question(known: Store, tmp_path: Path):
    later = read(tmp_path, [HOTLINE, INVOICE.replace("Rechnung", "Beratung")], month=6, name="zwei.csv")
    plan, match = profiles.propose(known, later, "Zwei")
    found = differences.find(later.columns, match)
    assert (found.renamed, found.new, found.missing) == ((), (INVOICE.replace("Rechnung", "Beratung"),), (INVOICE,))
    imports.save(known, later, plan)
    assert headers(known) == [HOTLINE, INVOICE, INVOICE.replace("Rechnung", "Beratung")]


def test_a_similar_question_on_another_scale_is_another_question(known: Store, tmp_path: Path):
    later = read(tmp_path, [f"Q1. {HOTLINE}", INVOICE], name="zwei.csv", answers=["0", "10", "7", "9", "3"])
    match = profiles.adopt(imports.guess_plan(later, "Zwei").columns, profiles.latest(known, surveys.every(known)[0]))
    assert 0 not in match.adopted


def test_a_question_said_to_be_another_one_begins_anew(known: Store, tmp_path: Path):
    later = read(tmp_path, [f"Q1. {HOTLINE}", INVOICE], month=6, name="zwei.csv")
    plan = imports.guess_plan(later, "Kunden")
    match = profiles.adopt(plan.columns, profiles.latest(known, surveys.every(known)[0]), apart={0})
    assert match.adopted == {1, 2}
    imports.save(known, later, replace(plan, columns=match.columns))
    assert headers(known) == [HOTLINE, INVOICE, f"Q1. {HOTLINE}"]


def test_a_header_that_comes_back_beside_its_successor_is_a_question_of_its_own(known: Store, tmp_path: Path):
    second = read(tmp_path, [f"Q1. {HOTLINE}", INVOICE], month=6, name="zwei.csv")
    imports.save(known, second, profiles.propose(known, second, "Zwei")[0])
    third = read(tmp_path, [HOTLINE, f"Q1. {HOTLINE}", INVOICE], month=9, name="drei.csv")
    imports.save(known, third, profiles.propose(known, third, "Drei")[0])
    counts = dict(known.rows("SELECT q.header, count(*) FROM answer a JOIN question q ON q.id = a.question_id GROUP BY ALL"))
    assert counts == {HOTLINE: 90, INVOICE: 90, f"{HOTLINE} (2)": 30}


def test_the_differences_of_a_wave_are_told(store: Store, tmp_path: Path):
    old, new = ["gut", "sehr gut", "schlecht", "sehr schlecht"], ["gut", "sehr gut", "schlecht", "furchtbar"]
    before = read(tmp_path, [HOTLINE, INVOICE], answers=old)
    imports.save(store, before, imports.guess_plan(before, "Kunden"))
    now = read(tmp_path, [f"Q1. {HOTLINE}", "Bestellen Sie wieder?"], month=6, name="zwei.csv", answers=new)
    match = profiles.adopt(imports.guess_plan(now, "Kunden").columns, profiles.latest(store, surveys.every(store)[0]))
    found = differences.find(now.columns, match)
    assert [(one.before, one.now) for one in found.renamed] == [(HOTLINE, f"Q1. {HOTLINE}")]
    assert (found.new, found.missing) == (("Bestellen Sie wieder?",), (INVOICE,))
    assert [(one.header, one.texts) for one in found.answers] == [(f"Q1. {HOTLINE}", ("furchtbar",))]
    assert found.n == 4


def test_a_number_of_the_scale_that_nobody_chose_before_is_no_difference(store: Store, tmp_path: Path):
    before = read(tmp_path, [HOTLINE], answers="1245")
    imports.save(store, before, imports.guess_plan(before, "Kunden"))
    now = read(tmp_path, [HOTLINE], month=6, name="zwei.csv")
    match = profiles.adopt(imports.guess_plan(now, "Kunden").columns, profiles.latest(store, surveys.every(store)[0]))
    assert differences.find(now.columns, match).n == 0


def test_a_number_that_nobody_chose_before_counts_also_where_the_wave_looks_like_another_scale(store: Store, tmp_path: Path):
    before = read(tmp_path, [HOTLINE], answers="1345")
    imports.save(store, before, imports.guess_plan(before, "Kunden"))
    now = read(tmp_path, [HOTLINE], month=6, name="zwei.csv", answers="23")
    assert now.columns[0].guess.scale != before.columns[0].guess.scale
    plan, _ = profiles.propose(store, now, "Zwei")
    receipt = imports.save(store, now, plan)
    assert (receipt.answers, receipt.problems) == (30, 0)


def test_a_number_of_a_reversed_reading_is_not_guessed(store: Store, tmp_path: Path):
    before = read(tmp_path, [HOTLINE], answers="1345")
    guess = imports.guess_plan(before, "Kunden")
    turned = [replace(c, values={text: 6 - value for text, value in c.values.items()}) for c in guess.columns[:1]]
    imports.save(store, before, replace(guess, columns=[*turned, *guess.columns[1:]]))
    now = read(tmp_path, [HOTLINE], month=6, name="zwei.csv", answers="23")
    assert "2" not in profiles.propose(store, now, "Zwei")[0].columns[0].values


def test_a_profile_tells_nothing_of_the_cells_of_a_personal_column(store: Store, tmp_path: Path):
    path = tmp_path / "neue.csv"
    rows = [f"{1 + n % 28:02}.03.2026,Herr Meier {n},{1 + n % 5}" for n in range(30)]
    path.write_text("\n".join([f"Datum,Wie sind Sie auf uns aufmerksam geworden?,{HOTLINE}", *rows]), "utf-8")
    found = inspect(path)
    plan = imports.guess_plan(found, "Neue")
    assert plan.columns[1].origins
    columns = [replace(c, role=Role.PERSONAL) if c.position == 1 else c for c in plan.columns]
    imports.save(store, found, replace(plan, columns=columns))
    assert b"Meier" not in profile_files.write(profiles.of_import(store, 1))
    assert not any("Meier" in kept for (kept,) in store.rows("SELECT mapping FROM import"))


def test_a_profile_travels_as_a_file(known: Store):
    profile = profiles.of_import(known, 1)
    kept = profile_files.write(profile)
    assert {"survey": "Kunden", "audience": "customer", "version": 1}.items() <= json.loads(kept).items()
    assert profile_files.read(kept) == profile


def test_a_profile_decides_in_another_workspace(store: Store, tmp_path: Path):
    found = read(tmp_path, [HOTLINE, INVOICE])
    plan = imports.guess_plan(found, "Kunden 2025")
    columns = tuple(replace(c, touchpoint="Telefon") if c.touchpoint == "Hotline" else c for c in plan.columns)
    profile = profiles.Profile(survey="Kunden 2025", audience=Audience.EMPLOYEE, columns=columns)
    proposed, match = profiles.propose(store, found, "Eins", profile=profile)
    assert (proposed.survey, proposed.audience, match.adopted) == ("Kunden 2025", Audience.EMPLOYEE, {0, 1, 2})
    assert [c.touchpoint for c in proposed.columns if c.role is Role.RATING] == ["Telefon", "Rechnung"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "profile_unreadable"),
        (b"\xff\xfe\x00", "profile_unreadable"),
        (b"[" * 100_000, "profile_unreadable"),
        (b'{"kind": "other", "version": 1}', "profile_unreadable"),
        (b'{"kind": "touchpoint-management-profile", "version": 2}', "profile_newer"),
        (b'{"kind": "touchpoint-management-profile", "version": "1"}', "profile_unreadable"),
        (
            b'{"kind": "touchpoint-management-profile", "version": 1, "survey": "A", "audience": "customer", "columns": [1]}',
            "profile_unreadable",
        ),
        (b'{"kind": "touchpoint-management-profile", "version": 1, "survey": "A", "audience": "x", "columns": []}', "profile_unreadable"),
    ],
)
def test_a_file_that_is_no_profile_gets_a_sentence(content: bytes, code: str):
    with pytest.raises(Refused, match=code):
        profile_files.read(content)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"scale": {"minimum": 5, "maximum": 1}}, "profile_scale"),
        ({"scale": {"minimum": 3, "maximum": 3}}, "profile_scale"),
        ({"scale": {"minimum": 0, "maximum": 1e308}}, "profile_scale"),
        ({"scale": {"minimum": "nan", "maximum": "inf"}}, "profile_scale"),
        ({"scale": None, "values": {}}, "profile_no_scale"),
        ({"values": {"1": 99}}, "profile_point"),
        ({"values": {"1": float("nan")}}, "profile_unreadable"),
        ({"role": "nps"}, "profile_nps"),
        ({"position": 1}, "profile_unreadable"),
        ({"role": "date", "scale": None, "values": {}}, "profile_role_twice"),
    ],
)
def test_a_profile_with_nonsense_is_refused_with_the_sentence_for_it(known: Store, change: dict[str, object], code: str):
    kept = json.loads(profile_files.write(profiles.of_import(known, 1)))
    kept["columns"][0] |= change
    with pytest.raises(Refused, match=code) as refused:
        profile_files.read(json.dumps(kept).encode())
    assert say(Language("de", {}), code, refused.value.values)


def test_a_profile_that_the_program_writes_can_always_be_read(known: Store):
    profile = profiles.of_import(known, 1)
    twice = replace(profile, columns=tuple(replace(column, role=Role.DATE) for column in profile.columns))
    assert [column.role for column in profile_files.read(profile_files.write(twice)).columns] == [Role.DATE, Role.IGNORE, Role.IGNORE]


REACHED = "Wie zufrieden sind Sie mit der Erreichbarkeit unserer Hotline?"


def test_a_question_in_other_words_is_offered_and_is_a_new_one_until_somebody_says_otherwise(known: Store, tmp_path: Path):
    later = read(tmp_path, [REACHED, INVOICE], month=6, name="zwei.csv")
    plan, match = profiles.propose(known, later, "Zwei")
    assert {position: one.header for position, one in match.near.items()} == {0: HOTLINE}
    assert (match.adopted, plan.columns[0].question) == ({1, 2}, REACHED)
    same = profiles.adopt(imports.guess_plan(later, "Zwei").columns, profiles.of_import(known, 1), same={0})
    assert (same.adopted, same.columns[0].question, same.columns[0].touchpoint) == ({0, 1, 2}, HOTLINE, "Telefon")
    imports.save(known, later, replace(plan, columns=same.columns))
    assert headers(known) == [HOTLINE, INVOICE]


@pytest.mark.parametrize("header", ["Wie zufrieden sind Sie mit dem Versand?", "Wie alt sind Sie?"])
def test_a_question_about_something_else_is_not_offered_as_an_earlier_one(known: Store, tmp_path: Path, header: str):
    later = read(tmp_path, [header, INVOICE], month=6, name="zwei.csv")
    assert not profiles.propose(known, later, "Zwei")[1].near


def test_a_question_on_another_scale_is_not_offered_as_an_earlier_one(known: Store, tmp_path: Path):
    later = read(tmp_path, [REACHED, INVOICE], month=6, name="zwei.csv", answers="1234567")
    assert not profiles.propose(known, later, "Zwei")[1].near


def test_an_answer_beyond_the_scale_of_the_earlier_waves_is_asked_about_and_stretches_nothing(store: Store, tmp_path: Path):
    first = read(tmp_path, [HOTLINE], answers="1234")
    imports.save(store, first, imports.guess_plan(first, "Kunden"))
    later = read(tmp_path, [HOTLINE], month=6, name="zwei.csv", answers="12345")
    plan, match = profiles.propose(store, later, "Zwei")
    new = differences.find(later.columns, match).answers
    asked = doubts.gather(later.columns, plan.columns, match.adopted, new)
    assert [(one.code, one.values["text"], one.values["maximum"], one.n) for one in asked] == [("new_answer", "5", 4, 6)]
    scale = plan.columns[0].scale
    assert scale is not None
    assert (scale.maximum, "5" in plan.columns[0].values) == (4, False)
