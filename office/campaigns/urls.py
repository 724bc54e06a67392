from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import EditPage, HistoryPage, RemovePage, pages
from office.campaigns import unit_pages, views
from office.campaigns.forms import CampaignForm, CampaignUnitForm, ChecklistItemForm
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem

units = [
    path("", unit_pages.CampaignUnitListPage.as_view(), name="campaignunit-list"),
    path(
        "<int:pk>/",
        unit_pages.CampaignUnitDetailPage.as_view(model=CampaignUnit, form_class=CampaignUnitForm),
        name="campaignunit-detail",
    ),
    path(
        "<int:pk>/edit/",
        EditPage.as_view(model=CampaignUnit, form_class=CampaignUnitForm),
        name="campaignunit-edit",
    ),
    path("<int:pk>/contact/", unit_pages.ContactPage.as_view(), name="campaignunit-contact"),
    path("<int:pk>/checklist/", unit_pages.ChecklistPage.as_view(), name="campaignunit-checklist"),
    path("<int:pk>/remove/", RemovePage.as_view(model=CampaignUnit), name="campaignunit-remove"),
    path("<int:pk>/history/", HistoryPage.as_view(model=CampaignUnit), name="campaignunit-history"),
    *(
        path(
            f"{act.slug}/",
            unit_pages.ManyUnitsPage.as_view(act=act),
            name=f"campaignunit-{act.slug}-many",
        )
        for act in unit_pages.MANY
    ),
    undo_many_url(CampaignUnit),
    *act_urls(CampaignUnit, page=unit_pages.UnitActPage),
]
items = pages(ChecklistItem, form=ChecklistItemForm, listing=views.ChecklistItemListPage)
urlpatterns = [
    path("units/", include(units)),
    path("checklist/", include(items)),
    path("<int:pk>/units/add/", views.AddUnitsPage.as_view(), name="campaign-units"),
    *act_urls(Campaign),
    path("<int:pk>/history/", views.CampaignHistoryPage.as_view(model=Campaign), name="campaign-history"),
    *(
        page
        for page in pages(
            Campaign, form=CampaignForm, listing=views.CampaignListPage, detail=views.CampaignDetailPage
        )
        if page.name != "campaign-history"
    ),
]
