from django.urls import path

from office.sign_in import session_pages as pages

urlpatterns = [
    path("", pages.own_sessions, name="own-sessions"),
    path("lock/", pages.lock, name="lock"),
    path("unlock/", pages.UnlockPage.as_view(), name="unlock"),
    path("active/", pages.active, name="session-active"),
    path("of/<int:user>/", pages.AccountSessions.as_view(), name="account-sessions"),
]
