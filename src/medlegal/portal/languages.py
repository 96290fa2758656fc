"""Which language a page speaks: its address says so, or a choice that the reader's browser remembers."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]

BY_CHOICE = (
    "/me/",
    "/party/",
    "/language/",
)  # one address in every language; the rest of the office speaks English


def spoken(answer: Answer) -> Answer:
    """Every page in the language of its address; where the address has none, as the reader chose or prefers."""

    def in_language(request: HttpRequest) -> HttpResponse:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        if is_by_choice(request):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return in_language


def language_of(request: HttpRequest) -> str:
    if is_by_choice(request):
        return translation.get_language_from_request(request)
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def is_by_choice(request: HttpRequest) -> bool:
    return request.path_info.startswith(BY_CHOICE)
