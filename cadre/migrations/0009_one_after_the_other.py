from django.db import migrations

from foundation.core.scope.functions import FunctionsInForce


class Migration(migrations.Migration):
    """Two who change facts of one person at once are projected one after the other.

    An owner who is no superuser cannot make functions with a SET of such a setting; they set it themselves. There is
    nothing to go back to: the functions fit the tables of before.
    """

    dependencies = [("cadre", "0008_steps_of_leavers")]
    operations = [FunctionsInForce("102ca55f62cb2f0a", before="")]
