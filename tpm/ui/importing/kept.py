"""Step 3: what is asked where a column may or may not come along."""

from tpm.i18n.language import Language
from tpm.tasks.doubts import Question
from tpm.ui.importing.unknown_answers import times, where
from tpm.ui.text import plain


def said(question: Question, span: str, language: Language) -> str:
    """The question about names of recommenders, recommendation on another scale, several scales, dates, or two answers in one."""
    t, column = language.t, question.columns[0]
    names = t("“{header}” holds names of people. Shall they come along, so that you see who recommends you?", header=plain(column.header))
    if question.code == "nps_other_scale":
        return t(
            "“{header}” asks for the willingness to recommend, but on a scale of {span} instead of 0–10, so it cannot be read as NPS. "
            "Shall it come along as a rating?",
            header=plain(column.header), span=span,
        )  # fmt: skip
    if question.code == "joint_answer":
        return t(
            "There are only two answers {where}, and “{text}” ({times}) is two in one: nobody can tell any more who meant which. "
            "What can be counted is the share of “{best}”: it counts 100 points, “{least}” counts 0. Shall it come along like that?",
            where=where(question, language), text=plain(str(question.values["text"])), times=times(question.n, language),
            best=plain(str(question.values["best"])), least=plain(str(question.values["least"])),
        )  # fmt: skip
    if question.code == "topic_scales":
        return t(
            "“{header}” holds answers on different scales: {topics}, everything else {span}. Each is read on its own scale. "
            "Shall they come along like that?",
            header=plain(column.header), topics=plain(str(question.values["topics"])), span=span,
        )  # fmt: skip
    if question.code == "dates_among_answers":
        return t(
            "In “{header}” {times} a date stands among the answers, for example “{text}”: a spreadsheet makes “1-5” the first of May. "
            "Shall the column come along as it is?",
            header=plain(column.header), times=times(question.n, language), text=plain(str(question.values["text"])),
        )  # fmt: skip
    return names
