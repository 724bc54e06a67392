"""Whose address a request comes from. What a proxy says of it is believed of the office's own proxies alone."""

from collections.abc import Callable, Iterable
from functools import partial
from ipaddress import ip_address, ip_network
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

HERE = "127.0.0.1"
SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")


def networks(written: Iterable[str]) -> list[Any]:
    try:
        return [ip_network(network) for network in written]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"CADRE_PROXIES: {error}; write addresses or networks by comma, as in 192.168.1.5,10.0.0.0/24."
        ) from None


def is_ours(address: str, proxies: list[Any]) -> bool:
    """A request without an address came through a socket, which only the office's proxy may open."""
    try:
        return not address or any(ip_address(address) in network for network in proxies)
    except ValueError:
        return False


def tell_client(meta: dict[str, Any], proxies: list[Any]) -> None:
    """Put the client's address in place of the proxy's; forget what a stranger says about himself."""
    peer = meta.get("REMOTE_ADDR") or ""
    if not is_ours(peer, proxies):
        for name in SAID_BY_PROXIES:
            meta.pop(name, None)
        return
    hops = [hop.strip() for hop in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    # Each hop was written by the one after it, so the last that is none of ours is the client.
    client = next((hop for hop in reversed(hops) if not is_ours(hop, proxies)), "")
    meta["REMOTE_ADDR"] = client if is_address(client) else peer or HERE


def is_address(text: str) -> bool:
    try:
        return bool(ip_address(text))
    except ValueError:
        return False


def client_middleware(
    answered: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Stands before all others: history, access log and locks of sign-ins read REMOTE_ADDR."""
    told = partial(tell_client, proxies=networks(settings.PROXIES))

    def answer(request: HttpRequest) -> HttpResponse:
        told(request.META)
        return answered(request)

    return answer
