"""The five perspectives as a radar, who rated when, and experience beside economics."""

import pandas as pd
import streamlit as st

from tpm.charts import radar
from tpm.figures import measures
from tpm.figures import perspectives as figures
from tpm.figures.touchpoint import Standing
from tpm.model.perspective import HIGHEST, LOWEST, Perspective, PerspectiveRating, Rater
from tpm.model.touchpoint import Touchpoint
from tpm.store import entries
from tpm.ui import cards, figure, tables
from tpm.ui import touchpoint_edits as edits
from tpm.ui.frame import Page
from tpm.ui.touchpoint import drawer, fields

_OPEN = "touchpoint.rating"
_EXPERIENCE = (Perspective.CUSTOMER_EXPERIENCE, Perspective.PEOPLE)
_ECONOMICS = (Perspective.EFFICIENCY, Perspective.EFFECTIVENESS, Perspective.DATA)


def show(page: Page, touchpoint: Touchpoint, standing: Standing) -> None:
    """Radar, both sides, and the ratings one by one."""
    t = page.language.t
    ratings = entries.every(page.store, PerspectiveRating, touchpoint.id)
    found = figures.perspectives(ratings)
    if ratings:
        _radar(page, ratings)
    else:
        st.caption(
            t("Nobody has rated this touchpoint from the five perspectives yet: experience, efficiency, effectiveness, data, people.")
        )
    st.button(t("Rate from five perspectives"), icon=":material/add:", key="touchpoint.add.ratings", on_click=_open)
    _sides(page, touchpoint, standing, found)
    if ratings:
        st.subheader(t("Who rated when"))
        chosen = tables.pick(page, figures.table(ratings, page.language), key=f"touchpoint.ratings.{_shown(ratings)}")
        st.caption(t("Choose a line to change it."))
        if chosen is not None and st.session_state.get("touchpoint.rating.chosen") != (chosen, _shown(ratings)):
            drawer.show(figures.newest_first(ratings)[chosen])
        st.session_state["touchpoint.rating.chosen"] = (chosen, _shown(ratings))
    if st.session_state.get(_OPEN):
        st.dialog(t("Rate from five perspectives"), position="right", on_dismiss=_close)(_rate)(page, touchpoint.id)


def _open() -> None:
    st.session_state[_OPEN] = True


def _close() -> None:
    st.session_state[_OPEN] = False


def _shown(ratings: list[PerspectiveRating]) -> int:
    """A number that changes with any of the ratings."""
    return hash(tuple((one.id, one.version) for one in ratings))


def _radar(page: Page, ratings: list[PerspectiveRating]) -> None:
    t, found = page.language.t, figures.perspectives(ratings)
    days = [page.language.date(day) for day in (found["rated_on"].min(), found["rated_on"].max())]
    footnote = t("The latest rating of each person · {days}", days=" – ".join(dict.fromkeys(days)))
    finding = figures.finding(found, page.language)
    chart = radar.perspective_radar(
        found, page.language, dark=page.dark, title=finding, footnote=footnote, axes=[str(p) for p in Perspective]
    )
    figure.show(page, chart, figures.summary(found, page.language), key="touchpoint.radar", alt=finding)
    cards.show(page, "perspectives")


def _sides(page: Page, touchpoint: Touchpoint, standing: Standing, found: pd.DataFrame) -> None:
    """Experience on the left, economics on the right."""
    t, language = page.language.t, page.language
    money = {
        t("Cost per contact (€)"): touchpoint.cost_per_contact,
        t("Budget per year (€)"): touchpoint.budget_per_year,
        t("Revenue potential per year (€)"): touchpoint.revenue_potential,
    }
    left = [(t("Score from customers (0–100)"), language.number(standing["score"]) if standing["n"] > 0 else t("not rated yet"))]
    right = [(name, language.number(value, 0 if float(value).is_integer() else 2)) for name, value in money.items() if value is not None]
    for rows, side in ((left, _EXPERIENCE), (right, _ECONOMICS)):
        rows += [(language.word(one), _points(page, found, one)) for one in side]
    with st.grid(2, min_column_width=280, gap="medium"):
        for title, rows in ((t("Experience"), left), (t("Economics"), right)):
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{title}**")
                for name, value in rows:
                    st.markdown(f"{name} :gray[{value}]")


def _points(page: Page, found: pd.DataFrame, perspective: Perspective) -> str:
    t, language = page.language.t, page.language
    said = figures.by_source(found, perspective)
    if not said:
        return t("not rated yet")
    return " · ".join(f"{language.word(source)} {language.number(score, 0 if score.is_integer() else 1)}" for source, score in said)


def _rate(page: Page, touchpoint_id: int) -> None:
    """One person, one day, all five perspectives; those left out are not rated."""
    t, word, key = page.language.t, page.language.word, "touchpoint.rate"
    source = st.segmented_control(t("View of"), list(Rater), default=Rater.EMPLOYEE, required=True, format_func=word, key=f"{key}.source")
    by = st.text_input(t("Rated by"), max_chars=fields.SHORT, key=f"{key}.by")
    day = st.date_input(t("Date"), measures.today(), max_value=measures.today(), format="DD.MM.YYYY", key=f"{key}.on")
    given: list[PerspectiveRating] = []
    for perspective, asked in _questions(page).items():
        score = st.segmented_control(
            f"**{word(perspective)}** – {asked}", range(LOWEST, HIGHEST + 1), key=f"{key}.{perspective}", help=t("5 is the best.")
        )
        if score is not None:
            note = st.text_input(
                t("Note"), max_chars=fields.LONG, key=f"{key}.{perspective}.note", placeholder=t("Note"), label_visibility="collapsed"
            )
            given.append(
                PerspectiveRating(
                    touchpoint_id=touchpoint_id,
                    perspective=perspective,
                    source=Rater(source),
                    rated_by=by,
                    score=score,
                    note=note,
                    rated_on=day,
                )
            )
    if st.button(t("Save"), type="primary", key=f"{key}.save", disabled=not given):
        if edits.attempt(page, t("Saved."), lambda change: [entries.save(change, one) for one in given]):
            _close()
            st.rerun()
        edits.tell(page)


def _questions(page: Page) -> dict[Perspective, str]:
    t = page.language.t
    return {
        Perspective.CUSTOMER_EXPERIENCE: t("does the customer get what the brand promises?"),
        Perspective.EFFICIENCY: t("is it quick and convenient, is the price in proportion?"),
        Perspective.EFFECTIVENESS: t("do we use the chances to sell more?"),
        Perspective.DATA: t("are the needed data there, do we collect the relevant ones?"),
        Perspective.PEOPLE: t("qualification, attitude, support by systems?"),
    }
