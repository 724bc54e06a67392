from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage
from reminders import structure_sections, views
from reminders.act_pages import DutyActPage, ManyDutiesPage
from reminders.acts import DONE, HAND_OVER
from reminders.forms import DutyRuleForm
from reminders.models import Duty, DutyRule

# A lead is never removed, for duties were made by it: it is set out of use.
rules = [
    path("", views.DutyRuleListPage.as_view(), name="dutyrule-list"),
    path("new/", CreatePage.as_view(model=DutyRule, form_class=DutyRuleForm), name="dutyrule-new"),
    path("<int:pk>/", DetailPage.as_view(model=DutyRule, form_class=DutyRuleForm), name="dutyrule-detail"),
    path("<int:pk>/edit/", EditPage.as_view(model=DutyRule, form_class=DutyRuleForm), name="dutyrule-edit"),
    path("<int:pk>/history/", HistoryPage.as_view(model=DutyRule), name="dutyrule-history"),
]
urlpatterns = [
    path("", views.DutyListPage.as_view(), name="duty-list"),
    path("unit/<int:record>/", structure_sections.UnitDutiesSection.as_view(), name="unit-duties"),
    path("<int:pk>/", views.DutyDetailPage.as_view(), name="duty-detail"),
    path("<int:pk>/history/", views.DutyHistoryPage.as_view(), name="duty-history"),
    *(
        path(f"{act.slug}/", ManyDutiesPage.as_view(act=act), name=f"duty-{act.slug}-many")
        for act in (DONE, HAND_OVER)
    ),
    undo_many_url(Duty),
    *act_urls(Duty, page=DutyActPage),
    path("rules/", include(rules)),
]
