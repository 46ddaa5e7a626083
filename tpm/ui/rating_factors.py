"""What disappoints, what is expected, what delights, over all touchpoints."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tpm.figures import factors as figures
from tpm.model.factor import Factor
from tpm.model.scale import Zone
from tpm.store import entries
from tpm.ui import cards, routes, tables
from tpm.ui.frame import Page
from tpm.ui.text import plain


def there(page: Page) -> bool:
    """Whether anything is written down."""
    return bool(entries.every(page.store, Factor))


def show(page: Page, sentence: DeltaGenerator) -> None:
    """The table, narrowed to the wanted side of the zero line; a chosen line leads to its touchpoint. The finding goes to `sentence`."""
    t, found = page.language.t, figures.factors(page.store, page.filter)
    if found.empty:
        st.info(
            t("Nothing is written down yet. On the page of a touchpoint you note what disappoints, what is expected and what delights.")
        )
        return
    sentence.write(figures.finding(found, page.language))
    zones = st.pills(
        t("Zone"), list(Zone), selection_mode="multi", format_func=page.language.word, key="ratings.zones", label_visibility="collapsed"
    )
    shown = found[found["kind"].isin([str(zone) for zone in zones])] if zones else found
    chosen = tables.pick(page, figures.table(shown, page.language), key=f"ratings.factors.{'.'.join(zones)}")
    cards.show(page, "zones")
    if chosen is None:
        st.caption(t("Choose a line to open its touchpoint."))
        return
    row = shown.iloc[chosen]
    label = t("Open “{name}”", name=plain(str(row["touchpoint"])))
    routes.link("touchpoint", label, icon=":material/arrow_forward:", touchpoint=str(row["touchpoint_id"]), tab="experience")
