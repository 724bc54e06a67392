from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"
    verbose_name = "Việc cần làm"

    def ready(self):
        """The kinds of reminders register themselves."""
        from reminders import grading, post_ends, rotation, rules, training  # noqa: F401
