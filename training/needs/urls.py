from django.urls import path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import HistoryPage, RemovePage
from training.models import Need
from training.needs import board_pages, list_pages, record_pages, recording_pages
from training.needs.acts import DROP, REGISTER
from training.needs.forms import NeedForm, NewNeedForm

urlpatterns = [
    path("", board_pages.NeedBoardPage.as_view(), name="need-board"),
    path("record/", recording_pages.RecordNeedsPage.as_view(), name="need-record"),
    path(
        "<int:pk>/recorded/<int:step>/undo/",
        recording_pages.UnrecordNeedsPage.as_view(),
        name="need-unrecord",
    ),
    path("list/", list_pages.NeedListPage.as_view(), name="need-list"),
    *(
        path(f"list/{act.slug}/", list_pages.ManyNeedsPage.as_view(act=act), name=f"need-{act.slug}-many")
        for act in (REGISTER, DROP)
    ),
    path("new/", record_pages.NeedCreatePage.as_view(form_class=NewNeedForm), name="need-new"),
    path("<int:pk>/", record_pages.NeedDetailPage.as_view(form_class=NeedForm), name="need-detail"),
    path("<int:pk>/edit/", record_pages.NeedEditPage.as_view(form_class=NeedForm), name="need-edit"),
    path("<int:pk>/remove/", RemovePage.as_view(model=Need), name="need-remove"),
    path("<int:pk>/history/", HistoryPage.as_view(model=Need), name="need-history"),
    undo_many_url(Need),
    *act_urls(Need),
]
