"""On which level a unit stands, a title is held, a term runs and a rule counts."""

from django.db import models


class Level(models.TextChoices):
    """From above downwards. A commune was below a district until 01/07/2025 and is right below its province since:
    two levels, with rules of their own. What is below it then is one of the grass roots (chi bộ, đảng bộ cơ sở).
    """

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    LOCALITY = "locality", "Cấp xã thuộc tỉnh"
    COMMUNE = "commune", "Cấp xã"
    GRASSROOTS = "grassroots", "Cơ sở trực thuộc"
