"""Pages of the acts on a person's record."""

from foundation.core.acts.pages import ActPage


class PersonActPage(ActPage):
    def get_queryset(self):
        return super().get_queryset().select_related("now__held__post__title", "now__held__post__unit")

    def get_context_data(self, **kwargs):
        now = self.object.now
        place = now.held.post if now.held else f"{now.get_status_display()} – {now.unit}"
        return super().get_context_data(**{"explained": f"{self.object.full_name}: {place}", **kwargs})
