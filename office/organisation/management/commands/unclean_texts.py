from collections.abc import Iterator

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models
from django.db.models import F, Func

from foundation.core.models import ScopedModel

MOST = 20


class Command(BaseCommand):
    help = "Liệt kê các nội dung có từ trước còn thừa khoảng trắng, ký tự ẩn hoặc dấu rời; không sửa gì."

    def handle(self, *args: object, **options: object) -> None:
        found = [
            line for model in apps.get_models() if issubclass(model, ScopedModel) for line in unclean(model)
        ]
        for line in found:
            self.stdout.write(line)
        self.stdout.write("Lưu lại từng mục là sạch." if found else "Không có nội dung nào như vậy.")


def unclean(model: type[models.Model]) -> Iterator[str]:
    """A line for each field with values that a form would clean: how many, and the first numbers; never the text."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.CharField) and not field.choices:
            cleaned = Func(F(field.name), function="clean_text", output_field=models.TextField())
            keys = model._base_manager.annotate(cleaned=cleaned).exclude(**{field.name: F("cleaned")})
            keys = list(keys.order_by("pk").values_list("pk", flat=True))
            if keys:
                shown = ", ".join(map(str, keys[:MOST])) + (", …" if len(keys) > MOST else "")
                yield f"{model._meta.verbose_name}, {field.verbose_name}: {len(keys)} mục (số {shown})"
