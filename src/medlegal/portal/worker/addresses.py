"""The addresses of the injured worker's companion."""

from django.urls import path

from medlegal.portal.worker import entry, telling, visit

worker_addresses = [
    path("me/", visit.home, name="companion"),
    path("me/way/", visit.way, name="companion_way"),
    path("me/bring/", visit.bring, name="companion_bring"),
    path("me/rights/", visit.rights, name="companion_rights"),
    path("me/report/", visit.report, name="companion_report"),
    path("me/report/copy.pdf", visit.copy, name="companion_copy"),
    path("me/questions/", telling.questions, name="companion_questions"),
    path("me/questions/sent/", telling.sent, name="companion_questions_sent"),
    path("me/questions/<int:number>/", telling.question, name="companion_question"),
    path("me/another-day/", telling.another_day, name="companion_another_day"),
    path("me/left/", entry.left, name="companion_left"),
    path("me/<str:key>/", entry.door, name="companion_door"),
    path("me/<str:key>/code/", entry.code_sent, name="companion_code_sent"),
]
