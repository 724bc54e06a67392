import django_filters


class ScopedFilterSet(django_filters.FilterSet):
    """A filter set whose drop-downs list only what the user may see; it knows the day the list speaks of."""

    def __init__(self, *args, day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day
        scope_choices(self.form, self.request.user)


def scope_choices(form, user):
    """Narrow every drop-down of the form to the rows the user may see."""
    for field in form.fields.values():
        queryset = getattr(field, "queryset", None)
        if hasattr(queryset, "for_user"):
            field.queryset = queryset.for_user(user)
