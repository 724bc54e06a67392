from django.urls import path

from planning.reviews import course_pages, queue_pages

urlpatterns = [
    path("campaigns/<int:pk>/queue/", queue_pages.QueuePage.as_view(), name="review-queue"),
    *(
        path(
            f"campaigns/<int:pk>/queue/{word}/",
            queue_pages.ManyProposedPage.as_view(word=word),
            name=f"review-propose-{word}",
        )
        for word in queue_pages.TITLES
    ),
    path("lines/<int:pk>/propose/", queue_pages.ProposePage.as_view(), name="reviewline-propose"),
    path("lines/<int:pk>/course/", course_pages.LineCoursePage.as_view(), name="reviewline-course"),
    path(
        "lines/<int:pk>/course/file/",
        course_pages.LineCourseFile.as_view(),
        name="reviewline-course-file",
    ),
]
