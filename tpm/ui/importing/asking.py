"""Step 3, first part: only what is doubtful is asked, in plain words, with the likely answer chosen."""

from collections.abc import Callable, Sequence

import streamlit as st

from tpm.i18n.language import Language
from tpm.model.mapping import DateOrder
from tpm.model.survey import Role
from tpm.tasks import answering, differences, doubts
from tpm.tasks.doubts import Question
from tpm.ui.frame import Page
from tpm.ui.importing import drafts, kano_codes, kano_halves, kept, maybe_ratings, near_misses, origins, telling, unknown_answers, worth
from tpm.ui.importing.drafts import Draft
from tpm.ui.importing.unknown_answers import key_of, times, where
from tpm.ui.text import plain

_NAMED = 3


def show(page: Page, draft: Draft) -> None:
    """Draw a card per question; nothing where everything is clear."""
    new = differences.find(draft.inspection.columns, draft.match).answers if draft.match else ()
    settled = draft.match.adopted if draft.match else ()
    found = doubts.gather(draft.inspection.columns, draft.columns, settled, new)
    if not found and not draft.has(Role.ORIGIN) and not (draft.match and draft.match.near):
        return
    st.markdown(page.language.t("Please have a look at this – the likely answer is chosen already:"))
    near_misses.ask(page, draft)
    unknown = [question for question in found if question.code == "unknown_answer"]
    fresh = [question for question in found if question.code == "new_answer"]
    # What is most likely no rating is asked last
    for question in sorted(found, key=lambda one: one.code == "maybe_rating"):
        if question.code in _CARDS:
            with st.container(border=True, key=key_of(draft, question, "card")):
                _CARDS[question.code](page, draft, question)
    if unknown:
        with st.container(border=True, key=draft.key("unknown")):
            unknown_answers.ask(page, draft, unknown)
    if fresh:
        with st.container(border=True, key=draft.key("fresh")):
            unknown_answers.ask_new(page, draft, fresh)
    origins.show(page, draft)


def _ask(
    question: str, options: Sequence[object], chosen: object, says: Callable[[object], str], *, key: str, answered: Callable[[object], None]
) -> None:
    """A question with a few answers side by side; `answered` gets the one chosen."""
    st.session_state[key] = chosen
    st.segmented_control(
        question,
        options,
        format_func=says,
        required=True,
        key=key,
        on_change=lambda: answered(st.session_state[key]),
    )


def _names(question: Question, language: Language) -> None:
    """The names of the columns in small print, where there are several."""
    if len(question.columns) > 1:
        headers = telling.shortened([column.header for column in question.columns])
        names = [language.t("“{text}”", text=plain(header)) for header in headers[:_NAMED]]
        more = len(question.columns) - _NAMED
        st.caption(", ".join(names) + (" " + language.t("and {n} more", n=language.number(more)) if more > 0 else ""))


def _span(question: Question, language: Language) -> str:
    return f"{language.number(_value(question, 'minimum'))}–{language.number(_value(question, 'maximum'))}"


def _value(question: Question, name: str) -> float:
    return float(str(question.values[name]))


def _outside(page: Page, draft: Draft, question: Question) -> None:
    t, text = page.language.t, str(question.values["text"])
    inside = text in draft.found(question.positions[0])[1].values
    _ask(
        t(
            "**{text}** occurs {times} {where}, on a scale of {span}. Does it mean “no answer”?",
            text=plain(text), times=times(question.n, page.language),
            where=where(question, page.language), span=_span(question, page.language),
        ),
        (False, True),
        inside,
        lambda one: t("No, it is a point of the scale") if one else t("Yes, no answer"),
        key=key_of(draft, question, "answer"),
        answered=lambda one: drafts.change([answering.outside(*draft.found(p), text, inside=bool(one)) for p in question.positions]),
    )  # fmt: skip
    _names(question, page.language)


def _assumed(page: Page, draft: Draft, question: Question) -> None:
    t, language = page.language.t, page.language
    if not answering.numeric(question.columns):
        st.markdown(
            t(
                "Not every point of the scale occurs {where}. This is how we read the answers – is that right?",
                where=where(question, language),
            )
        )
        worth.show(page, draft, question.positions, key=key_of(draft, question, "worth"))
        _names(question, language)
        return
    choices = answering.likely_scales(question.columns, (_value(question, "minimum"), _value(question, "maximum")))
    scale = draft.found(question.positions[0])[1].scale
    chosen = (scale.minimum, scale.maximum) if scale else choices[0]
    _ask(
        t("The answers {where} do not show where the scale ends. Which scale was offered?", where=where(question, language)),
        list(dict.fromkeys((*choices, chosen))),
        chosen,
        lambda ends: "–".join(language.number(end) for end in ends),  # type: ignore[attr-defined]  # the pairs given above
        key=key_of(draft, question, "answer"),
        answered=lambda ends: drafts.change([answering.scale(*draft.found(p), *ends) for p in question.positions]),  # type: ignore[misc]  # as above
    )
    _names(question, language)


def _shifted(page: Page, draft: Draft, question: Question) -> None:
    t, language = page.language.t, page.language
    shift = _value(question, "shift")
    scale = draft.found(question.positions[0])[1].scale
    as_found = (_value(question, "minimum") + shift, _value(question, "maximum") + shift)
    low, high = (language.number(end) for end in as_found)
    _ask(
        t(
            "The answers {where} run from {low} to {high}. Some tools write a scale of {span} like that. Is it such a scale?",
            where=where(question, language), low=low, high=high, span=_span(question, language),
        ),
        (True, False),
        scale is not None and scale.minimum == _value(question, "minimum"),
        lambda one: t("Yes, take away {shift}", shift=language.number(shift)) if one else t("No, leave it as it is"),
        key=key_of(draft, question, "answer"),
        answered=lambda one: drafts.change([answering.shifted(*draft.found(p), as_found, shifted=bool(one)) for p in question.positions]),
    )  # fmt: skip


def _order(page: Page, draft: Draft, question: Question) -> None:
    t, column = page.language.t, question.columns[0]
    example = column.examples[0] if column.examples else ""
    _ask(
        t(
            "Every date {where} can be read in two ways, for example “{example}”. What comes first?",
            where=where(question, page.language), example=plain(example),
        ),
        (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST),
        draft.found(column.position)[1].date_order or DateOrder.DAY_FIRST,
        lambda order: t("The day") if order is DateOrder.DAY_FIRST else t("The month"),
        key=key_of(draft, question, "answer"),
        answered=lambda order: drafts.change([answering.order(draft.found(column.position)[1], DateOrder(str(order)))]),
    )  # fmt: skip


def _often(page: Page, draft: Draft, question: Question) -> None:
    """Whether questions about a frequency are ratings."""
    t = page.language.t
    _ask(
        t("{where} you ask how often something happens. Do the answers count as a rating?", where=_capital(where(question, page.language))),
        (True, False),
        draft.found(question.positions[0])[1].role is not Role.IGNORE,
        lambda one: t("Yes, often is good") if one else t("No, leave it out"),
        key=key_of(draft, question, "answer"),
        answered=lambda one: drafts.change([answering.kept(*draft.found(p), kept=bool(one)) for p in question.positions]),
    )
    _names(question, page.language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _kept(page: Page, draft: Draft, question: Question) -> None:
    """Whether columns come along: names of recommenders, recommendation on another scale, several scales in one, two answers in one."""
    t = page.language.t
    span = _span(question, page.language) if "minimum" in question.values else ""
    _ask(
        kept.said(question, span, page.language),
        (True, False),
        draft.found(question.positions[0])[1].role is not Role.IGNORE,
        lambda one: t("Yes, take it along") if one else t("No, leave it out"),
        key=key_of(draft, question, "answer"),
        answered=lambda one: drafts.change([answering.kept(*draft.found(p), kept=bool(one)) for p in question.positions]),
    )
    _names(question, page.language)


_CARDS: dict[str, Callable[[Page, Draft, Question], None]] = {
    "outside_scale": _outside,
    "scale_assumed": _assumed,
    "scale_shifted": _shifted,
    "date_order": _order,
    "maybe_rating": maybe_ratings.ask,
    "frequency": _often,
    "kano_codes": kano_codes.ask,
    "kano_direction": kano_halves.ask_direction,
    "kano_alone": kano_halves.ask_alone,
    "recommender_name": _kept,
    "nps_other_scale": _kept,
    "topic_scales": _kept,
    "joint_answer": _kept,
    "dates_among_answers": _kept,
}
