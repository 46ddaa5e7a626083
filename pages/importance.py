"""Which touchpoints matter to customers, and how good those are (`?tab=` in the address)."""

import streamlit as st

from tpm.figures import importance, importance_findings, stated
from tpm.ui import frame, importance_stated, kano, messages, routes, tabs
from tpm.ui import importance as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Importance"))
outcome = parts.choose_outcome(page)
said, pairs = stated.stated(page.store, page.filter), kano.asked(page)
asked_otherwise = len(said) > 0 or pairs
found = importance.importance(page.store, page.filter, outcome) if outcome else None
if found is None or found.refused:
    if found:
        st.info(plain(importance_findings.refusal(found, page.language)), icon=":material/info:")
    elif not asked_otherwise and not messages.nothing_chosen(page):
        messages.nothing_yet(page, "importance")
    if len(said):
        importance_stated.show(page, said, found)
    if pairs:
        kano.show(page)
    if found or asked_otherwise:
        parts.explain(page, found, stated=len(said) > 0, kano=pairs)
    st.stop()

shown, at = importance.divided(found, parts.crosshair(page))
st.markdown(plain(importance_findings.headline(shown, page.language)))
parts.show_tiles(page, shown)


def show_stated() -> None:
    """What customers say beside what is derived."""
    importance_stated.show(page, said, shown)
    parts.explain(page, shown, stated=True)


def show_kano() -> None:
    """What customers answered in pairs."""
    kano.show(page)
    parts.explain(page, None, kano=True)


views = {
    "matrix": (t("Importance and score"), lambda: parts.show_matrix(page, shown, at)),
    "ranking": (t("Ranking"), lambda: parts.show_ranking(page, shown)),
}
views |= {"stated": (t("Stated and derived"), show_stated)} if len(said) else {}
views |= {"kano": (t("Kano"), show_kano)} if pairs else {}
tabs.show("importance.tabs", views)
if not len(said):
    importance_stated.not_asked(page)
routes.link("targets", t("Set targets"), icon=":material/arrow_forward:")
