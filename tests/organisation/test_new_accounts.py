"""An account with its first role, and who has none yet."""

from django.urls import reverse

from office.organisation.models.users import User


def test_the_chief_makes_an_account_with_its_role_at_once(client, people):
    client.force_login(people.chief)
    data = {"username": "dung", "full_name": "Lý Thị Dung", "role": "officer", "unit": people.tan_van.pk}
    refused = client.post(reverse("user-new"), data | {"role": "inspector"}).content.decode()
    assert "Đoàn kiểm tra chỉ được phân quyền có thời hạn" in refused
    assert "Quản trị hệ thống" not in refused
    refused = client.post(reverse("user-new"), data | {"unit": ""}).content.decode()
    assert "Chưa nhập phạm vi." in refused and not User.objects.filter(username="dung").exists()
    outside = client.post(reverse("user-new"), data | {"unit": "0"})
    assert len(outside.context["form"].errors["unit"]) == 1, "each fault stands once"
    assert "Phiếu cấp tài khoản" in client.post(reverse("user-new"), data).content.decode()
    made = User.objects.get(username="dung")
    assert [(each.role, each.unit) for each in made.current_grants] == [("officer", people.tan_van)]


def test_who_has_no_role_reads_whom_to_ask_for_one(client, people):
    client.force_login(people.newcomer)
    page = client.get(reverse("home"))
    html = page.content.decode()
    assert page.status_code == 403 and "chưa được giao vai trò" in html
    assert "Truongban (Lãnh đạo cơ quan tổ chức, Huyện Bình Gia)" in html and "Kythuat" not in html
