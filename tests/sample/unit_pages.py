"""What a commune reads in the review of 2021 whose people stand on the district's lists too."""

from django.test import Client
from django.urls import reverse

from office.campaigns.models import CampaignUnit
from office.organisation.models.users import User
from planning.models import ReviewList
from tests.planning.unit_files import cells_of


def no_page_of_a_unit_tells_of_a_list_above():
    """Nor does its workbook; what names the district there is that it runs the campaign."""
    client = Client()
    client.force_login(User.objects.get(username="cbxa"))
    own = CampaignUnit.objects.get(unit__name="Xã Hoa Thám", campaign__kind="review")
    lists = ReviewList.objects.select_related("target__post__unit", "target__post__title", "target__term")
    review, above = (lists.get(scope_unit__name=name) for name in ("Xã Hoa Thám", "Huyện Bình Gia"))
    title = above.target.post.title.name
    pages = [own.get_absolute_url(), reverse("review-answers", args=[own.pk]), reverse("campaignunit-list")]
    pages += [reverse("reviewlist-ballots", args=[review.pk]), reverse("reviewlist-list")]
    for page in pages:
        shown = client.get(page).content.decode().split("<main")[1]
        assert "Hoa Thám" in shown and title not in shown, page
    workbook = client.get(reverse("campaignunit-workbook", args=[own.pk]))
    told = str(cells_of(b"".join(workbook.streaming_content)))
    assert "Hoa Thám" in told and title not in told
    for name in ("ballots", "conference"):
        assert client.get(reverse(f"reviewlist-{name}", args=[above.pk])).status_code == 404
