from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Units are keyed as before.

    An owner who is no superuser cannot make functions with a SET of such a setting; they set it themselves. There is
    nothing to go back to: the functions fit the tables of before.
    """

    dependencies = [("organisation", "0009_management_ends_after_it_begins")]
    operations = [FunctionsInForce("3052c05b5bb09a38", before="")]
