"""What the import page asks about columns that look alike but are not, and what the answer does."""

from streamlit.testing.v1 import AppTest
from waiting import settle

from tpm.figures import overall
from tpm.model.period import Filter
from tpm.ui import workspaces


def offer(app: AppTest, *lines: str) -> AppTest:
    """Choose a text file and wait until it is read."""
    app.file_uploader[0].upload("umfrage.csv", "\n".join(lines).encode()).run()
    return settle(app)


def asked(app: AppTest, words: str) -> str:
    return next(group.label for group in app.get("button_group") if words in group.label)


def test_topics_on_different_scales_are_asked_before_they_become_one(visit):
    rows = [f"R{n};{topic};{value}" for n in range(60) for topic, value in (("Beratung", n % 5 + 1), ("Empfehlung", n % 11))]
    app = offer(visit("import"), "Befragter;Frage;Wert", *rows)
    assert "Beratung 1–5" in asked(app, "verschiedenen Skalen")
    assert "0–10" in asked(app, "verschiedenen Skalen")


def test_dates_among_the_answers_of_a_group_are_asked(visit):
    rows = [f"{n % 5 + 1};{'01. Mai' if n % 4 == 0 else '6-20'}" for n in range(40)]
    app = offer(visit("import"), "Zufriedenheit mit der Hotline;Wie groß ist Ihre Firma?", *rows)
    assert "„01. Mai“" in asked(app, "1-5").replace("\\", "")


def test_two_answers_in_one_are_asked_about_and_count_as_the_share_of_the_other(visit):
    rows = [f"{n % 5 + 1};{'Satisfied' if n % 4 else 'Neutral or Dissatisfied'}" for n in range(40)]
    app = offer(visit("import"), "Zufriedenheit mit der Hotline;Satisfaction", *rows)
    said = asked(app, "fasst zwei zusammen").replace("\\", "")
    assert "Anteil von „Satisfied“" in said
    choice = next(each for each in app.get("button_group") if "fasst zwei zusammen" in each.label)
    assert choice.value is True
    choice.set_value(False).run()
    settle(app)
    left_out = next(each for each in app.get("button_group") if "fasst zwei zusammen" in each.label)
    assert left_out.value is False
    assert app.data_editor[0].value.set_index("header").loc["Satisfaction", "role"] == "ignore"
    left_out.set_value(True).run()
    settle(app)
    app.button(key="import.save").click().run()
    settle(app)
    store = workspaces.folder().open(workspaces.folder().names()[0])
    assert overall.overall(store, Filter())["score"].tolist() == [75]
