"""Everything about one touchpoint (`?touchpoint=` in the address, an id): figures, what is written down, plans, history."""

import streamlit as st

from tpm.figures import touchpoint as figures
from tpm.model.factor import Factor
from tpm.model.incident import Incident
from tpm.store import entries, measures
from tpm.ui import frame, touchpoint_form
from tpm.ui import touchpoint_edits as edits
from tpm.ui.text import plain
from tpm.ui.touchpoint import chooser, customer, drawer, experience, head, history, incidents, perspectives, plan, remarks, tabs
from tpm.ui.touchpoint.tabs import Tab

page = frame.open_page()
now, everything = chooser.find(page)
standing = figures.standing(page.store, page.filter, now.id)
happened = entries.every(page.store, Incident, now.id)
planned = [measure for measure in measures.every(page.store) if measure.touchpoint_id == now.id]
explained = bool(entries.every(page.store, Factor, now.id))

st.title(plain(now.name))
head.finding(page, now, standing, happened)
head.about(page, now, str(standing["phase"]))
chooser.draw(page, now, everything)
edits.tell(page)
head.show_tiles(page, standing)
head.chart(page, standing)
head.next_step(page, now, figures.step(now, standing, happened, planned, explained=explained))
tabs.show(
    page,
    {
        Tab.CUSTOMER: lambda: customer.show(page, standing),
        Tab.EXPERIENCE: lambda: experience.show(page, now.id, standing),
        Tab.PERSPECTIVES: lambda: perspectives.show(page, now, standing),
        Tab.INCIDENTS: lambda: incidents.show(page, now, happened),
        Tab.REMARKS: lambda: remarks.show(page, now.id),
        Tab.PLAN: lambda: plan.show(page, now.id, standing, planned),
        Tab.HISTORY: lambda: history.show(page, now.id),
    },
)
drawer.draw(page)
touchpoint_form.draw(page)
