"""What is kept is made anew when answers, entries or settings change, and only then."""

from collections.abc import Callable

import pytest

from tpm.figures import importance, kept, protection
from tpm.model.period import Filter
from tpm.model.scale import Scale
from tpm.model.survey import Audience, Role
from tpm.store import people, schema, settings, surveys, touchpoints, withdrawals
from tpm.store.database import Store, connect

_IMPORT = """
INSERT INTO import (id, survey_id, change_id, file_name, file_hash, sheet, imported_at, imported_by,
    respondents, answers, referrals, mapping, replaces)
SELECT $id, min(id), $change, $id::VARCHAR, $id::VARCHAR, 'A', now(), '', 1, 1, 0, '[]', $replaces FROM survey
"""


def counted(store: Store) -> Callable[[], int]:
    made: list[int] = []

    def make() -> int:
        made.append(1)
        return len(made)

    return lambda: kept.until_changed(store, "counted", make)


def test_it_is_made_once_while_nothing_changes(firm: Store):
    get = counted(firm)
    assert [get(), get()] == [1, 1]


def test_it_is_made_anew_after_an_entry_an_answer_and_a_setting(firm: Store):
    get = counted(firm)
    assert get() == 1
    with firm.change() as change:
        touchpoints.find_or_add(change, ["Kasse"])
    assert get() == 2
    with firm.change() as change:
        change.rows("INSERT INTO answer SELECT respondent_id, question_id, value FROM answer LIMIT 1")
    assert get() == 3
    with firm.change() as change:
        settings.put(change, "minimum_customers", "5")
    assert get() == 4


@pytest.mark.parametrize("stamp", [people.stamp, people.stamp_of_answers])
def test_taking_out_an_import_that_replaced_as_many_answers_is_a_change(firm: Store, stamp: Callable[[Store], tuple[object, ...]]):
    seen = [stamp(firm)]
    for number, replaced in ((1, None), (2, 1)):
        with firm.change() as change:
            if replaced:
                withdrawals.set_aside(change, replaced)
            change.rows(_IMPORT, {"id": number, "change": change.id, "replaces": replaced})
            change.rows("INSERT INTO respondent VALUES ($id * 4294967296, $id, NULL, NULL)", {"id": number})
            change.rows("INSERT INTO answer SELECT $id * 4294967296, min(id), $id FROM question", {"id": number})
        seen.append(stamp(firm))
    with firm.change() as change:
        withdrawals.undo(change, 2)
    seen.append(stamp(firm))
    assert len(set(seen)) == len(seen)


def test_who_may_be_shown_outlives_an_edit_that_touches_no_answers(firm: Store):
    with firm.change() as change:
        settings.put(change, "minimum_customers", "5")
    before = protection.shields(firm, Audience.CUSTOMER)
    with firm.change() as change:
        touchpoints.find_or_add(change, ["Kasse"])
    assert protection.shields(firm, Audience.CUSTOMER) is before
    with firm.change() as change:
        survey = surveys.find_or_add(change, "Kunden", Audience.CUSTOMER)
        surveys.put_question(change, survey, "Kasse?", Role.RATING, scale=Scale(minimum=1, maximum=5))
    assert protection.shields(firm, Audience.CUSTOMER) is not before


def test_only_so_many_are_kept(firm: Store):
    get = counted(firm)
    get()
    for number in range(kept.MOST):
        kept.until_changed(firm, number, lambda number=number: number)
    assert get() == 2


def test_two_workspaces_do_not_share(firm: Store):
    connection = connect(None)
    schema.migrate(connection)
    other = Store(connection)
    assert (counted(firm)(), kept.until_changed(other, "counted", lambda: "other")) == (1, "other")
    other.close()


def test_importance_of_another_part_of_the_data_is_another_one(firm: Store):
    assert importance.importance(firm, Filter()) is importance.importance(firm, Filter())
    assert importance.importance(firm, Filter(survey=7)) is not importance.importance(firm, Filter())
