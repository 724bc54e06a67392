from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0019_day_waiting"),
    ]

    operations = [
        migrations.AlterField(
            model_name="accesslog",
            name="action",
            field=models.CharField(
                choices=[
                    ("open", "Mở hồ sơ"),
                    ("list", "Xem danh sách"),
                    ("export", "Kết xuất"),
                    ("print", "In"),
                    ("download", "Tải tệp"),
                    ("upload", "Gửi tệp"),
                    ("sign_in", "Đăng nhập"),
                    ("sign_out", "Đăng xuất"),
                    ("wrong", "Đăng nhập sai"),
                    ("password", "Nhập lại mật khẩu sai"),
                    ("delayed", "Phải đợi vì thử nhiều lần"),
                    ("refused", "Bị từ chối: không có quyền"),
                    ("hidden", "Bị từ chối: không có, hoặc ngoài phạm vi"),
                    ("form", "Bị từ chối: biểu mẫu không hợp lệ"),
                ],
                max_length=10,
                verbose_name="việc",
            ),
        ),
    ]
