"""Which touchpoints matter to customers, and how good those are."""

import streamlit as st

from tpm.figures import importance, importance_findings, stated
from tpm.ui import frame, importance_stated, messages, routes
from tpm.ui import importance as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Importance"))
outcome = parts.choose_outcome(page)
said = stated.stated(page.store, page.filter)
if outcome is None:
    if len(said):
        importance_stated.show(page, said, None)
    elif not messages.nothing_chosen(page):
        messages.nothing_yet(page, "importance")
    st.stop()

found = importance.importance(page.store, page.filter, outcome)
if found.refused:
    st.info(plain(importance_findings.refusal(found, page.language)), icon=":material/info:")
    if len(said):
        importance_stated.show(page, said, found)
    parts.explain(page, found, asked=len(said) > 0)
    st.stop()

sentence, tiles = st.empty(), st.container()
views = [t("Importance and score"), t("Ranking and kind of factor"), *([t("Stated and derived")] if len(said) else [])]
matrix, ranking, *asked = st.tabs(views, key="importance.tabs", on_change="rerun")
with matrix:
    found, at = importance.divided(found, parts.choose_crosshair(page))
    parts.show_matrix(page, found, at)
with ranking:
    parts.show_ranking(page, found)
for view in asked:
    with view:
        importance_stated.show(page, said, found)
sentence.markdown(plain(importance_findings.headline(found, page.language)))
with tiles:
    parts.show_tiles(page, found)
if not asked:
    importance_stated.not_asked(page)
parts.explain(page, found, asked=len(said) > 0)
routes.link("targets", t("Set targets"), icon=":material/arrow_forward:")
