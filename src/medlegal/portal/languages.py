"""Which language a page speaks: its address says so, or a choice that the reader's browser remembers."""

import re
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from medlegal.practice.people.models import User
from medlegal.practice.people.selectors import roles_of, works_for_company

Answer = Callable[[HttpRequest], HttpResponse]

BY_CHOICE = ("/me/", "/party/", "/language/")  # one address in every language
SHARED = re.compile(r"/(account|notifications|requests/(asked|ask)|evaluations/\d+/(ask|messages))/")
# What a party's person opens as well as the office, which speaks English.


def spoken(answer: Answer) -> Answer:
    """Every page in the language of its address; where the address has none, as the reader chose or prefers."""

    def in_language(request: HttpRequest) -> HttpResponse:
        request.speaks_by_choice = is_by_choice(request)
        return answered_in(language_of(request), request, answer)

    return in_language


def spoken_where_shared(answer: Answer) -> Answer:
    """A page of the office's speaks as a party's person chose; it has to be known who reads, and what they may see."""

    def in_language(request: HttpRequest) -> HttpResponse:
        if not SHARED.match(request.path_info) or is_of_a_house(request.user):
            return answer(request)
        request.speaks_by_choice = True
        return answered_in(translation.get_language_from_request(request), request, answer)

    return in_language


def answered_in(language: str, request: HttpRequest, answer: Answer) -> HttpResponse:
    with translation.override(language):
        request.LANGUAGE_CODE = language
        response = answer(request)
    response.headers.setdefault("Content-Language", language)
    if request.speaks_by_choice:
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def is_of_a_house(user: User | AnonymousUser) -> bool:
    """Whether the reader works in a practice or for the company."""
    return user.is_authenticated and (bool(roles_of(user)) or works_for_company(user))


def language_of(request: HttpRequest) -> str:
    if is_by_choice(request):
        return translation.get_language_from_request(request)
    return translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def is_by_choice(request: HttpRequest) -> bool:
    return request.path_info.startswith(BY_CHOICE)
