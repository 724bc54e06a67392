from django.urls import path

from foundation.sheets import views

urlpatterns = [
    path("", views.listing, name="import-list"),
    path("new/", views.new, name="import-new"),
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
]
