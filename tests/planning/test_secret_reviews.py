"""A list that is marked secret while it is reviewed: the pages of its review count, and name nobody."""

from django.urls import reverse

from planning.models import ReviewLine
from planning.reviews.acts import START
from planning.secrecy import SECRET_LIST
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.planning.review_ways import step
from tests.planning.reviews import make_review, propose

NAMES = ("Hoàng Thị An", "Lý Thị Cúc", "Nông Văn Dung", "Nông Văn Bình", "Vi Thị Em")


def named(client, address, **query):
    html = client.get(address, query).content.decode()
    return html, [name for name in NAMES if name in html]


def test_the_difference_and_the_page_of_a_marked_list_count_and_name_nobody(client, changing):
    client.force_login(changing.lan)
    address = reverse("review-difference", args=[changing.campaign.pk])
    record = changing.review.get_absolute_url()
    assert named(client, address)[1] and named(client, record)[1]
    changing.target.secret = True
    changing.target.save()
    for asked in ({}, {"who": "out"}, {"who": "after"}, {"review": changing.review.pk}):
        html, names = named(client, address, **asked)
        assert not names and SECRET_LIST in html and "who=" not in html, asked
        assert "thuộc danh sách có độ mật, chỉ tính số" in html and "Chưa có thay đổi" not in html
    html, names = named(client, record)
    assert not names and SECRET_LIST in html and "5 đồng chí" in html
    assert "Còn 3 trường hợp đã nhập tên trước khi đánh dấu" in html


def test_beside_a_marked_list_those_of_the_others_are_named(client, changing):
    other = make_target(changing.tan_van)
    make_entry(make_cadre("Bế Văn Phú", make_post("Chuyên viên", changing.tan_van)), other)
    review = step(START, make_review(other, changing.campaign))
    for line in ReviewLine.objects.filter(review_list=review):
        propose(line, "remove", "retired")
    changing.target.secret = True
    changing.target.save()
    client.force_login(changing.lan)
    html, names = named(client, reverse("review-difference", args=[changing.campaign.pk]))
    assert not names and "Bế Văn Phú" in html and "4 trường hợp thuộc danh sách có độ mật" in html
