"""How many new customers came by recommendation."""

import altair as alt
import pandas as pd

from tpm.charts import timeline
from tpm.charts.frame import Wording
from tpm.charts.wording import explained
from tpm.i18n.language import Language
from tpm.model.period import Period


def referral_line(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, by: Period = Period.QUARTER
) -> alt.LayerChart:
    """Referral rate per period with its Wilson interval as a band; e of n written at the points.

    `frame` has period (first day), e, n (new customers whose origin is known), rate, low, high (0–1), and `moving`
    (rate over four quarters) where it is known. Below 30 customers points are paler.
    """
    t = language.t
    texts = [
        t("{e} of {n}", e=language.number(e), n=language.number(n)) for e, n in zip(frame["e"].fillna(0), frame["n"].fillna(0), strict=True)
    ]
    rates = [language.percent(rate) for rate in frame["rate"]]
    series = timeline.Series(
        frame=frame.assign(value=frame["rate"], text=texts, rate_text=rates),
        by=by,
        lowest=0,
        highest=1,
        axis=".0%",
        zero=0.0,
        moving_text=t("moving four quarters"),
        value_title=t("By recommendation, of new customers"),
        tooltip=[alt.Tooltip("rate_text:N", title=t("Referral rate"))],
    )
    wording = Wording(
        title=title,
        subtitle=t("Share of new customers who came by recommendation, of those whose origin is known"),
        footnote=explained(frame, language, footnote, people="customers"),
    )
    return timeline.chart(series, language, wording, dark=dark)
