from django.urls import include, path

from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage
from reminders import views
from reminders.forms import DoneForm, DutyRuleForm, HandOverForm, ReopenForm, SnoozeForm
from reminders.models import DutyRule

ACTS = [
    ("done", DoneForm, "Đã xong", "Đã ghi nhận việc đã xong."),
    ("snooze", SnoozeForm, "Nhắc lại sau", "Việc sẽ hiện lại vào ngày đã chọn."),
    ("handover", HandOverForm, "Chuyển người xử lý", "Đã chuyển người xử lý."),
    ("reopen", ReopenForm, "Mở lại", "Việc đã được mở lại."),
]
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
    path("<int:pk>/", views.DutyDetailPage.as_view(), name="duty-detail"),
    path("<int:pk>/history/", views.DutyHistoryPage.as_view(), name="duty-history"),
    *(
        path(
            f"<int:pk>/{name}/",
            views.DutyActPage.as_view(form_class=form, act=act, said=said),
            name=f"duty-{name}",
        )
        for name, form, act, said in ACTS
    ),
    path("rules/", include(rules)),
]
