from django.contrib.auth.password_validation import MinimumLengthValidator


class MinimumLength(MinimumLengthValidator):
    """Says in Vietnamese what Django's own translation leaves in English."""

    def get_error_message(self):
        return f"Mật khẩu quá ngắn; cần ít nhất {self.min_length} ký tự."

    def get_help_text(self):
        return f"Mật khẩu cần ít nhất {self.min_length} ký tự."
