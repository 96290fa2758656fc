"""The addresses of a physician's own place."""

from django.urls import path

from medlegal.portal.physician import courses, own_day, own_reports, own_standing, own_statement

physician_addresses = [
    path("physician/", own_day.show, name="own_day"),
    path("physician/reports/", own_reports.due, name="own_reports"),
    path("physician/questions/", own_reports.questions, name="own_questions"),
    path("physician/standing/", own_standing.show, name="own_standing"),
    path("physician/statement/", own_statement.show, name="own_statement"),
    path("physician/statement/statement.csv", own_statement.as_rows, name="own_statement_csv"),
    path("physicians/<int:physician_id>/education/", courses.show, name="education"),
    path(
        "physicians/<int:physician_id>/education/<int:course_id>/struck/",
        courses.struck,
        name="education_struck",
    ),
    path("physicians/<int:physician_id>/terms/", courses.terms, name="physician_terms"),
]
