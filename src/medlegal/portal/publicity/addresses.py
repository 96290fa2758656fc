"""The addresses behind the public site."""

from django.urls import path

from medlegal.portal.publicity import articles, inquiries, profiles

publicity_addresses = [
    path("management/content/", articles.listed, name="content"),
    path("management/content/new/", articles.begun, name="content_new"),
    path("management/content/<slug:key>/<slug:language>/", articles.show, name="content_article"),
    path("management/content/<slug:key>/<slug:language>/down/", articles.taken_down, name="content_down"),
    path(
        "management/content/<slug:key>/<slug:language>/<int:number>/",
        articles.preview,
        name="content_version",
    ),
    path(
        "management/content/<slug:key>/<slug:language>/<int:number>/<slug:act>/",
        articles.acted,
        name="content_act",
    ),
    path("management/inquiries/", inquiries.listed, name="inquiries"),
    path("management/inquiries/<int:inquiry_id>/", inquiries.one, name="inquiry"),
    path("management/inquiries/<int:inquiry_id>/<slug:act>/", inquiries.acted, name="inquiry_act"),
    path("practice/profiles/", profiles.listed, name="profiles"),
    path("practice/profiles/<int:physician_id>/", profiles.show, name="profile"),
]
