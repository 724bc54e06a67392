from django.urls import path

from office.sign_in import activation, role_pages

urlpatterns = [
    path("users/password/", activation.OwnPasswordPage.as_view(), name="own-password"),
    path("users/factor-roles/", role_pages.FactorRolesPage.as_view(), name="factor-roles"),
    path("activate/", activation.ActivatePage.as_view(), name="activate"),
    path("activate/<slug:code>/", activation.ActivateCodePage.as_view(), name="activate-code"),
]
