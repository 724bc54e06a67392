from django.urls import include, path

from foundation.core.acts.pages import act_urls
from foundation.core.pages import pages
from office.organisation import accounts, activation, level_pages, record_pages, views
from office.organisation.account_forms import NewUserForm, UntilForm, UserForm
from office.organisation.forms import BodyForm, PostForm, PostTitleForm, SpecialDayForm, UnitForm
from office.organisation.holiday_years import YEARS
from office.organisation.identity_pages import IDENTITIES
from office.organisation.models.special_days import SpecialDay
from office.organisation.models.structure import Body, Post, PostTitle, Unit
from office.organisation.models.users import User
from office.organisation.rights_table import RightsPage
from office.organisation.title_ranks import RANKS

USERS = [
    path("", accounts.UserListPage.as_view(), name="user-list"),
    path("rights/", RightsPage.as_view(), name="user-rights"),
    path("new/", accounts.UserCreatePage.as_view(model=User, form_class=NewUserForm), name="user-new"),
    path("<int:pk>/", accounts.UserDetailPage.as_view(form_class=UserForm), name="user-detail"),
    path("<int:pk>/edit/", accounts.UserEditPage.as_view(form_class=UserForm), name="user-edit"),
    path("<int:pk>/history/", accounts.UserHistoryPage.as_view(model=User), name="user-history"),
    *act_urls(User, page=accounts.AccountActPage),
    path("<int:pk>/invite/", activation.InvitePage.as_view(), name="user-invite"),
    path("grants/<int:pk>/edit/", accounts.GrantEditPage.as_view(form_class=UntilForm), name="grant-edit"),
    path("grants/<int:pk>/end/", accounts.GrantEndPage.as_view(), name="grant-end"),
]

urlpatterns = [
    path("users/", include(USERS)),
    path(
        "units/<int:unit>/levels/new/",
        level_pages.UnitLevelCreatePage.as_view(
            model=level_pages.UnitLevel, form_class=level_pages.UnitLevelForm
        ),
        name="unitlevel-new",
    ),
    path("units/levels/<int:pk>/remove/", level_pages.UnitLevelRemovePage.as_view(), name="unitlevel-remove"),
    path("units/tree/", views.UnitTreePage.as_view(), name="unit-tree"),
    path(
        "units/",
        include(pages(Unit, form=UnitForm, listing=views.UnitListPage, detail=record_pages.UnitDetailPage)),
    ),
    path("titles/ranks/", include(RANKS)),
    path("titles/", include(pages(PostTitle, form=PostTitleForm, listing=views.PostTitleListPage))),
    path(
        "posts/",
        include(pages(Post, form=PostForm, listing=views.PostListPage, detail=record_pages.PostDetailPage)),
    ),
    path(
        "bodies/",
        include(pages(Body, form=BodyForm, listing=views.BodyListPage, detail=record_pages.BodyDetailPage)),
    ),
    path("identities/", include(IDENTITIES)),
    path("days/years/", include(YEARS)),
    path("days/", include(pages(SpecialDay, form=SpecialDayForm, listing=views.SpecialDayListPage))),
]
