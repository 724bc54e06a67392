"""What is wrong with a paper's template, told where it stands in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TemplateFault:
    """`place` is where in the document, as its reader sees it; `sentence` what is wrong and what to do."""

    place: str
    sentence: str


class TemplateFaults(Exception):
    """A template or a document that cannot be printed as it is."""

    def __init__(self, faults: list[TemplateFault]):
        self.faults = list(dict.fromkeys(faults))
        super().__init__(" ".join(self.sentences))

    @property
    def sentences(self) -> list[str]:
        """Each fault in one sentence, with its place."""
        return [f"{fault.place}: {fault.sentence}" for fault in self.faults]
