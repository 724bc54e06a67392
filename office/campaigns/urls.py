from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import EditPage, HistoryPage, RemovePage, pages
from office.campaigns import return_pages, unit_pages, views, workbook_pages
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
    path("<int:pk>/workbook/", workbook_pages.UnitWorkbookPage.as_view(), name="campaignunit-workbook"),
    path("<int:pk>/file/", return_pages.ReturnNewPage.as_view(), name="campaignunit-file"),
    path("workbooks/", workbook_pages.WorkbooksPage.as_view(), name="campaignunit-workbooks"),
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
archives = [
    path("<int:pk>/", workbook_pages.WorkbookBatchPage.as_view(), name="workbookbatch-detail"),
    path("<int:pk>/file/", workbook_pages.WorkbookBatchFilePage.as_view(), name="workbookbatch-file"),
]
returns = [
    path("<int:pk>/", return_pages.ReturnPage.as_view(), name="unitreturn-detail"),
    path("<int:pk>/marked/", return_pages.ReturnMarkedPage.as_view(), name="unitreturn-marked"),
    path("<int:pk>/remove/", return_pages.ReturnRemovePage.as_view(), name="unitreturn-remove"),
]
items = pages(ChecklistItem, form=ChecklistItemForm, listing=views.ChecklistItemListPage)
urlpatterns = [
    path("units/", include(units)),
    path("checklist/", include(items)),
    path("workbooks/", include(archives)),
    path("returns/", include(returns)),
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
