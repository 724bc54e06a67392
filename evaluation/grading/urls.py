"""The year's grading; each part of the work has its own addresses."""

urlpatterns: list = []
