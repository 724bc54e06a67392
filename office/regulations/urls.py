from django.urls import include, path

from foundation.core.pages import pages
from office.regulations import views
from office.regulations.forms import DocumentForm, RuleForm, RuleSetForm
from office.regulations.models import Document, Rule, RuleSet

rules = [
    path(
        "of/<int:rule_set>/new/",
        views.RuleCreatePage.as_view(model=Rule, form_class=RuleForm),
        name="rule-new",
    ),
    path("<int:pk>/edit/", views.RuleEditPage.as_view(model=Rule, form_class=RuleForm), name="rule-edit"),
    path("<int:pk>/remove/", views.RuleRemovePage.as_view(model=Rule), name="rule-remove"),
    path("<int:pk>/history/", views.RuleHistoryPage.as_view(model=Rule), name="rule-history"),
]
sets = [
    path("compare/", views.ComparePage.as_view(), name="ruleset-compare"),
    path("<int:pk>/history/", views.RuleSetHistoryPage.as_view(model=RuleSet), name="ruleset-history"),
    *pages(RuleSet, form=RuleSetForm, listing=views.RuleSetListPage, detail=views.RuleSetDetailPage),
]
urlpatterns = [
    path("rules/", include(rules)),
    path("sets/", include(sets)),
    path("", include(pages(Document, form=DocumentForm, listing=views.DocumentListPage))),
]
