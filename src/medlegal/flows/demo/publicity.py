"""The demo's public site: invented physicians in the directory, and what invented strangers asked."""

from datetime import timedelta

from django.utils import timezone

from medlegal.flows.publish_profile import publish_profile
from medlegal.flows.receive_inquiry import receive_inquiry, receive_joining
from medlegal.practice.people.models import Physician, User
from medlegal.practice.people.selectors import offices_of

TEXTS = (
    {
        "about_en": "Evaluates injuries of the spine, the shoulder and the knee. Everything on this page is invented.",
        "about_es": "Evalúa lesiones de la espalda, el hombro y la rodilla. Todo en esta página es inventado.",
        "training_en": "- Medical school: Granite University (invented)\n- Residency: Ledger Hospital (invented)",
        "training_es": "- Medicina: Universidad Granite (inventada)\n- Residencia: Hospital Ledger (inventado)",
        "background_en": "Eighteen invented years of practice with working people in the Central Valley.",
        "background_es": "Dieciocho años inventados de práctica con trabajadores del Valle Central.",
        "is_ame": True,
    },
    {
        "about_en": "Evaluates psychiatric injuries. Everything on this page is invented.",
        "about_es": "Evalúa lesiones psiquiátricas. Todo en esta página es inventado.",
        "training_en": "- Medical school: Tidewater College (invented)\n- Residency: Quiet Bay Hospital (invented)",
        "background_en": "Twelve invented years in clinics and hospitals by an invented bay.",
    },
)
ASKED = {
    "name": "Wilhelmina Stroud (invented)",
    "email": "stroud@demo.example",
    "phone": "",
    "writes_as": "attorney",
    "message": "We have agreed on an orthopaedic AME. Which papers do you need before a date can be offered?",
}
JOINS = {
    "name": "Dr. Ansel Okonjo (invented)",
    "email": "okonjo@demo.example",
    "phone": "(916) 555-0123",
    "writes_as": "physician",
    "message": "I have passed the examination and would like to know what your office takes over.",
}


def publish_physicians(actor: User) -> None:
    """Every invented physician is in the directory, with the first opening."""
    for physician, texts in zip(Physician.objects.order_by("pk"), TEXTS, strict=False):
        told = {"is_published": True, "shows_opening": True, **texts}
        offices = list(offices_of(physician))
        publish_profile(
            physician, told=told, offices=offices, photo=None, cv=None, at=timezone.now(), actor=actor
        )


def ask_the_company() -> None:
    """A question of two days ago, and a physician who wants to join since yesterday."""
    now = timezone.now()
    receive_inquiry(told=ASKED, language="en", at=now - timedelta(days=2))
    receive_joining(
        told=JOINS,
        specialty="Neurology",
        county="Sacramento",
        is_qme=False,
        language="en",
        at=now - timedelta(days=1),
    )
