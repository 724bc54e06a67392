from django.urls import path

from foundation.sheets.filling import views

urlpatterns = [
    path("", views.new, name="form-new"),
    path("<int:pk>/", views.detail, name="form-detail"),
    path("<int:pk>/columns/", views.columns, name="form-columns"),
    path("<int:pk>/filled/", views.filled, name="form-filled"),
    path("<int:pk>/remove/", views.remove, name="form-remove"),
]
