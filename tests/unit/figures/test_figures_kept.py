"""What is kept is made anew when answers, entries or settings change, and only then."""

from collections.abc import Callable

from tpm.figures import importance, kept
from tpm.model.period import Filter
from tpm.store import schema, settings, touchpoints
from tpm.store.database import Store, connect


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
