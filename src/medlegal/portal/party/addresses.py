"""The addresses of the parties' portal."""

from django.urls import path

from medlegal.portal.party import home, invited, sending

party_addresses = [
    path("party/", home.show, name="party"),
    path("party/invited/<str:key>/", invited.accept, name="party_invited"),
    path("party/<int:evaluation_id>/", home.one, name="party_evaluation"),
    path("party/<int:evaluation_id>/papers/<int:serving_id>.pdf", home.paper, name="party_paper"),
    path("party/<int:evaluation_id>/records/", sending.begin, name="party_send"),
    path("party/<int:evaluation_id>/records/<int:parcel_id>/", sending.parcel, name="party_parcel"),
    path(
        "party/<int:evaluation_id>/records/<int:parcel_id>/back/",
        sending.taken_back,
        name="party_parcel_back",
    ),
]
