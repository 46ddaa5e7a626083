"""Which touchpoints matter to customers, and how good those are."""

import streamlit as st

from tpm.figures import importance, importance_findings, stated
from tpm.ui import frame, importance_stated, kano, messages, routes
from tpm.ui import importance as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Importance"))
outcome = parts.choose_outcome(page)
said, pairs = stated.stated(page.store, page.filter), kano.asked(page)
if outcome is None:
    if len(said):
        importance_stated.show(page, said, None)
    if pairs:
        kano.show(page)
    elif not len(said) and not messages.nothing_chosen(page):
        messages.nothing_yet(page, "importance")
    st.stop()

found = importance.importance(page.store, page.filter, outcome)
if found.refused:
    st.info(plain(importance_findings.refusal(found, page.language)), icon=":material/info:")
    if len(said):
        importance_stated.show(page, said, found)
    if pairs:
        kano.show(page)
    parts.explain(page, found, asked=len(said) > 0)
    st.stop()

sentence, tiles = st.empty(), st.container()
asked = {t("Stated and derived"): lambda: importance_stated.show(page, said, found)} if len(said) else {}
asked |= {t("Kano"): lambda: kano.show(page)} if pairs else {}
views = [t("Importance and score"), t("Ranking"), *asked]
matrix, ranking, *others = st.tabs(views, key="importance.tabs", on_change="rerun")
with matrix:
    found, at = importance.divided(found, parts.choose_crosshair(page))
    if matrix.open:
        parts.show_matrix(page, found, at)
if ranking.open:
    with ranking:
        parts.show_ranking(page, found)
for view, show in zip(others, asked.values(), strict=True):
    if view.open:
        with view:
            show()
sentence.markdown(plain(importance_findings.headline(found, page.language)))
with tiles:
    parts.show_tiles(page, found)
if not len(said):
    importance_stated.not_asked(page)
parts.explain(page, found, asked=len(said) > 0)
routes.link("targets", t("Set targets"), icon=":material/arrow_forward:")
