"""The pages of the public site that are written by the company."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from medlegal.portal.public.open_to_all import open_to_all
from medlegal.portal.public.structured import news_told, organization_told
from medlegal.portal.public.texts import article_here, articles_here

DOORS_OF_HOME = 3  # the first sections of the home page: for physicians, for the parties, for injured workers


@open_to_all
def home(request: HttpRequest) -> HttpResponse:
    article = article_here("home", kind="page")
    sections = article.sections
    context = {
        "place": "home",
        "article": article,
        "doors": sections[:DOORS_OF_HOME],
        "rest": sections[DOORS_OF_HOME:],
        "news": articles_here("news")[:2],
        "structured": organization_told(request),
    }
    return render(request, "public/home.html", context)


@open_to_all
def written(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "public/page.html", {"place": key, "article": article_here(key, kind="page")})


@open_to_all
def news(request: HttpRequest) -> HttpResponse:
    return render(request, "public/news.html", {"place": "news", "articles": articles_here("news")})


@open_to_all
def news_item(request: HttpRequest, key: str) -> HttpResponse:
    article = article_here(key, kind="news")
    context = {"place": "news", "article": article, "structured": news_told(request, article)}
    return render(request, "public/page.html", context)


@open_to_all
def resources(request: HttpRequest) -> HttpResponse:
    context = {"place": "resources", "articles": articles_here("resource")}
    return render(request, "public/resources.html", context)


@open_to_all
def resource(request: HttpRequest, key: str) -> HttpResponse:
    article = article_here(key, kind="resource")
    return render(request, "public/page.html", {"place": "resources", "article": article})


@require_safe
def doors(request: HttpRequest) -> HttpResponse:
    """The ways in: for physicians and the community, for management, for parties, for an injured worker."""
    if request.user.is_authenticated:
        return redirect("own_place")
    return render(request, "public/doors.html", {"place": "sign-in"})
