"""Where the new customers came from: every origin with its spellings; what it counts as and what belongs to it can be changed."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from tpm.i18n.sentences import say
from tpm.model.errors import Conflict, TpmError
from tpm.model.survey import OriginKind
from tpm.store import origins, referrals
from tpm.store.change import Change
from tpm.store.origins import Origin
from tpm.tasks.origins import Group
from tpm.ui import grid, messages, origin_groups
from tpm.ui.frame import Page
from tpm.ui.origin_groups import Ways


def show(page: Page) -> None:
    """Draw the table, and the way to the spellings of an origin."""
    t = page.language.t
    found = referrals.origins(page.store, page.filter)
    named = found[found["origin"] != ""].reset_index(drop=True)
    groups = [_group(row) for row in named.to_dict("records")]
    columns = {
        "origin": st.column_config.TextColumn(t("Origin"), width="medium", max_chars=120, required=True),
        "kind": st.column_config.SelectboxColumn(
            t("Counts as"), options=list(OriginKind), format_func=lambda kind: page.language.word(str(kind)), required=True
        ),
        "n": st.column_config.NumberColumn(t("New customers"), format="localized"),
        "spellings": st.column_config.TextColumn(t("Spellings"), width="large"),
    }
    st.caption(
        t("Decide which origins count as a recommendation; every figure follows at once. Two origins with the same name become one.")
    )
    shown = named[["id", "version", "origin", "kind", "n"]].assign(spellings=[origin_groups.spellings(group) for group in groups])
    grid.edit(page, shown, partial(_save, page), key="referrals.origins", columns=columns, locked=["n", "spellings"])
    ways = Ways(rename=partial(_rename, page), take_out=partial(_take_out, page))
    origin_groups.edit(page, groups, ways, key="referrals.origin")


def _group(row: grid.Row) -> Group:
    return Group(name=row["origin"], kind=OriginKind(row["kind"]), spellings=dict(zip(row["spellings"], row["times"], strict=True)))


def _save(page: Page, row: grid.Row, new: grid.Row) -> int:
    """Save the edits of one line. Raises Conflict where somebody was faster."""
    t = page.language.t
    said, version = "", int(row["version"])
    with page.store.change() as change:
        if "kind" in new:
            kind = OriginKind(new["kind"])
            version = origins.count_as(change, _seen(change, row["id"], version, row["origin"]), kind)
            said = t("“{origin}” now counts as: {kind}", origin=row["origin"], kind=page.language.word(str(kind)))
        if "origin" in new:
            version = origins.rename(change, _seen(change, row["id"], version, row["origin"]), str(new["origin"] or ""))
            said = t("“{origin}” is now called “{name}”.", origin=row["origin"], name=new["origin"])
    messages.done(page, said, change.id)
    return version


def _seen(change: Change, origin_id: int, version: int, text: str) -> Origin:
    """The origin as the reader saw it; one that nobody has decided about is kept now. Raises Conflict where it is gone."""
    if not origin_id:
        origins.remember(change, {text: OriginKind.UNKNOWN}, {})
        return next(one for one in origins.every(change) if text in one.spellings)
    found = next((one for one in origins.every(change) if one.id == origin_id), None)
    if found is None or found.version != version:
        raise Conflict("conflict")
    return found


def _rename(page: Page, group: str, name: str) -> None:
    said = page.language.t("“{origin}” is now called “{name}”.", origin=group, name=name)
    try:
        with page.store.change() as change:
            origins.rename(change, _named(change, group), name)
    except TpmError as error:
        messages.done(page, say(page.language, error.code, error.values))
        return
    messages.done(page, said, change.id)


def _take_out(page: Page, group: str, texts: Sequence[str]) -> None:
    try:
        with page.store.change() as change:
            origins.take_out(change, _named(change, group), texts)
    except TpmError as error:
        messages.done(page, say(page.language, error.code, error.values))
        return
    messages.done(page, page.language.t("Taken out of “{origin}”.", origin=group), change.id)


def _named(change: Change, name: str) -> Origin:
    """The origin with this name. Raises Conflict where it is gone."""
    found = next((one for one in origins.every(change) if name == one.name), None)
    return found or _seen(change, 0, 0, name)
