"""The distribution of the answers as columns."""

import pandas as pd
import pytest

from tpm.charts import distributions
from tpm.i18n import language


def spread(base: int) -> pd.DataFrame:
    shares = [0.1, 0.2, 0.0, 0.3, 0.4]
    zones = ["disappointment", "disappointment", "okay", "okay", "delight"]
    return pd.DataFrame({"value": [1.0, 2, 3, 4, 5], "n": [round(s * base) for s in shares], "base": base, "share": shares, "zone": zones})


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("code", ["de", "en"])
def test_the_columns_can_be_drawn_in_both_themes_and_languages(code: str, dark: bool) -> None:
    chart = distributions.value_columns(spread(100), language.get(code), dark=dark, title="Wie war es?", footnote="n = 100").to_dict()
    rows = next(rows for rows in chart["datasets"].values() if "value_text" in rows[0])
    assert rows[0]["share_text"] == ("10\u00a0%" if code == "de" else "10%")
    assert len({row["colour"] for row in rows}) == 3
    assert {row["strength"] for row in rows} == {1.0}


def test_a_small_base_is_paler_and_said() -> None:
    chart = distributions.value_columns(spread(20), language.get("de"), dark=False, title="", footnote="n = 20").to_dict()
    rows = next(rows for rows in chart["datasets"].values() if "value_text" in rows[0])
    assert {row["strength"] for row in rows} == {0.3}
    assert "Blasser: weniger als 30 Antworten." in str(chart)


def test_values_outside_the_scale_have_no_zone() -> None:
    odd = pd.concat([spread(100), pd.DataFrame({"value": [6.5], "n": [1], "base": [100], "share": [0.01], "zone": [None]})])
    chart = distributions.value_columns(odd, language.get("de"), dark=False, title="", footnote="").to_dict()
    rows = next(rows for rows in chart["datasets"].values() if "value_text" in rows[0])
    assert (rows[-1]["value_text"], rows[-1]["colour"], rows[-1]["zone_text"]) == ("6,5", "transparent", "")
