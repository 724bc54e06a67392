from django.urls import include, path

from foundation.bulk.undo import undo_many_url
from foundation.core.acts.pages import act_urls
from planning.models import ReviewList, ReviewNotice, ReviewOpinion
from planning.papers.review_pages import ReviewRosterPage
from planning.reviews import (
    act_pages,
    addition_pages,
    answer_pages,
    ballot_pages,
    decide_pages,
    difference_pages,
    later_pages,
    list_pages,
    notice_pages,
    opinion_pages,
    outcome_pages,
    paper_pages,
    queue_urls,
    record_pages,
    setup_pages,
)
from planning.reviews.acts import DECIDE, DECIDE_LATER

LISTS = [
    path("", list_pages.ReviewListPage.as_view(), name="reviewlist-list"),
    path(
        "<int:pk>/",
        record_pages.ReviewDetailPage.as_view(form_class=record_pages.ReviewListForm),
        name="reviewlist-detail",
    ),
    path("<int:pk>/edit/", record_pages.ReviewEditPage.as_view(), name="reviewlist-edit"),
    path("<int:pk>/remove/", record_pages.ReviewRemovePage.as_view(), name="reviewlist-remove"),
    path("<int:pk>/history/", record_pages.ReviewHistoryPage.as_view(), name="reviewlist-history"),
    path("<int:pk>/add/", addition_pages.AddLinePage.as_view(), name="reviewline-add"),
    path("<int:pk>/outcomes/", outcome_pages.OutcomesPage.as_view(), name="reviewlist-outcomes"),
    path("<int:pk>/notices/", notice_pages.ListNoticesPage.as_view(), name="reviewlist-notices"),
    path("<int:pk>/opinions/", opinion_pages.OpinionsPage.as_view(), name="reviewlist-opinions"),
    path("<int:pk>/ballots/", ballot_pages.BallotsPage.as_view(), name="reviewlist-ballots"),
    path("<int:pk>/ballots/new/", ballot_pages.ConferencePage.as_view(), name="reviewlist-conference"),
    path("<int:pk>/ballots/tie/", ballot_pages.TiePage.as_view(), name="reviewlist-tie"),
    path("<int:pk>/papers/", paper_pages.ListPapersPage.as_view(), name="reviewlist-papers"),
    path(
        f"<int:pk>/{DECIDE.slug}/", decide_pages.ReviewDecidePage.as_view(), name=f"reviewlist-{DECIDE.slug}"
    ),
    path(
        f"<int:pk>/{DECIDE_LATER.slug}/",
        later_pages.LaterDecidePage.as_view(),
        name=f"reviewlist-{DECIDE_LATER.slug}",
    ),
    path(f"{DECIDE.slug}/", decide_pages.ManyDecidePage.as_view(), name=f"reviewlist-{DECIDE.slug}-many"),
    *(
        path(f"{act.slug}/", act_pages.ManyReviewsPage.as_view(act=act), name=f"reviewlist-{act.slug}-many")
        for act in list_pages.MANY
        if act is not DECIDE
    ),
    undo_many_url(ReviewList),
    *act_urls(ReviewList, page=act_pages.ReviewActPage, undoing=act_pages.ReviewUndoPage),
]
NOTICES = [
    path("", notice_pages.NoticeListPage.as_view(), name="reviewnotice-list"),
    path(
        "<int:pk>/",
        notice_pages.NoticeDetailPage.as_view(form_class=notice_pages.ReviewNoticeForm),
        name="reviewnotice-detail",
    ),
    path("<int:pk>/edit/", notice_pages.NoticeEditPage.as_view(), name="reviewnotice-edit"),
    path(
        "<int:pk>/history/",
        notice_pages.NoticeHistoryPage.as_view(model=ReviewNotice),
        name="reviewnotice-history",
    ),
    path("<int:pk>/remove/", notice_pages.NoticeRemovePage.as_view(), name="reviewnotice-remove"),
]
OPINIONS = [
    path("<int:pk>/edit/", opinion_pages.OpinionEditPage.as_view(), name="reviewopinion-edit"),
    path("<int:pk>/remove/", opinion_pages.OpinionRemovePage.as_view(), name="reviewopinion-remove"),
    path(
        "<int:pk>/history/",
        opinion_pages.OpinionHistoryPage.as_view(model=ReviewOpinion),
        name="reviewopinion-history",
    ),
]
urlpatterns = [
    path("", include(queue_urls)),
    path("lists/", include(LISTS)),
    path("notices/", include(NOTICES)),
    path("units/<int:pk>/answers/", answer_pages.AnswersPage.as_view(), name="review-answers"),
    path("units/<int:pk>/withdraw/", answer_pages.WithdrawPage.as_view(), name="review-withdraw"),
    path("opinions/", include(OPINIONS)),
    path("campaigns/<int:record>/", list_pages.ReviewsOfCampaign.as_view(), name="review-of-campaign"),
    path(
        "campaigns/<int:pk>/difference/", difference_pages.DifferencePage.as_view(), name="review-difference"
    ),
    path("campaigns/<int:pk>/roster/", ReviewRosterPage.as_view(), name="review-roster"),
    path("campaigns/<int:pk>/notices/", notice_pages.CampaignNoticesPage.as_view(), name="review-notices"),
    path("campaigns/<int:pk>/papers/", paper_pages.CampaignPapersPage.as_view(), name="review-papers"),
    path("campaigns/<int:pk>/choose/", setup_pages.ChooseListsPage.as_view(), name="review-choose"),
]
