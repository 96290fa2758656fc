"""The addresses of what physicians share."""

from django.urls import path

from medlegal.portal.peers import cards, lobby, talks

peer_addresses = [
    path("community/", lobby.show, name="community"),
    path("community/files/<int:notice_id>/", lobby.file, name="notice_file"),
    path("community/events/<int:meeting_id>/answered/", lobby.answered, name="event_answered"),
    path("community/topics/", talks.listed, name="topics"),
    path("community/topics/<int:topic_id>/", talks.show, name="topic"),
    path("community/peers/", cards.listed, name="peers"),
    path("community/card/", cards.own, name="peer_card"),
]
