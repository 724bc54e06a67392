from django.urls import path

from guide import views

urlpatterns = [
    path("", views.contents, name="guide"),
    path("keys/", views.keys, name="guide-keys"),
    path("<slug:slug>/", views.topic, name="guide-topic"),
]
