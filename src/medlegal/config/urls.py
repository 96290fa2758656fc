"""Which address is answered where."""

from datetime import date

from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.generic.base import RedirectView
from django.views.i18n import set_language

from medlegal.portal import (
    absence_letters,
    agreements,
    appointments,
    asked_requests,
    bills,
    calendar_places,
    calendars,
    communications,
    conflicts,
    contacts,
    dates,
    evaluations,
    front_door,
    gifts,
    happened,
    later_evaluations,
    law_review,
    letter_wordings,
    letters,
    new_evaluations,
    notifications,
    office_policies,
    office_surroundings,
    office_waiting,
    official_forms,
    page_parts,
    pages,
    parties,
    readings,
    record_sets,
    records,
    reminders,
    reports,
    requests,
    search,
    service,
    service_bills,
    standing,
    threads,
    ways_in,
    work_queue,
    workbench,
    workbench_data,
)
from medlegal.portal.guide.addresses import guide_addresses
from medlegal.portal.management.addresses import management_addresses
from medlegal.portal.party.addresses import party_addresses
from medlegal.portal.peers.addresses import peer_addresses
from medlegal.portal.physician.addresses import physician_addresses
from medlegal.portal.public.addresses import public_addresses
from medlegal.portal.publicity.addresses import publicity_addresses
from medlegal.portal.worker.addresses import worker_addresses


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
    path("happened/", happened.show, name="happened"),
    path("happened/<slug:act>/", happened.entered, name="happened_act"),
    path("closed/", evaluations.closed, name="evaluation_closed"),
    path("conflicts/", conflicts.show, name="conflicts"),
    path("conflicts/checked/", conflicts.checked, name="conflicts_checked"),
    path("conflicts/<int:finding_id>/<slug:act>/", conflicts.acted, name="conflict_act"),
    path("ask/", asked_requests.further, name="request_further"),
    path("later/", later_evaluations.show, name="later_evaluation"),
    path("parties/", parties.show, name="parties"),
    path("parties/added/", parties.added, name="party_added"),
    path("parties/<int:party_id>/", parties.one, name="party_of_record"),
    path("parties/<int:party_id>/left/", parties.left, name="party_left"),
    path("parties/agreements/", agreements.agreed, name="agreed"),
    path("parties/agreements/<int:agreement_id>/paper/", agreements.agreement, name="agreement"),
    path("parties/agreements/<int:agreement_id>/ended/", agreements.agreement_ended, name="agreement_ended"),
    path("history/", evaluations.history, name="history"),
    path("service/", service.show, name="service"),
    path("service/served/", service.served, name="served"),
    path("service/<int:serving_id>/", service.one, name="serving"),
    path("service/<int:serving_id>/posted/", service.posted, name="serving_posted"),
    path("service/<int:serving_id>/proved/", service.proved, name="serving_proved"),
    path("service/<int:serving_id>/<slug:name>.pdf", service.served_paper, name="served_paper"),
    path("service/proofs/<int:proof_id>/", service.proof, name="sender_proof"),
    path("service/deliveries/<int:delivery_id>/<slug:act>/", service.acted, name="delivery_act"),
    path("communications/", communications.show, name="communications"),
    path("communications/received/", communications.received, name="communication_received"),
    path("communications/<int:communication_id>/", communications.one, name="communication"),
    path(
        "communications/<int:communication_id>/letter.pdf", communications.letter, name="communication_letter"
    ),
    path("communications/<int:communication_id>/told/", communications.told, name="communication_told"),
    path(
        "communications/<int:communication_id>/decided/", communications.decided, name="communication_decided"
    ),
    path("communications/files/<int:file_id>/", communications.file, name="communication_file"),
    path("ways-in/", ways_in.show, name="ways_in"),
    path("ways-in/invited/", ways_in.invited, name="party_person_invited"),
    path("ways-in/invited/<int:invitation_id>/<slug:act>/", ways_in.invitation_act, name="invitation_act"),
    path("ways-in/worker/", ways_in.pass_given, name="pass_given"),
    path("ways-in/worker/<slug:act>/", ways_in.pass_act, name="pass_act"),
    path("ways-in/days/<int:asked_id>/", ways_in.day_answered, name="day_answered"),
    path("questionnaire/", ways_in.questionnaire, name="worker_questionnaire"),
    path("messages/", threads.show, name="messages"),
    path("messages/begun/", threads.begun, name="thread_begun"),
    path("messages/<int:thread_id>/", threads.one, name="thread"),
    path("messages/<int:thread_id>/written/", threads.written, name="message_written"),
    path("messages/attachments/<int:attachment_id>/", threads.attachment, name="attachment"),
    path("messages/attachments/<int:attachment_id>/entered/", threads.entered, name="attachment_entered"),
    path("bookings/", contacts.bookings, name="bookings"),
    path("bookings/asked/", contacts.asked, name="contact_asked"),
    path("bookings/<int:booking_id>/answered/", contacts.answered, name="booking_answered"),
    path("appointment/", appointments.booking, name="appointment"),
    path("appointment/cancelled/", appointments.cancelled, name="appointment_cancelled"),
    path("appointment/held/", dates.held, name="hour_held"),
    path("appointment/arrived/", appointments.arrived, name="worker_arrived"),
    path("appointment/interpreter/", appointments.interpreter, name="interpreter_kept"),
    path("dates/", dates.show, name="dates"),
    path("dates/offers/<int:offer_id>/", dates.offer_answered, name="offer_answered"),
    path("dates/papers/<slug:kind>/<int:row_id>/", dates.document, name="dates_paper"),
    path("dates/<slug:act>/", dates.acted, name="dates_act"),
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
    path("report/stationary/", reports.disability_stated, name="disability_stated"),
    path("report/signed/", reports.signed, name="report_signed"),
    path("report/served/", reports.served, name="report_served"),
    path("report/report.docx", reports.as_word, name="report_word"),
    path("report/report.pdf", reports.as_pdf, name="report_pdf"),
    path("letters/", letters.show, name="letters"),
    path("letters/<int:letter_id>/letter.pdf", letters.as_pdf, name="letter_pdf"),
    path("letters/<int:letter_id>/letter.docx", letters.as_word, name="letter_word"),
    path("letters/<int:letter_id>/signed/", letters.signed, name="letter_signed"),
    path("letters/<int:letter_id>/signed.pdf", letters.as_signed, name="letter_as_signed"),
    path("letters/<int:letter_id>/served/", letters.served, name="letter_served"),
    path("letters/<int:letter_id>/withdrawn/", letters.withdrawn, name="letter_withdrawn"),
    path("letters/<slug:kind>/", letters.drafted, name="letter_drafted"),
    path("bill/", bills.show, name="bill"),
    path("bill/bill.pdf", bills.as_pdf, name="bill_pdf"),
    path("bill/answers/", bills.answered, name="bill_answered"),
    path("bill/missed/<int:appointment_id>/", service_bills.missed, name="bill_missed"),
    path("bill/testimony/<int:entry_id>/", service_bills.testimony, name="bill_testimony"),
    path("bill/<int:bill_id>/", service_bills.one, name="one_bill"),
    path("bill/<int:bill_id>/bill.pdf", service_bills.one_as_pdf, name="one_bill_pdf"),
    path("bill/<int:bill_id>/answers/", service_bills.one_answered, name="one_bill_answered"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("work/", work_queue.show, name="work_queue"),
    path("work/waiting/", office_waiting.show, name="office_waiting"),
    path("home/", front_door.own_place, name="own_place"),
    path("reminders/seen/", reminders.seen, name="reminders_seen"),
    path("reminders/rule/", reminders.rule, name="reminder_rule"),
    path("evaluations/", evaluations.listed, name="evaluations"),
    path("evaluations/new/", new_evaluations.show, name="new_evaluation"),
    path("physicians/<int:physician_id>/standing/", standing.show, name="standing"),
    path("physicians/<int:physician_id>/standing/<int:clock_id>/met/", standing.met, name="standing_met"),
    path("physicians/<int:physician_id>/gifts/", gifts.show, name="gifts"),
    path("physicians/<int:physician_id>/gifts/<int:gift_id>/struck/", gifts.struck, name="gift_struck"),
    path("physicians/<int:physician_id>/told/", conflicts.disclosures, name="disclosures"),
    path(
        "physicians/<int:physician_id>/told/<int:interest_id>/ended/",
        conflicts.interest_ended,
        name="interest_ended",
    ),
    path("requests/", requests.listed, name="requests"),
    path("requests/letter/", requests.letter, name="request_letter"),
    path("requests/asked/", asked_requests.listed, name="requests_asked"),
    path("requests/ask/", asked_requests.anew, name="request_anew"),
    path("requests/<int:request_id>/", requests.show, name="request"),
    path("requests/<int:request_id>/declined/", requests.declined, name="request_declined"),
    path("requests/<int:request_id>/letter/", requests.file, name="request_file"),
    path("evaluations/<int:evaluation_id>/", include(of_evaluation)),
    path("calendar/", calendars.listed, name="calendars"),
    path("calendar/feeds/<int:practice_id>/<str:key>.ics", calendars.feed, name="calendar_feed"),
    path("calendar/openings/", calendar_places.openings, name="openings"),
    path("calendar/<int:physician_id>/", calendars.show, name="calendar"),
    path("calendar/<int:physician_id>/offices/", calendar_places.offices, name="offices"),
    path(
        "calendar/<int:physician_id>/offices/<slug:act>/", calendar_places.offices_acted, name="offices_act"
    ),
    path(
        "calendar/<int:physician_id>/rooms/<int:room_id>/closed/",
        calendar_places.room_closed,
        name="room_closed",
    ),
    path(
        "calendar/<int:physician_id>/absences/<int:absence_id>/told/",
        calendars.absence_told,
        name="absence_told",
    ),
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
    path(
        "calendar/<int:physician_id>/absences/<int:absence_id>/notice.pdf",
        absence_letters.as_pdf,
        name="absence_pdf",
    ),
    path(
        "calendar/<int:physician_id>/absences/<int:absence_id>/notice.docx",
        absence_letters.as_word,
        name="absence_word",
    ),
    path("practice/letters/", letter_wordings.listed, name="letter_wordings"),
    path(
        "practice/letters/<int:practice_id>/<slug:kind>/<slug:language>/",
        letter_wordings.one,
        name="letter_wording",
    ),
    path(
        "practice/letters/<int:practice_id>/<slug:kind>/<slug:language>/try.pdf",
        letter_wordings.tried,
        name="letter_wording_tried",
    ),
    path("practice/days/", office_policies.show, name="office_policies"),
    path("practice/forms/", official_forms.listed, name="official_forms"),
    path("practice/forms/uploaded/", official_forms.uploaded, name="official_form_uploaded"),
    path("practice/forms/<int:form_id>/", official_forms.show, name="official_form"),
    path("practice/forms/<int:form_id>/form.pdf", official_forms.original, name="official_form_file"),
    path("practice/forms/<int:form_id>/away/", official_forms.taken_away, name="official_form_away"),
    path("notifications/", notifications.listed, name="notifications"),
    path("notifications/seen/", notifications.all_seen, name="notifications_seen"),
    path("notifications/wishes/", notifications.wishes, name="notification_wishes"),
    path("notifications/<int:alert_id>/", notifications.opened, name="notification"),
    path("surroundings/", office_surroundings.listed, name="surroundings"),
    path("surroundings/<int:office_id>/", office_surroundings.one, name="surroundings_of"),
    path("undelivered/", service.undelivered, name="undelivered"),
    path("quarantine/", communications.quarantine, name="quarantine"),
    path("contacts/", contacts.listed, name="contacts"),
    path("contacts/<int:contact_id>/", contacts.one, name="contact"),
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

urlpatterns += [path("language/", set_language, name="public_language")]
urlpatterns += [*worker_addresses, *party_addresses]
urlpatterns += [*physician_addresses, *peer_addresses]
urlpatterns += [*management_addresses]
urlpatterns += [*publicity_addresses, *guide_addresses, *public_addresses]

handler400 = "medlegal.portal.error_pages.bad_request"
handler403 = "medlegal.portal.error_pages.forbidden"
handler404 = "medlegal.portal.error_pages.not_found"
handler500 = "medlegal.portal.error_pages.failed"
