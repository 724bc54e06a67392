from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """The database refuses the tie of an account by its own holder, whatever page or program asks for it."""

    dependencies = [("cadre", "0028_wall")]

    operations = [
        FunctionsInForce(
            "ab25540acc707687",
            before="DROP TRIGGER tie_is_anothers ON cadre_account; DROP FUNCTION cadre_tie_is_anothers()",
        )
    ]
