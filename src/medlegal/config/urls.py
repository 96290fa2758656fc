"""Which address is answered where."""

from datetime import date

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.generic.base import RedirectView

from medlegal.portal import (
    appointments,
    bills,
    calendars,
    evaluations,
    later_evaluations,
    law_review,
    new_evaluations,
    page_parts,
    pages,
    parties,
    readings,
    record_sets,
    records,
    reports,
    search,
    work_queue,
    workbench,
    workbench_data,
)


class DayInPath:
    """A day as it stands in an address: 2026-03-02."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(DayInPath, "day")

of_evaluation: list[URLPattern | URLResolver] = [
    path("", evaluations.show, name="evaluation"),
    path("deadlines/<int:deadline_id>/move/", evaluations.deadline_moved, name="deadline_moved"),
    path("closed/", evaluations.closed, name="evaluation_closed"),
    path("later/", later_evaluations.show, name="later_evaluation"),
    path("parties/", parties.show, name="parties"),
    path("parties/<int:party_id>/seats/", parties.seated, name="party_seated"),
    path("history/", evaluations.history, name="history"),
    path("appointment/", appointments.booking, name="appointment"),
    path("appointment/cancelled/", appointments.cancelled, name="appointment_cancelled"),
    path("appointment/ended/", appointments.ended, name="appointment_ended"),
    path("notice/", appointments.notice, name="notice"),
    path("notice/served/", appointments.notice_served, name="notice_served"),
    path("examination/", appointments.examination, name="examination"),
    path("records/", records.show, name="records"),
    path("records/received/", records.received, name="records_received"),
    path("records/progress/", records.progress, name="records_progress"),
    path("records/<int:set_id>/declaration/", records.declared, name="records_declared"),
    path("records/sets/<int:set_id>/", record_sets.show, name="record_set"),
    path("records/sets/<int:set_id>/<slug:act>/", record_sets.acted, name="record_set_act"),
    path("records/letters/<int:demand_id>/letter.pdf", record_sets.letter_pdf, name="demand_pdf"),
    path("records/letters/<int:demand_id>/letter.docx", record_sets.letter_word, name="demand_word"),
    path("records/letters/<int:demand_id>/served/", record_sets.letter_served, name="demand_served"),
    path("records/packet.pdf", records.compiled, name="records_compiled"),
    path("records/chronology.docx", records.chronology, name="records_chronology"),
    path("records/chronology.pdf", records.chronology_pdf, name="records_chronology_pdf"),
    path("records/index.csv", records.index, name="records_index"),
    path("records/files/<int:file_id>/", records.original, name="original_file"),
    path("records/files/<int:file_id>/password/", readings.password, name="file_password"),
    path("records/again/", readings.again, name="records_again"),
    path("pages/", pages.first, name="pages"),
    path("pages/search/", pages.search, name="pages_search"),
    path("pages/<int:stamp>/", pages.show, name="page"),
    path("pages/<int:stamp>/picture/", pages.picture, name="page_picture"),
    path("pages/<int:stamp>/thumbnail/", page_parts.thumbnail, name="page_thumbnail"),
    path("pages/<int:stamp>/words/", page_parts.words, name="page_words"),
    path("workbench/", workbench.show, name="workbench"),
    path("workbench/search/", workbench.search, name="workbench_search"),
    path("workbench/found/", workbench.found, name="workbench_found"),
    path("workbench/state/", workbench_data.state, name="workbench_state"),
    path("workbench/decisions/", workbench_data.decided, name="workbench_decide"),
    path("workbench/undo/", workbench_data.undone, name="workbench_undo"),
    path("workbench/redo/", workbench_data.redone, name="workbench_redo"),
    path("report/", reports.show, name="report"),
    path("report/sections/<slug:section>/", reports.section_written, name="section_written"),
    path("report/questions/", reports.question_listed, name="question_listed"),
    path("report/questions/<int:question_id>/", reports.question_answered, name="question_answered"),
    path("report/signed/", reports.signed, name="report_signed"),
    path("report/served/", reports.served, name="report_served"),
    path("report/report.docx", reports.as_word, name="report_word"),
    path("report/report.pdf", reports.as_pdf, name="report_pdf"),
    path("report/served.pdf", reports.as_served, name="report_as_served"),
    path("bill/", bills.show, name="bill"),
    path("bill/bill.pdf", bills.as_pdf, name="bill_pdf"),
    path("bill/answers/", bills.answered, name="bill_answered"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", work_queue.show, name="work_queue"),
    path("evaluations/", evaluations.listed, name="evaluations"),
    path("evaluations/new/", new_evaluations.show, name="new_evaluation"),
    path("evaluations/<int:evaluation_id>/", include(of_evaluation)),
    path("calendar/", calendars.listed, name="calendars"),
    path("calendar/feeds/<int:practice_id>/<str:key>.ics", calendars.feed, name="calendar_feed"),
    path("calendar/<int:physician_id>/", calendars.show, name="calendar"),
    path("calendar/<int:physician_id>/weekly/", calendars.weekly_kept, name="weekly_kept"),
    path(
        "calendar/<int:physician_id>/weekly/<int:hours_id>/ended/",
        calendars.weekly_ended,
        name="weekly_ended",
    ),
    path("calendar/<int:physician_id>/extra/", calendars.extra_kept, name="extra_kept"),
    path("calendar/<int:physician_id>/absences/", calendars.absence_kept, name="absence_kept"),
    path("calendar/<int:physician_id>/feed/", calendars.feed_given, name="feed_given"),
    path("calendar/<int:physician_id>/days/<day:on>/", calendars.day_sheet, name="day_sheet"),
    path("search/", search.show, name="search_records"),
    path("law/", law_review.show, name="law_review"),
    path("law/confirmed/", law_review.confirmed, name="law_confirmed"),
    path("", include("medlegal.api.urls")),
    path("account/signup/", RedirectView.as_view(pattern_name="account_login")),  # the office invites
    path("account/email/", RedirectView.as_view(pattern_name="mfa_index")),  # the office changes an address
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]

handler400 = "medlegal.portal.error_pages.bad_request"
handler403 = "medlegal.portal.error_pages.forbidden"
handler404 = "medlegal.portal.error_pages.not_found"
handler500 = "medlegal.portal.error_pages.failed"
