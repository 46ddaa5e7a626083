"""What a formula card says."""

from dataclasses import dataclass

from tpm.model.survey import Role


@dataclass(frozen=True, kw_only=True)
class Card:
    """The definition of a figure, in English message ids.

    `meaning` says in a sentence what the figure is, `formula` how it is worked out, `base` what it is divided by or rests on,
    `certainty` which interval or test belongs to it, `cuts` where lines are drawn, `taken_from` who worked the method out.
    `roles`: the questions behind it, whose scales are printed with it; those of customers, with `inside` also those of employees and
    management. What does not apply is empty.
    """

    name: str
    meaning: str
    formula: str = ""
    base: str = ""
    certainty: str = ""
    cuts: str = ""
    taken_from: str = ""
    roles: tuple[Role, ...] = ()
    inside: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is to be translated."""
        return tuple(text for text in (self.name, self.meaning, self.formula, self.base, self.certainty, self.cuts) if text)
