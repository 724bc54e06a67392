"""Forms say it where a word that was typed holds letters of another alphabet."""

from django import forms

from foundation.core.letters.look_alikes import refusal

TYPED = (forms.TextInput, forms.Textarea)


class RefusesLookAlikes:
    """A word that only seems to be Vietnamese is refused, but where it is only searched: searches fold it."""

    searches = False

    def full_clean(self) -> None:
        super().full_clean()
        for name, field in self.fields.items() if self.is_bound and not self.searches else ():
            sent = self.data.get(self.add_prefix(name))
            typed = isinstance(sent, str) and isinstance(field.widget, TYPED)
            if said := typed and refusal(sent):
                self.add_error(name, said)
