"""What the tags of a letter's template may say: show a field, repeat over a list, choose. Nothing that is not there
on sight can run, so that a template is no program.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import SandboxedEnvironment

from foundation.printing.faults import TemplateFault
from foundation.printing.texts import printable

UNKNOWN = "Không có trường {{{{ {name} }}}}; xem trang Các trường."
OPEN = "Thẻ mở mà không đóng: mỗi {{ cần }}, mỗi {% cần %} trong cùng một đoạn."
BAD_TAG = "Thẻ “{tag}” viết sai; xem trang Các trường."
RICH = "Thẻ “{tag}” không dùng được; hãy viết {{{{ ten_truong }}}}."
NOT_ALLOWED = "Thẻ chỉ được ghi trường, lặp danh sách (for) và điều kiện (if); bỏ phần “{what}”."
NESTED = "Danh sách lặp bên trong phải là của phần tử đang lặp bên ngoài."
UNBALANCED = "Có {% for %} hoặc {% if %} chưa kết thúc, hoặc thừa {% endfor %}, {% endif %}."
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
STATEMENT = re.compile(r"\{%-?(?:p|tr|tc|r)?\s+(for|endfor|if|elif|else|endif)\b.*?%\}")
SPECIAL = re.compile(r"\{\{(?:p|tr|tc|r)\s")
LOOP = {"index", "first", "last", "length"}
FILTERS = ("upper", "lower", "first", "last", "length", "join")
ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const),
    *(nodes.For, nodes.If, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Filter, nodes.Test, nodes.CondExpr),
)


class LetterEnvironment(SandboxedEnvironment):
    """Jinja with nothing but fields: an attribute is an entry of a mapping, whatever Python would find there."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.tests = {name: self.tests[name] for name in ("defined", "undefined", "none")}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, str(argument))


def plain(value: Any) -> Any:
    """The value as tags read it: texts that Word can hold, lists and mappings of them."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, (bool, int)):
        return value
    return "" if value is None else printable(str(value))


def faults_in_text(place: str, text: str) -> Iterator[TemplateFault]:
    """What is wrong with the tags of one paragraph, each told alone."""
    rest = TAG.sub("", text)
    if any(sign in rest for sign in ("{{", "}}", "{%", "%}", "{#", "#}")):
        yield TemplateFault(place, OPEN)
    for tag in TAG.findall(text):
        if SPECIAL.match(tag):
            yield TemplateFault(place, RICH.format(tag=tag))
        elif not (STATEMENT.fullmatch(tag) if tag.startswith("{%") else _readable(tag)):
            yield TemplateFault(place, BAD_TAG.format(tag=tag))


def faults_in_source(place: str, source: str) -> list[TemplateFault]:
    """What a whole part may not say, once its tags can be read."""
    try:
        tree = LetterEnvironment().parse(source)
    except TemplateSyntaxError:
        return [TemplateFault(place, UNBALANCED)]
    faults = [TemplateFault(place, NOT_ALLOWED.format(what=what)) for what in dict.fromkeys(_forbidden(tree))]
    return faults or ([TemplateFault(place, NESTED)] if _loops_apart(tree, ()) else [])


def unknown_names(source: str, known: Mapping[str, Any]) -> list[str]:
    """Fields that the tags ask for and nobody gives, in their order; what a loop makes is given."""
    tree = LetterEnvironment().parse(source)
    made = {one.name for loop in tree.find_all(nodes.For) for one in loop.target.find_all(nodes.Name)}
    made |= {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)}
    asked = (one.name for one in tree.find_all(nodes.Name) if one.ctx == "load")
    return [name for name in dict.fromkeys(asked) if name not in made | {"loop"} and name not in known]


def _readable(tag: str) -> bool:
    try:
        LetterEnvironment().parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _forbidden(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        hidden = isinstance(child, nodes.Getattr) and child.attr.startswith("_")
        unknown = isinstance(child, nodes.Filter) and child.name not in FILTERS
        if not isinstance(child, ALLOWED) or hidden or unknown:
            yield getattr(child, "attr", None) or getattr(child, "name", None) or type(child).__name__.lower()
        yield from _forbidden(child)


def _loops_apart(node: nodes.Node, made: tuple[str, ...]) -> bool:
    """Whether a loop stands in another one without going over what that one has: both together would have no end."""
    for child in node.iter_child_nodes():
        inner = made
        if isinstance(child, nodes.For):
            if not isinstance(child.iter, (nodes.Name, nodes.Getattr)) or child.recursive:
                return True
            if made and _root(child.iter) not in made:
                return True
            inner = (
                *made,
                *(
                    one.name
                    for one in [child.target, *child.target.find_all(nodes.Name)]
                    if hasattr(one, "name")
                ),
            )
        if _loops_apart(child, inner):
            return True
    return False


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return getattr(node, "name", "")
