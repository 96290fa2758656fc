"""Why the law gives no answer: one class per reason, its docstring the sentence a person reads."""


class NoAnswer(Exception):
    """The law as kept here does not answer this."""

    def __str__(self) -> str:
        particulars = super().__str__()
        reason = (type(self).__doc__ or "").strip()
        return f"{reason} {particulars}".strip()


class NotInForce(NoAnswer):
    """No version of this provision that anyone has read covers that date."""


class UnknownCode(NoAnswer):
    """That code is not in the schedule of that day."""


class NotCovered(NoAnswer):
    """The law kept here does not settle this; a person has to decide it."""


class NotPayable(NoAnswer):
    """Nothing is owed on these facts."""


class UnknownQuestion(NoAnswer):
    """There is no question of that name; `medlegal law list` shows those there are."""


class UnknownKey(NoAnswer):
    """The question does not take that key."""


class MissingKey(NoAnswer):
    """The question cannot be answered without that key."""


class WrongValue(NoAnswer):
    """That value cannot be used."""


class Contradiction(NoAnswer):
    """The facts given contradict each other."""


class BrokenProvision(Exception):
    """A provision or table file is not as its rules say; mend the file named."""
