"""What is raised when a request cannot be carried out."""


class TpmError(Exception):
    """A request that cannot be done; `code` names the sentence, `values` fill its gaps.

    Sentences live in `tpm.i18n.sentences`, so that page and command line say the same.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Refused(TpmError):
    """The input cannot be used as it is: wrong file, impossible value, unknown name."""


class Conflict(TpmError):
    """Somebody else changed the same thing since it was shown."""


class Unavailable(TpmError):
    """The workspace cannot be reached: held by another program, damaged, newer than we are."""
