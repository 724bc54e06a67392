from django.urls import path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import HistoryPage
from training.models import SendingList
from training.sending import act_pages, dossier_pages, list_pages, record_pages

OWN_PAGES = {page.act: page for page in (act_pages.SendPage, act_pages.SummonsPage)}

urlpatterns = [
    path("", list_pages.SendingListsPage.as_view(), name="sendinglist-list"),
    path("new/<int:row>/", record_pages.SendingCreatePage.as_view(), name="sendinglist-new"),
    path("<int:pk>/", record_pages.SendingDetailPage.as_view(), name="sendinglist-detail"),
    path("<int:pk>/edit/", record_pages.SendingEditPage.as_view(), name="sendinglist-edit"),
    path("<int:pk>/remove/", record_pages.SendingRemovePage.as_view(), name="sendinglist-remove"),
    path("<int:pk>/history/", HistoryPage.as_view(model=SendingList), name="sendinglist-history"),
    path("<int:pk>/choose/", record_pages.ChoosePlacesPage.as_view(), name="sendinglist-choose"),
    path("<int:pk>/papers/", dossier_pages.DossiersPage.as_view(), name="sendinglist-papers"),
    path("<int:pk>/people/", list_pages.SentPeoplePage.as_view(), name="sendinglist-people"),
    *(
        path(f"<int:pk>/{act.slug}/", page.as_view(), name=f"sendinglist-{act.slug}")
        for act, page in OWN_PAGES.items()
    ),
    *(
        page
        for page in act_urls(SendingList)
        if page.name not in {f"sendinglist-{act.slug}" for act in OWN_PAGES}
    ),
]
