from django.urls import path

from rotation.ends.pages import PostEndListPage

urlpatterns = [path("", PostEndListPage.as_view(), name="post-ends")]
