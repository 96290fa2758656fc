"""Where documents begin: by numbers, greetings, offices and titles, and not by what a report quotes."""

from dataclasses import replace

import pytest

from medlegal.records.doubting import doubts_of
from medlegal.records.packet import Packet
from medlegal.records.particulars import document_of
from medlegal.records.reading import Page
from medlegal.records.sights import Sight

PROSE = (
    "The claimant walked without a limp and the examination of the knee showed what is written below here."
)
HEAD = "Larkspur Medical Group\n1420 Larkspur Avenue, Fresno, CA 93721\nTel (559) 555-0100\n"
REPORT = (
    HEAD + "INDEPENDENT MEDICAL EXAMINATION\nPatient: Marisol Quintavalle\nDate of Exam: 03/04/2022\n" + PROSE
)


def parted(*texts, files=None):
    """The numbers of the pages of each document, when pages with these texts come one after another."""
    names = files or ["box.pdf"] * len(texts)
    packet = Packet()
    for at, (name, text) in enumerate(zip(names, texts, strict=True), start=1):
        packet.add(Page(name, at if files is None else 1, at, text=text, text_from="layer"))
    return [[sight.page.stamp for sight in document] for document in packet.parted]


def test_a_long_report_without_any_header_stays_one():
    assert parted(REPORT, *[f"{PROSE} {n}." for n in range(29)]) == [list(range(1, 31))]


@pytest.mark.parametrize(
    "heading", ["PSYCHOLOGICAL TESTING", "MRI OF THE LUMBAR SPINE", "OPERATIVE REPORT", "UTILIZATION REVIEW"]
)
def test_a_title_that_heads_a_section_of_a_report_does_not_part_it(heading):
    assert parted(REPORT, f"{heading}\n" + "\n".join([PROSE] * 20), PROSE) == [[1, 2, 3]]


@pytest.mark.parametrize(
    "page",
    [
        "Imelda Sarkis, SBN 190221\nIn the matter of Marisol Quintavalle\nATTESTATION REGARDING PAGE COUNT OF RECORDS\n"
        "(Title 8, California Code of Regulations, section 9793(n))\nI declare that the page count of the documents "
        "provided is 412 pages,\nand that I have complied with Labor Code section 4062.3 before sending them.",
        "State of California   EMPLOYER'S REPORT OF   OSHA CASE NO.\nOCCUPATIONAL INJURY OR\nILLNESS\n"
        "California law requires employers to report within five days every occupational injury.\n"
        "1. FIRM NAME Golden Harvest   2. MAILING ADDRESS 40 Packer Rd\nDate 09/18/2023",
    ],
)
def test_a_titled_page_that_speaks_throughout_as_its_title_says_begins_a_document(page):
    assert parted(REPORT, page) == [[1], [2]]


@pytest.mark.parametrize("foot", ["", "\nTull Campus Rehab flowsheet 1/1"])
def test_visits_on_one_form_are_parted_by_their_days(foot):
    visits = [
        f"Patient   Quintavalle, Marisol   MRN   4970\nDOS   07/{day}/2023   Visit   {n}\nS\nPain 6.\n"
        f"Progressing as expected. Cont. POC 2x/wk. {PROSE}\nZachary Ibarra, PT{foot}"
        for n, day in ((11, 16), (12, 19), (13, 21))
    ]
    assert parted(*visits) == [[1], [2], [3]]


def test_pages_that_a_foot_counts_after_the_papers_name_stay_together():
    head = "Tull Memorial Hospital Inpatient record\nQuintavalle, Marisol MRN 4970\n"
    pages = [f"{head}06/07/2023 Progress\n{PROSE}\nRelease of information copy {n}/6" for n in (2, 4, 6)]
    assert parted(*pages) == [[1, 2, 3]]


def test_a_greeting_begins_a_letter():
    letter = (
        "June 3, 2022\nRe: Marisol Quintavalle\nDear Dr. Winterbourne:\nPlease tell us when you can see her."
    )

    assert parted(REPORT, letter) == [[1], [2]]


def test_a_mail_begins_at_its_head():
    mail = "From: Petra Osei\nSent: Friday\nTo: Haruki Zamora\nSubject: Quintavalle\nThe report is late."

    assert parted(REPORT, mail) == [[1], [2]]


@pytest.mark.parametrize("foot", ["Page {} of 3", "Pase {} of 3", "p. {}", "- {} -", "Página {} de 3"])
def test_numbers_that_count_on_keep_pages_together(foot):
    pages = [f"{HEAD if n == 1 else ''}{PROSE}\n{foot.format(n)}" for n in (1, 2, 3)]

    assert parted(*pages, pages[0]) == [[1, 2, 3], [4]]


def test_what_was_printed_as_one_stays_together_though_a_section_is_titled():
    pages = [
        "OKAFOR, THEODORE MRN 7719004 DOB 09/03/1968 M\n"
        f"Encounter date: 07/03/2022 Mad River Community Hospital\n{title}\n{PROSE}\n{PROSE}\n"
        f"Printed by HIM on 01/15/2023 10:02    Page {n} of 2"
        for n, title in enumerate(("Emergency Department Provider Notes", "Discharge Instructions"), start=1)
    ]

    assert parted(*pages) == [[1, 2]]
    assert parted(pages[0], pages[0]) == [[1], [2]]


def test_numbers_of_lines_go_though_the_first_ones_were_not_read():
    rows = [f"{n} Q. Did you see a doctor that week?" for n in range(14, 26)]
    page = Page(
        "box.pdf", 1, 1, text="\n".join(["18", "12 JO DOE", "13 November 4, 2022", *rows]), text_from="ocr"
    )

    assert Sight(page).lines[:3] == ["18", "JO DOE", "November 4, 2022"]


def test_a_file_begins_a_document():
    assert parted(REPORT, PROSE, files=["one.pdf", "other.pdf"]) == [[1], [2]]


def test_pictures_that_count_on_are_pages_of_one_document():
    names = [f"IMG_{n:04}.jpg" for n in (9, 10, 11)]

    assert parted(REPORT, PROSE, REPORT.replace("2022", "2023"), files=names) == [[1, 2], [3]]


def test_pictures_whose_names_do_not_count_on_are_apart():
    assert parted(REPORT, PROSE, files=["IMG_0001.jpg", "IMG_0007.jpg"]) == [[1], [2]]


def test_the_reporters_certificate_belongs_to_the_transcript():
    lines = "\n".join(f"Q. Did you see the {n}?\nA. Yes, I did." for n in range(10))

    assert parted(
        f"DEPOSITION OF MARISOL QUINTAVALLE\n{lines}", lines, "REPORTER'S CERTIFICATE\nI certify this."
    ) == [[1, 2, 3]]


def test_the_last_line_of_a_signature_that_ran_over_stays_with_it():
    signed = REPORT + "\nElectronically signed by Tobias Winterbourne, M.D."

    assert parted(signed, "Address: 1420 Larkspur Avenue, Fresno, CA 93721 Phone: (559) 555-0100") == [[1, 2]]


def test_what_a_court_prints_on_every_page_is_no_line_of_the_document():
    page = "Case 1:19-cr-00725-ABC Document 191 Filed 05/25/21 Page 2 of 4\nThe machine was old and worn."

    sight = Sight(Page("a.pdf", 1, 1, text=page, text_from="layer"))

    assert sight.lines == ["The machine was old and worn."]
    assert sight.dates == []
    assert sight.sent_page.number == 2


def test_what_was_made_out_on_an_illegible_page_names_nobody_and_is_doubted():
    text = "Bayside Imaging Center\n9 Elm Street\nMRI of the left knee\nPatient: Odalys Fenwright\nIlse Varnum, M.D."
    page = Page("a.pdf", 1, 1, text=text, text_from="ocr", sure=0.05)
    sights = [Sight(page)]

    found = document_of(sights, 1)

    assert (found.patient, found.author, found.facility) == (None, None, None)
    assert "kind" in doubts_of(found, sights, None)
    assert document_of([Sight(replace(page, sure=0.9))], 1).patient == "Odalys Fenwright"


@pytest.mark.parametrize(
    "head",
    [
        "Fenwright, Odalys | DOB: 11/04/1955 | MRN: 0-0 LABORATORY RESULTS",
        "PATIENT NAME: FENWRIGHT, ODALYS   No. 0-0\nCollected: 03/04/2022\nReference range   Specimen",
    ],
)
def test_a_running_head_with_a_name_and_a_birth_date_is_no_title(head):
    found = document_of([Sight(Page("a.pdf", 1, 1, text=f"{head}\nGlucose 99 mg/dL", text_from="layer"))], 1)

    assert found.title == "Laboratory"


def test_a_page_without_a_title_that_speaks_of_quite_other_things_begins_a_document():
    order = "minute order   Oxnard\nApplicant by Pike, defendant by Larkin\nset for trial, otoc, discovery closed\nWCJ"
    session = (
        "pt D.A. session 3\ncoping, mood, cbt, thought log\ntearful, denies suicidal ideation, affect flat"
    )
    assert parted(session, order) == [[1], [2]]
