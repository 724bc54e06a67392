from django.urls import path

from foundation.sheets import closing, remembered, views
from foundation.sheets.undo import pages as undoing

urlpatterns = [
    path("", views.listing, name="import-list"),
    path("new/", views.new, name="import-new"),
    path("remembered/", remembered.remembered, name="import-remembered"),
    path("<int:pk>/", views.detail, name="import-detail"),
    path("<int:pk>/file/", views.content, name="import-file"),
    path("<int:pk>/columns/", views.columns, name="import-columns"),
    path("<int:pk>/look/", views.look, name="import-look"),
    path("<int:pk>/look/answers/", views.answer, name="import-answer"),
    path("<int:pk>/look/again/", views.look_again, name="import-look-again"),
    path("<int:pk>/write/", views.write, name="import-write"),
    path("<int:pk>/result/", views.result, name="import-result"),
    path("<int:pk>/rest/", views.rest, name="import-rest"),
    path("<int:pk>/retry/", views.retry, name="import-retry"),
    path("<int:pk>/marked/", views.marked, name="import-marked"),
    path("<int:pk>/remove/", views.remove, name="import-remove"),
    path("<int:pk>/close/", closing.close, name="import-close"),
    path("<int:pk>/closed/", closing.closed, name="import-closed"),
    path("<int:pk>/reopen/", closing.reopen, name="import-reopen"),
    path("<int:pk>/undo/", undoing.show, name="import-undo"),
    path("<int:pk>/undo/look/", undoing.look, name="import-undo-look"),
    path("<int:pk>/undo/do/", undoing.take_back, name="import-undo-do"),
]
