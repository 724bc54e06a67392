from django.urls import path

from office.sign_in import factor_pages as pages

urlpatterns = [
    path("code/", pages.CodePage.as_view(), name="factor-code"),
    path("factor/", pages.FactorPage.as_view(), name="factor"),
    path("factor/app/", pages.AppPage.as_view(), name="factor-app"),
    path("factor/codes/", pages.CodesPage.as_view(), name="factor-codes"),
]
