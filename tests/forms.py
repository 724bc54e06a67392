"""A client that sends a form as a browser does: what the test fills in, and the hidden fields of the page it opened."""

import re
from html.parser import HTMLParser

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.http import QueryDict
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from foundation.core.acts.pages import ActFormPage
from foundation.core.pages import CreatePage, ShownPage
from office.sign_in.models.sessions import OpenSession

# All that the parser needs of a page; the rest of it takes twenty times as long to read.
TAGS = re.compile(r"<form\b[^>]*>|<input\b[^>]*\btype=[\"']?hidden\b[^>]*>")


class HiddenFields(HTMLParser):
    """The hidden fields of the form that fills the page."""

    def __init__(self):
        super().__init__()
        self.within, self.found = False, {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.within = attributes.get("class") == "sheet"
        elif self.within and tag == "input" and attributes.get("type") == "hidden":
            self.found.setdefault(attributes["name"], []).append(attributes.get("value") or "")


def hidden_fields(html):
    """{name: values}: the version or the token, and what each field showed."""
    parser = HiddenFields()
    parser.feed("".join(TAGS.findall(html)))
    parser.found.pop("csrfmiddlewaretoken", None)
    return parser.found


class FormClient(Client):
    # Whether the page of a form that is sent is opened before, for its hidden fields.
    opens_first = True

    def force_login(self, user, backend="office.organisation.backends.GrantBackend"):
        """A session as signing in leaves it, the password just given; what that notes else costs four times as much."""
        session, of_user = SessionStore(), (str(user.pk), backend, user.get_session_auth_hash())
        session.update(zip((SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY), of_user, strict=True))
        session.save()
        OpenSession.begin(session.session_key, user, password_at=timezone.now())
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    def post(self, path, data=None, *args, opened=None, **kwargs):
        """`opened` is the answer to the GET of the page, where the test has asked for it already."""
        view = getattr(resolve(path.partition("?")[0]).func, "view_class", object)
        if not self.opens_first:
            return super().post(path, data, *args, **kwargs)
        if issubclass(view, CreatePage | ShownPage):
            data = {**carried(opened or super().get(path)), **(data or {})}
        elif issubclass(view, ActFormPage):
            data = {**self.of_act(path, data or {}, opened), **(data or {})}
        return super().post(path, data, *args, **kwargs)

    def of_act(self, path, data, opened):
        """What the page of an act shows beside its states, of the lists that are sent."""
        chosen = {name: data[name] for name in ("list", "planned") if name in data}
        found = carried(opened or super().get(path, chosen or None))
        return {name: found[name] for name in SHOWN_BY_ACTS if name in found}


def carried(opened):
    return hidden_fields(opened.content.decode()) if opened.status_code == 200 else {}


SHOWN_BY_ACTS = ("version", "seen")


def sent_untouched(response):
    """All that a browser sends from the form of the page when nobody touches it."""
    form = response.context["form"]
    data = QueryDict(mutable=True)
    for part in form.parts():
        for bound in part:
            value = bound.field.prepare_value(bound.value())
            value = bound.field.widget.format_value(value)
            data.setlist(bound.html_name, value if isinstance(value, list) else [value or ""])
    return {**dict(data.lists()), **hidden_fields(response.content.decode())}
