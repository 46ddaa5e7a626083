"""Which touchpoints matter to customers, and how good those are."""

import streamlit as st

from tpm.figures import importance, importance_findings
from tpm.ui import frame, messages, routes
from tpm.ui import importance as parts
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Importance"))
outcome = parts.choose_outcome(page)
if outcome is None:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "importance")
    st.stop()

found = importance.importance(page.store, page.filter, outcome)
if found.refused:
    st.info(plain(importance_findings.refusal(found, page.language)), icon=":material/info:")
    parts.explain(page, found)
    st.stop()

sentence, tiles = st.empty(), st.container()
matrix, ranking = st.tabs([t("Importance and score"), t("Ranking and kind of factor")], key="importance.tabs", on_change="rerun")
with matrix:
    found, at = importance.divided(found, parts.choose_crosshair(page))
    parts.show_matrix(page, found, at)
with ranking:
    parts.show_ranking(page, found)
sentence.markdown(plain(importance_findings.headline(found, page.language)))
with tiles:
    parts.show_tiles(page, found)
parts.explain(page, found)
routes.link("targets", t("Set targets"), icon=":material/arrow_forward:")
