"""What is not done, and why: the docstring of each class is the sentence a person reads."""

from collections.abc import Callable


class Refused(Exception):
    """This cannot be done."""

    def __init__(self, particulars: str = "", **numbers: object) -> None:
        """`particulars` may leave blanks for `numbers`, as `%(pages)s`."""
        super().__init__(particulars)
        self.numbers = numbers

    def __str__(self) -> str:
        return " ".join(self.parts(lambda part: part))

    def parts(self, translated: Callable[[str], str]) -> list[str]:
        """The reason, and the particulars where there are some, each as `translated` says it."""
        reason, particulars = " ".join((type(self).__doc__ or "").split()), super().__str__()
        said = [translated(part) for part in (reason, particulars) if part]
        return [part % self.numbers if self.numbers else part for part in said]


class NotYourRole(Refused):
    """Your role in this practice does not do that."""
