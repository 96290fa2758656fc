"""The demo's public site: invented physicians in the directory, and what invented strangers asked."""

from datetime import timedelta

from django.utils import timezone

from medlegal.flows.demo.portraits import Looks, curriculum, portrait
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
LOOKS = (
    Looks(wall="#3f6f73", coat="#f2f1ec", shirt="#c9657a", skin="#b07a56", hair="#2a1d18", is_long=True),
    Looks(wall="#6a6486", coat="#39424f", shirt="#dfe6ee", skin="#e3b999", hair="#8b8d92", is_long=False),
)
CURRICULA = (
    [
        {
            "heading": "Training (invented)",
            "lines": [
                ["1998 to 2002", "Granite University School of Medicine, M.D."],
                ["2002 to 2007", "Residency in orthopaedic surgery, Ledger Hospital"],
                ["2007 to 2008", "Fellowship, shoulder and knee, Foothill Institute"],
            ],
        },
        {
            "heading": "Practice (invented)",
            "lines": [
                ["since 2008", "Orthopaedic surgeon, Central Valley"],
                ["since 2015", "Qualified medical evaluator; agreed medical evaluator since 2018"],
            ],
        },
        {"heading": "Certification (invented)", "lines": [["2010, 2020", "Orthopaedic surgery"]]},
    ],
    [
        {
            "heading": "Training (invented)",
            "lines": [
                ["2001 to 2005", "Tidewater College of Medicine, M.D."],
                ["2005 to 2009", "Residency in psychiatry, Quiet Bay Hospital"],
            ],
        },
        {
            "heading": "Practice (invented)",
            "lines": [
                ["since 2009", "Clinics and hospitals by an invented bay"],
                ["since 2017", "Qualified medical evaluator"],
            ],
        },
        {"heading": "Certification (invented)", "lines": [["2011, 2021", "Psychiatry"]]},
    ],
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
    """Every invented physician is in the directory once, with the first opening, a drawn portrait and a CV."""
    physicians = Physician.objects.order_by("pk")
    for physician, texts, looks, parts in zip(physicians, TEXTS, LOOKS, CURRICULA, strict=False):
        about = {"specialty": physician.specialty, "languages": physician.languages, "parts": parts}
        publish_profile(
            physician,
            told={"is_published": True, "shows_opening": True, **texts},
            offices=list(offices_of(physician)),
            photo=portrait(looks),
            cv=curriculum(name=str(physician), told=about),
            at=timezone.now(),
            actor=actor,
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
