"""Real survey files with known figures; they lie beside the repository, not in it."""

import json
from pathlib import Path

import pytest

from tpm.ingest import inspection, summary
from tpm.model.errors import Refused

DATA = Path(__file__).parents[4] / "shared" / "data"
TRUTHS = sorted(DATA.rglob("*.truth.json")) if DATA.exists() else []


@pytest.mark.skipif(not TRUTHS, reason="The real survey files are not beside this repository.")
@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_the_figures_of_a_real_file(truth: Path):
    wanted = json.loads(truth.read_text("utf-8"))
    path = Path(str(truth).removesuffix(".truth.json"))
    if not path.exists():
        pytest.skip("The file itself is not here.")
    if wanted.get("outcome") in {"reject", "empty"}:
        with pytest.raises(Refused):
            inspection.inspect(path)
        return
    found = summary.to_json(inspection.inspect(path))
    if "respondents" in wanted:
        assert found["respondents"] == wanted["respondents"]
        assert (
            [found["nps"][key] for key in ("promoters", "detractors")] == [wanted["nps"][key] for key in ("promoters", "detractors")]
            if wanted.get("nps")
            else not found["nps"]
        )
        means = {question["column"]: question["mean"] for question in found["questions"] if question["mean"] is not None}
        close = [
            mean for mean in means.values() for point in wanted.get("touchpoints", []) if mean == pytest.approx(point["mean"], abs=5e-4)
        ]
        assert len(close) >= len(wanted.get("touchpoints", []))
