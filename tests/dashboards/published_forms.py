"""The statistical forms of the sample, every cell of them."""

from datetime import date

from dashboards.forms.definitions import stat_forms
from dashboards.forms.table import StatTable
from office.organisation.models.structure import Unit
from office.organisation.models.users import User

# Which columns of the forms on planning count heads of departments, secretaries and chairmen: posts, not seats.
OF_POSTS = {"12b": [13], "12c": [5, 7]}


def forms_count_what_is_published(expected):
    """And every cell counts as many as its list holds: whoever is in its column and in its row."""
    user, units = User.objects.get(username="chuyenvien"), Unit.objects.values_list("pk", flat=True)
    totals, posts = {}, {}
    for key, form in stat_forms().items():
        table = StatTable(user, form, units, date(2021, 11, 30))
        source = table.source
        in_column = {each.number: keys_of(source.narrowed(None, each)) for each in form.columns}
        in_row = {row.key: keys_of(source.narrowed(row, None)) for row in form.asked_rows()}
        for row in form.asked_rows():
            for column in form.columns:
                behind = len(in_row[row.key] & in_column[column.number])
                assert (table.counts.of(row, column) or 0) == behind, (key, row.key, column.number)
        whole = form.row("total") or form.rows[0]
        counts = {column.number: table.counts.of(whole, column) for column in form.columns}
        totals[key] = [counts[column.number] for column in form.columns[:2]]
        posts |= {(key, number): count for number, count in counts.items() if number in OF_POSTS.get(key, ())}
    assert totals["9b"] == [33, 11] and totals["9c"] == [110, 22]
    assert posts == {("12b", 13): 21, ("12c", 5): 25, ("12c", 7): 24}, "places on lists of posts"
    planned = expected["planned_district"], expected["planned_commune"]
    assert (totals["12b"], totals["12c"]) == tuple([people, None] for people in planned)


def keys_of(rows):
    return set(rows.order_by().values_list("pk", flat=True))
