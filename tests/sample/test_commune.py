"""The second sample: a commune of today, which says nothing of the district that once was above it."""

from io import StringIO

import pytest
from django.core.management import call_command

from cadre.models.people import CadreNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune(settings, tmp_path):
    settings.SAMPLE, settings.SAMPLE_OFFICE, settings.VAR_DIR = True, "commune", tmp_path
    settings.FIXED_DAY = "2026-11-26"
    call_command("load_sample", stdout=StringIO(), skip_checks=True)


def test_the_whole_commune_is_there_after_one_command(commune):
    assert CadreNow.objects.filter(status="serving").count() == 118
