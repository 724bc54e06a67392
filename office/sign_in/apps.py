from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "office.sign_in"
