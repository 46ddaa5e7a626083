import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path
from statistics import mean

import pytest

from tpm.tasks.sample import customers, employees, files, firm, newcomers
from tpm.tasks.sample.customers import Customer
from tpm.tasks.sample.draws import Draws

LAST = firm.NEXT_WAVE - 1


@pytest.fixture(scope="module")
def waves() -> list[list[Customer]]:
    return [customers.wave(number) for number in range(firm.NEXT_WAVE + 1)]


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
