from django.urls import path

from foundation.saved_views.pages import SavedViewsPage

urlpatterns = [path("<slug:name>/", SavedViewsPage.as_view(), name="saved-views")]
