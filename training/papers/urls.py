from django.urls import path

from training.papers import need_pages, pages, plan_pages

urlpatterns = [
    path("needs/", need_pages.NeedPaperPage.as_view(), name="need-papers"),
    path("class/<int:pk>/", pages.ClassPapersPage.as_view(), name="class-papers"),
    path("plan/<int:pk>/", plan_pages.PlanPapersPage.as_view(), name="plan-papers"),
    path("sending/<int:pk>/", plan_pages.SendingPapersPage.as_view(), name="sending-papers"),
]
