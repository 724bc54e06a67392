"""Somebody at the screen without JavaScript: clicks what stands on the page, and counts the clicks."""

from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement

from django.core.files.uploadedfile import SimpleUploadedFile

from foundation.sheets.models import Import
from tests.sheets_import.files import finished

FIELDS = {"input", "select", "textarea"}
VOID = {"input", "img", "meta", "link", "br", "hr", "col", "wbr", "source"}


class Tree(HTMLParser):
    """The elements of a page that closes what it opens."""

    def __init__(self, text):
        super().__init__()
        self.root = Element("page")
        self.open = [self.root]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        made = SubElement(self.open[-1], tag, {name: value or "" for name, value in attributes})
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag):
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        SubElement(self.open[-1], "text").text = data


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def values(form):
    """{name: values} that a browser sends from an untouched form."""
    found = {}
    for field in form.iter():
        name, kind = field.get("name"), field.get("type", "text")
        if field.tag not in FIELDS or not name or "disabled" in field.attrib or kind in ("file", "submit"):
            continue
        if field.tag == "select":
            options = list(field.iter("option"))
            chosen = [option for option in options if "selected" in option.attrib] or options[:1]
            found.setdefault(name, []).extend(option.get("value", text_of(option)) for option in chosen)
        elif kind not in ("checkbox", "radio") or "checked" in field.attrib:
            found.setdefault(name, []).append(field.get("value", "on" if kind == "checkbox" else ""))
    return found


class Clicks:
    """What is on the screen; long work that a click starts is done before the next page is shown."""

    def __init__(self, client):
        self.client, self.count, self.told = client, 0, []

    def open(self, path):
        self.show(self.client.get(path, follow=True))

    def show(self, answer):
        assert answer.status_code == 200, answer.status_code
        self.answer = answer
        self.path = answer.redirect_chain[-1][0] if answer.redirect_chain else answer.request["PATH_INFO"]
        self.page = Tree(answer.content.decode()).root

    def text(self):
        return text_of(self.page)

    def link(self, words, row=""):
        """Click a link; `row` are words of the line of a list that it stands in."""
        self.click(words)
        lines = [line for line in self.page.iter("li") if row in text_of(line)] if row else [self.page]
        link = next(a.get("href") for line in lines for a in line.iter("a") if words in text_of(a))
        self.open(urljoin(self.path, link))

    def button(self, words, **filled):
        """Fill in fields, then click the button of their form; a file and what is chosen are clicks of their own."""
        self.click(words)
        form, button = next(self.buttons(words))
        chosen = [name for name, value in filled.items() if isinstance(value, SimpleUploadedFile | list)]
        self.count += len(chosen)
        named = {button.get("name"): button.get("value")} if button.get("name") else {}
        send = self.client.post if form.get("method") == "post" else self.client.get
        answer = send(form.get("action") or self.path, values(form) | named | filled, follow=True)
        sent = Import.objects.select_related("job").order_by("-pk").first()
        if sent and sent.is_busy:
            finished(sent)
            answer = self.client.get(sent.get_absolute_url(), follow=True)
        self.show(answer)

    def buttons(self, words):
        """(form, button) of each button with the words."""
        for form in self.page.iter("form"):
            yield from ((form, button) for button in form.iter("button") if words in text_of(button))

    def has(self, words):
        return any(self.buttons(words))

    def click(self, words):
        self.count += 1
        self.told.append(words)
