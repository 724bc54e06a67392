from django.urls import include, path

from config.alive import HEALTH
from config.views import health, home
from foundation.core.lookup.views import LookUpPage
from office.sign_in.leaving import SignOutPage
from office.sign_in.pages import SignInPage
from standards.comparison import StandardsSection
from upkeep.health.answering import metrics, ready

urlpatterns = [
    path("", home, name="home"),
    path(HEALTH, health, name="health"),
    path("readyz", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
    path("sign-in/", SignInPage.as_view(), name="login"),
    path("sign-in/", include("office.sign_in.factor_urls")),
    path("sign-out/", SignOutPage.as_view(), name="logout"),
    path("sessions/", include("office.sign_in.session_urls")),
    path("cadres/", include("cadre.urls")),
    path("cadres/<int:cadre>/standards/", StandardsSection.as_view(), name="cadre-standards"),
    path("standards/", include("standards.urls")),
    path("evaluation/", include("evaluation.urls")),
    path("planning/", include("planning.urls")),
    path("training/", include("training.urls")),
    path("rotation/", include("rotation.urls")),
    path("duties/", include("reminders.urls")),
    path("start/", include("start.urls")),
    path("board/", include("dashboards.urls")),
    path("reports/", include("dashboards.forms.urls")),
    path("organisation/", include("office.sign_in.urls")),
    path("organisation/", include("office.organisation.urls")),
    path("regulations/", include("office.regulations.urls")),
    path("papers/", include("office.papers.urls")),
    path("campaigns/", include("office.campaigns.urls")),
    path("paper-templates/", include("office.papers.template_urls")),
    path("ballots/", include("ballots.urls")),
    path("ask/", include("questions.urls")),
    path("look-up/<slug:kind>/", LookUpPage.as_view(), name="look-up"),
    path("find/", include("finding.urls")),
    path("guide/", include("guide.urls")),
    path("imports/", include("foundation.sheets.urls")),
    path("forms-to-fill/", include("foundation.sheets.filling.urls")),
    path("views/", include("foundation.saved_views.urls")),
    path("access/", include("access.urls")),
    path("upkeep/", include("upkeep.urls")),
    path("privacy/", include("privacy.urls")),
    path("jobs/", include("foundation.jobs.urls")),
]

handler400 = "config.views.unreadable"
handler500 = "foundation.core.answers.pages.fault"
