from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("sign_in", "0002_no_typed_names")]

    operations = [migrations.RenameField("wrongtry", "until", "waits_until")]
