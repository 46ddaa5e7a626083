"""Where the actual score falls short of the target: all touchpoints, by customer group, over time (`?tab=` in the address)."""

import streamlit as st

from tpm.figures import findings, gaps
from tpm.ui import frame, gap_chart, gap_course, gap_drawer, gap_groups, gap_tabs, gap_tiles, messages, routes
from tpm.ui.gap_tabs import Tab
from tpm.ui.text import plain

page = frame.open_page()
t = page.language.t
st.title(t("Gaps"))
found = gaps.gaps(page.store, page.filter)
compared = gaps.compared(found)
if compared.empty:
    if not messages.nothing_chosen(page):
        messages.nothing_yet(page, "gaps")
    st.stop()

st.markdown(plain(findings.widest_gap(found, page.language)))
gap_tiles.show(page, found)
touchpoint, group = gap_drawer.asked()
rows, segment = found[found["touchpoint_id"].astype(str) == touchpoint], None
gap = rows.iloc[0].to_dict() if len(rows) else None
if gap and group:
    gap, segment = gap_groups.cell(page, int(touchpoint), group)
gap_drawer.draw(page, gap, segment)
gap_tabs.show(
    page,
    {
        Tab.ALL: lambda: gap_chart.show(page, found),
        Tab.GROUPS: lambda: gap_groups.show(page, found),
        Tab.COURSE: lambda: gap_course.show(page, compared),
    },
)
routes.link("measures", t("Plan a measure"), icon=":material/arrow_forward:")
