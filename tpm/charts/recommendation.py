"""Willingness to recommend: the NPS, an auxiliary figure beside the referral rate."""

import altair as alt
import pandas as pd

from tpm.charts import timeline
from tpm.charts.frame import Wording
from tpm.charts.wording import explained
from tpm.i18n.language import Language
from tpm.model.period import Period


def nps_line(
    frame: pd.DataFrame, language: Language, *, dark: bool, title: str, footnote: str, by: Period = Period.QUARTER
) -> alt.LayerChart:
    """NPS per period with its interval as a band, against the line where promoters and detractors are even.

    `frame` has period (first day), n, nps, low, high (−100…100). Below 30 answers points are paler.
    """
    series = timeline.Series(
        frame=frame.assign(value=frame["nps"], text=[language.signed(nps) for nps in frame["nps"]]),
        by=by,
        lowest=-100,
        highest=100,
        axis="+.0f",
        zero=0.0,
        value_title="NPS",
    )
    wording = Wording(
        title=title,
        subtitle=language.t("NPS: share of promoters minus share of detractors, from −100 to +100"),
        footnote=explained(frame, language, footnote),
    )
    return timeline.chart(series, language, wording, dark=dark)
