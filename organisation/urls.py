from django.urls import include, path

from core.pages import pages
from organisation import views
from organisation.forms import BodyForm, PostForm, PostTitleForm, UnitForm
from organisation.models import Body, Post, PostTitle, Unit

urlpatterns = [
    path("units/tree/", views.UnitTreePage.as_view(), name="unit-tree"),
    path("units/", include(pages(Unit, form=UnitForm, listing=views.UnitListPage))),
    path("titles/", include(pages(PostTitle, form=PostTitleForm, listing=views.PostTitleListPage))),
    path("posts/", include(pages(Post, form=PostForm, listing=views.PostListPage))),
    path("bodies/", include(pages(Body, form=BodyForm, listing=views.BodyListPage))),
]
