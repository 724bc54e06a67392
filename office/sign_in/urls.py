from django.urls import path

from office.organisation.account_forms import GrantForm
from office.organisation.models.users import Grant
from office.sign_in import activation, role_pages
from office.sign_in.granting import GrantPage

urlpatterns = [
    path("users/password/", activation.OwnPasswordPage.as_view(), name="own-password"),
    path("users/factor-roles/", role_pages.FactorRolesPage.as_view(), name="factor-roles"),
    path(
        "users/<int:user>/grants/new/",
        GrantPage.as_view(model=Grant, form_class=GrantForm),
        name="grant-new",
    ),
    path("activate/", activation.ActivatePage.as_view(), name="activate"),
    path("activate/<slug:code>/", activation.ActivateCodePage.as_view(), name="activate-code"),
]
