from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CampaignsConfig(AppConfig):
    name = "office.campaigns"

    def ready(self) -> None:
        """Each app registers the kinds of campaign that it works through in its module `campaign_kinds`."""
        autodiscover_modules("campaign_kinds")
