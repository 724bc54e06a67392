from collections.abc import Iterable

from django.core.exceptions import PermissionDenied


class RightLacking(PermissionDenied):
    """Names the rights that lack for the log, so that who gives them need not guess; `sentence` is for the page."""

    def __init__(self, rights: Iterable[str], sentence: str = ""):
        super().__init__(*([sentence] if sentence else []))
        self.rights = list(rights)
