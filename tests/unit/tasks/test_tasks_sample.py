import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import mean

import pytest

from tpm.figures import gaps, ratings, referrals
from tpm.ingest import inspection
from tpm.model.errors import Refused
from tpm.model.period import Filter, Period
from tpm.model.survey import Audience
from tpm.store import imports as imported
from tpm.store import measures, phases, targets, touchpoints
from tpm.store.database import Store
from tpm.store.workspaces import Folder
from tpm.tasks import imports, sample
from tpm.tasks.sample import customers, employees, files, firm, newcomers
from tpm.tasks.sample.customers import Customer
from tpm.tasks.sample.draws import Draws

LAST = firm.NEXT_WAVE - 1


@pytest.fixture(scope="module")
def waves() -> list[list[Customer]]:
    return [customers.wave(number) for number in range(firm.NEXT_WAVE + 1)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    kept = Folder(tmp_path_factory.mktemp("sample"), "test")
    sample.create(kept)
    yield kept
    kept.close_all()


@pytest.fixture
def company(folder: Folder) -> Store:
    return folder.open(firm.NAME)


def average(wave: list[Customer], name: str) -> float:
    return mean(c.ratings[name] for c in wave if name in c.ratings)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_draws_are_the_same_on_every_computer():
    draws = Draws(1)
    assert [draws.whole(1, 1000) for _ in range(4)] == [512, 951, 145, 949]


def test_committed_files_are_what_the_generator_makes(tmp_path: Path):
    for made in files.write(tmp_path):
        committed = (files.FOLDER / made.name).read_bytes()
        if made.suffix == ".xlsx":  # unpacked, because zlib versions pack differently
            assert parts(committed) == parts(made.read_bytes())
        else:
            assert committed == made.read_bytes()


def test_files_are_small():
    assert all(path.stat().st_size < 150_000 for path in files.FOLDER.iterdir())


def test_touchpoints_reach_over_all_phases_both_channels_and_all_worlds():
    contacts = firm.contacts()
    assert {c.phase for c in contacts} == set(firm.PHASES)
    assert len({c.name for c in contacts}) == len(contacts) >= 18
    assert len({c.channel for c in contacts}) == 2
    assert len({c.world for c in contacts}) == 3


def test_each_wave_has_enough_answers_for_every_touchpoint(waves: list[list[Customer]]):
    for number, wave in enumerate(waves):
        assert 90 <= len(wave) <= 180
        n = Counter(name for c in wave for name in c.ratings if name not in c.skipped)
        assert min(n[contact.name] for contact in firm.asked(number)) >= 15


def test_answers_of_a_wave_stand_in_order_within_their_quarter(waves: list[list[Customer]]):
    for wave in waves:
        moments = [c.answered for c in wave]
        assert moments == sorted(moments)
        assert len({(m.year, (m.month + 2) // 3) for m in moments}) == 1


def test_measures_that_worked_show_in_the_ratings(waves: list[list[Customer]]):
    assert average(waves[LAST], "Reklamation") - average(waves[3], "Reklamation") > 0.8
    assert average(waves[LAST], "Terminvergabe") - average(waves[5], "Terminvergabe") > 0.8
    assert average(waves[LAST], "Abholung") - average(waves[2], "Abholung") > 0.4


def test_measures_that_failed_show_too(waves: list[list[Customer]]):
    assert average(waves[LAST], "Newsletter") < average(waves[4], "Newsletter")
    assert abs(average(waves[LAST], "Website") - average(waves[4], "Website")) < 0.3


def test_staff_overrates_the_hotline(waves: list[list[Customer]]):
    column = employees.columns().index("Hotline")
    believed = mean(employees.LABELS.index(str(row[column])) + 1 for row in employees.rows() if row[column] in employees.LABELS)
    assert believed - average(waves[LAST], "Hotline") > 1.5


def test_more_customers_say_they_would_recommend_than_do(waves: list[list[Customer]]):
    willing = mean(c.willing > 8 for c in waves[LAST])
    assert willing - mean(c.recommended for c in waves[LAST]) > 0.1


def test_comments_are_whole_sentences_about_a_touchpoint_that_was_rated_so(waves: list[list[Customer]]):
    for customer in (c for wave in waves for c in wave):
        assert not customer.praise or 5 in customer.ratings.values()
        assert not customer.complaint or min(customer.ratings.values()) <= 2
        assert "{" not in customer.praise + customer.complaint


def test_every_asked_touchpoint_has_words():
    sentences = firm.read("comments")
    assert all(sentences[contact.name]["praise"] and sentences[contact.name]["complaint"] for contact in firm.asked(firm.NEXT_WAVE))


def test_next_wave_brings_one_question_more_at_the_end():
    assert customers.columns(firm.NEXT_WAVE)[:-1] == customers.columns(0)


def test_new_customers_by_recommendation_rise_after_the_card():
    found = newcomers.every()
    quarters = Counter((c.won_on.year, (c.won_on.month + 2) // 3, c.origin == newcomers.RECOMMENDATION) for c in found)
    assert [quarters[year, q, True] for year, q in ((2024, 4), (2025, 3), (2025, 4), (2026, 3))] == [6, 10, 10, 26]
    assert {bool(c.recommender) for c in found if c.origin != newcomers.RECOMMENDATION} == {False}


def test_staff_answers_twice_with_about_fourteen_people():
    assert Counter(row[1].year for row in employees.rows()) == {2025: 13, 2026: 14}


def test_files_come_in_whole_and_without_problems(company: Store):
    log = imported.log(company).set_index("file_name")
    assert log.loc[files.CUSTOMERS, "respondents"] == sum(n for _, n in customers.WAVES[: firm.NEXT_WAVE])
    assert log.loc[files.EMPLOYEES, "respondents"] == 27
    assert log.loc[files.NEWCOMERS, "referrals"] == 564
    assert log["problems"].sum() == 0


def test_import_recognises_the_touchpoints_by_their_names(company: Store):
    assert [phase.name for phase in phases.every(company)] == list(firm.PHASES)
    assert [touchpoint.name for touchpoint in touchpoints.every(company)] == [contact.name for contact in firm.contacts()]


def test_ratings_are_those_of_the_generator(company: Store, waves: list[list[Customer]]):
    rated = ratings.ratings(company, Filter(since=date(2026, 7, 1), until=date(2026, 9, 30))).set_index("touchpoint_id")
    hotline = next(touchpoint.id for touchpoint in touchpoints.every(company) if touchpoint.name == "Hotline")
    given = [c.ratings["Hotline"] for c in waves[LAST] if "Hotline" in c.ratings and "Hotline" not in c.skipped]
    assert rated.loc[hotline, "n"] == len(given)
    assert rated.loc[hotline, "mean"] == pytest.approx(mean(given))


def test_employees_rate_too(company: Store):
    rated = ratings.ratings(company, Filter(), Audience.EMPLOYEE)
    assert (rated["n"].fillna(0) >= 20).sum() == 23


def test_some_targets_are_reached_some_open_some_undecided(company: Store):
    for chosen in (Filter(), Filter(since=date(2026, 7, 1))):
        assert min(gaps.decisions(gaps.gaps(company, chosen))[kind] for kind in ("reached", "open", "undecided")) >= 3


def test_referral_rate_nearly_doubles(company: Store):
    by_year = referrals.series(company, Filter(), Period.QUARTER)["e"].tolist()
    assert by_year == [recommended for recommended, _ in newcomers.QUARTERS]


def test_a_quick_win_stands_on_top_of_ten_or_more_measures(company: Store):
    found = measures.every(company)
    assert found[0].quick_win
    assert len(found) >= 10
    assert len(targets.every(company)) == 22


def test_a_taken_name_is_refused_and_nothing_changes(folder: Folder):
    with pytest.raises(Refused, match="workspace_exists"):
        sample.create(folder)
    assert folder.names() == [firm.NAME]
    assert folder.binned() == []


def test_next_wave_can_be_imported_on_top(folder: Folder):
    folder.duplicate(firm.NAME, "Probe")
    store = folder.open("Probe")
    found = inspection.inspect(files.FOLDER / files.NEXT_WAVE)
    receipt = imports.save(store, found, replace(imports.guess_plan(found, "Kundenbefragung"), audience=Audience.CUSTOMER))
    assert receipt.respondents == customers.WAVES[firm.NEXT_WAVE][1]
    assert len(touchpoints.every(store)) == len(firm.contacts())
    folder.delete("Probe")
