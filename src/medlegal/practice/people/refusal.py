"""What is not done, and why: the docstring of each class is the sentence a person reads."""


class Refused(Exception):
    """This cannot be done."""

    def __str__(self) -> str:
        particulars = super().__str__()
        reason = " ".join((type(self).__doc__ or "").split())
        return f"{reason} {particulars}".strip()


class NotYourRole(Refused):
    """Your role in this practice does not do that."""
