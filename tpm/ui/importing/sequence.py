"""One file after the other: what is decided about the first wave of a survey holds for the others."""

from collections.abc import Sequence

import streamlit as st

from tpm.ingest import titles
from tpm.model.errors import Refused, TpmError
from tpm.model.survey import Role
from tpm.store import imports
from tpm.tasks import differences, doubts
from tpm.ui import address, undo
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, previewed, queue, reading, saving
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.queue import Item, Told, Why


def begin(items: Sequence[Item], told: Sequence[Told] = ()) -> None:
    """Take these files one by one; `told` of those that will not be taken."""
    queue.fill(items, told)
    _advance()


def skip() -> None:
    """Leave out the file that is open and take the next one."""
    _leave(Told(name=drafts.opened().name, why=Why.SKIPPED))
    _advance()


def stop() -> None:
    """Leave out the file that is open and all that wait."""
    _leave(Told(name=drafts.opened().name, why=Why.SKIPPED))
    queue.stop()


def close() -> None:
    """Let go of the only file that was chosen."""
    drafts.close()
    queue.forget()


def read(page: Page) -> None:
    """Draw how far reading is; at its end open the import, or tell why there is none, and draw the page anew."""
    ended = reading.show(page)
    if ended is None:
        return
    item = queue.current().now or Item(upload=ended.upload)
    if ended.inspection is not None:
        _open(page, item, drafts.begin(page, ended.upload, ended.inspection, item.day))
    elif drafts.current(page):
        reading.keep_refusal(ended.error)
    else:
        queue.tell(Told(name=item.name, error=None if ended.cancelled else ended.error, why=Why.STOPPED if ended.cancelled else None))
        _advance(stopped=ended.cancelled)
    st.rerun()


def settle(page: Page) -> None:
    """At the end of saving tell what was saved and go on, or keep why nothing was, and draw the page anew."""
    ended = saving.ended()
    if ended is None:
        return
    draft = ended.draft
    if ended.receipt is not None:
        sheets = [Item(upload=draft.upload, sheet=sheet, day=draft.day_of(sheet)) for sheet in draft.further]
        queue.tell(Told(name=draft.name, workspace=draft.workspace, plan=draft.plan, receipt=ended.receipt))
        queue.put_first(sheets)
        _close()
        address.put(since="", until="", segment="", survey="")
        _advance()
    elif ended.unattended:
        _leave(Told(name=draft.name, error=None if ended.cancelled else ended.error, why=Why.STOPPED if ended.cancelled else None))
        _advance(stopped=ended.cancelled)
    elif ended.cancelled:
        undo.say_next(page.language.t("Cancelled. Nothing was saved."))
    else:
        saving.keep_refusal(ended.error)
    st.rerun()


def _advance(*, stopped: bool = False) -> None:
    if stopped:
        queue.stop()
    if item := queue.take():
        reading.start(item.upload, sheet=item.sheet or None)


def _open(page: Page, item: Item, draft: Draft) -> None:
    """Leave the import to the reader; among several, refuse what is in already and save what leaves no question."""
    if queue.current().of <= 1:
        return
    draft = _of_the_same_survey(page, draft)
    try:
        imports.refuse_same_file(page.store, draft.inspection.file_hash, draft.inspection.sheet)
    except Refused as error:
        _refuse(draft, error)
        return
    if _goes_by_itself(page, item, draft):
        saving.start(page, draft, unattended=True)


def _refuse(draft: Draft, error: TpmError) -> None:
    _leave(Told(name=draft.name, error=error))
    _advance()


def _leave(told: Told) -> None:
    queue.tell(told)
    _close()


def _close() -> None:
    previewed.forget()
    drafts.close(keep_file=any(item.upload is drafts.opened().upload for item in queue.current().waiting))


def _of_the_same_survey(page: Page, draft: Draft) -> Draft:
    """A file that fits the survey of the one before as well as any other belongs to it."""
    plans = [one.plan for one in queue.current().told if one.plan and one.workspace == page.workspace]
    if plans and plans[-1].survey != draft.survey:
        named = drafts.named(page.store, draft, plans[-1].survey)
        if draft.match and len(named.adopted) >= len(draft.adopted):
            drafts.keep(named)
            return named
    return draft


def _goes_by_itself(page: Page, item: Item, draft: Draft) -> bool:
    """Whether this is a further wave of a survey that was decided about just now, and nothing in it has to be asked."""
    plans = [one.plan for one in queue.current().told if one.plan and one.workspace == page.workspace]
    before = next((plan for plan in reversed(plans) if plan.survey == draft.survey), None)
    if before is None or draft.match is None or draft.inspection.waves or not draft.inspection.body.num_rows:
        return False
    if not draft.has(Role.DATE) and item.day is None and (before.day is not None or titles.day(item.name)):
        return False
    found = differences.find(draft.inspection.columns, draft.match)
    if found.new or found.renamed or found.answers or _new_origins(draft):
        return False
    if doubts.gather(draft.inspection.columns, draft.columns, draft.adopted):
        return False
    return not len(previewed.made(page, draft).overlap.undated)


def _new_origins(draft: Draft) -> bool:
    """Whether customers came from somewhere nobody has decided about."""
    known = draft.match.before if draft.match else {}
    pairs = zip(draft.inspection.columns, draft.columns, strict=True)
    return any(
        mapping.role is Role.ORIGIN and (mapping.position not in known or column.counts.keys() - known[mapping.position].origins.keys())
        for column, mapping in pairs
    )
