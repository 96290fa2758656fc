"""The facts of one case as the report's room takes them, gathered from where they are kept."""

from datetime import date

from medlegal.flows.code_evaluation import Coded
from medlegal.flows.refusal import NoReport
from medlegal.law.dates import ExaminationDate
from medlegal.law.panels.availability import evaluation_minutes
from medlegal.practice.authoring.models import Question, Report, Sentence
from medlegal.practice.authoring.selectors import questions_of, report_of, sections_of, sentences_of
from medlegal.practice.cases.models import Claimant, Evaluation, Examination, Party
from medlegal.practice.cases.selectors import assistants_of, examination_of, injuries_of, parties_of, payer_of
from medlegal.practice.correspondence.communication_selectors import letters_about_contact
from medlegal.practice.intake.models import Document
from medlegal.practice.intake.selectors import SenderCount, counts_by_sender, documents_of_set
from medlegal.practice.people.models import Office, Practice
from medlegal.reports import facts

CAPACITIES = {
    Party.Role.WORKER: "injured worker",
    Party.Role.APPLICANT_ATTORNEY: "applicant's attorney",
    Party.Role.DEFENSE_ATTORNEY: "defense attorney",
    Party.Role.CLAIMS_ADMINISTRATOR: "claims administrator",
    Party.Role.EMPLOYER: "employer",
    Party.Role.CO_DEFENDANT_ATTORNEY: "co-defendant's attorney",
    Party.Role.CO_DEFENDANT_ADMINISTRATOR: "co-defendant's claims administrator",
    Party.Role.LIEN_CLAIMANT: "lien claimant",
}


def gather_facts(evaluation: Evaluation, *, on: date, coded: Coded | None) -> facts.CaseFacts:
    """Everything the report states of this case, as it stands. Nothing is decided here.

    Refused for a deposition, which has no report.
    """
    if evaluation.kind == Evaluation.Kind.DEPOSITION:
        raise NoReport
    report = report_of(evaluation)
    counts = [count for count in counts_by_sender(evaluation) if not count.is_held]
    is_supplemental = evaluation.kind == Evaluation.Kind.SUPPLEMENTAL
    return facts.CaseFacts(
        caption=caption_of(evaluation),
        evaluator=evaluator_of(evaluation),
        kind=facts.EvaluationKind(evaluation.kind),
        report_date=report.signed_on if report and report.signed_on else on,
        examination=None if is_supplemental else as_examination(examination_of(evaluation), report),
        helpers=helpers_of(evaluation, report),
        parties=tuple(as_party(party) for party in parties_of(evaluation)),
        written=written(evaluation),
        questions=questions_asked(evaluation, report),
        record_sets=tuple(as_record_set(count, cited_documents(evaluation)) for count in counts),
        pages_reviewed=sum(count.attested for count in counts),
        fee_basis=as_fee_basis(coded),
        attachments=("Declaration of service (QME Form 122)",) if evaluation.is_represented else (),
        requested_by=requester(evaluation) if is_supplemental else "",
        requested_on=evaluation.requested_on if is_supplemental else None,
        previous_report_on=previous_report_on(evaluation),
        one_sided=one_sided_of(evaluation),
        followed_guidelines=report.followed_guidelines if report else None,
        county=report.county if report else "",
        signed_on=report.signed_on if report else None,
    )


def one_sided_of(evaluation: Evaluation) -> tuple[facts.OneSided, ...]:
    """What came from one side alone and every party was told of, as the evaluator too may know it."""
    return tuple(
        facts.OneSided(str(letter).removeprefix("letter about "), letter.served_on, was_released)
        for letter, was_released in letters_about_contact(evaluation)
    )


def helpers_of(evaluation: Evaluation, report: Report | None) -> tuple[facts.Helper, ...] | None:
    """Who helped, as recorded with the examination or said at the signature; None while nobody has said it."""
    helpers = tuple(facts.Helper(a.name, a.qualification, a.service) for a in assistants_of(evaluation))
    is_said = bool(report and report.nobody_helped) or examination_of(evaluation) is not None
    return helpers if helpers or is_said else None


def questions_asked(evaluation: Evaluation, report: Report | None) -> tuple[facts.Question, ...] | None:
    """The letters' questions; none only if the physician says that none were asked."""
    questions = tuple(as_question(question) for question in questions_of(evaluation))
    return questions if questions or (report and report.no_questions_asked) else None


def caption_of(evaluation: Evaluation) -> facts.Caption:
    injuries = list(injuries_of(evaluation))
    payer = payer_of(evaluation)
    return facts.Caption(
        worker=facts.Worker(
            name=str(evaluation.claimant),
            born_on=evaluation.claimant.born_on,
            is_represented=evaluation.is_represented,
            address=as_address(evaluation.claimant),
            language=evaluation.language,
        ),
        employers=tuple(dict.fromkeys(injury.employer for injury in injuries)),
        claims_administrator=(payer.firm or payer.name) if payer else "",
        claim_numbers=tuple(dict.fromkeys(injury.claim_number for injury in injuries)),
        adj_numbers=tuple(dict.fromkeys(injury.adj_number for injury in injuries if injury.adj_number)),
        panel_number=evaluation.panel_number,
        injuries=tuple(
            facts.Injury(
                began_on=injury.began_on,
                ended_on=injury.ended_on,
                body_parts=tuple(part.strip() for part in injury.body_parts.split(",") if part.strip()),
                claim_number=injury.claim_number,
                adj_number=injury.adj_number,
            )
            for injury in injuries
        ),
    )


def evaluator_of(evaluation: Evaluation) -> facts.Evaluator:
    physician = evaluation.physician
    return facts.Evaluator(
        name=physician.name,
        credentials=physician.credentials,
        specialty=physician.specialty,
        licence_number=physician.license_number,
        role=facts.Role(evaluation.role),
        address=as_address(evaluation.practice),
        phone=evaluation.practice.phone,
    )


def as_address(placed: Practice | Office | Party | Claimant) -> facts.Address:
    return facts.Address(street=placed.street, city=placed.city, state=placed.state, zip_code=placed.zip_code)


def as_party(party: Party) -> facts.Party:
    return facts.Party(party.name, CAPACITIES[Party.Role(party.role)], as_address(party), party.firm)


def as_examination(held: Examination | None, report: Report | None) -> facts.Examination | None:
    if held is None:
        return None
    interpreter = None
    if held.interpreter_name:
        interpreter = facts.Interpreter(
            held.interpreter_name, held.interpreter_language, held.interpreter_certificate
        )
    present = tuple(person.strip() for person in held.persons_present.split(",") if person.strip())
    return facts.Examination(
        examined_on=held.examined_on,
        place=as_address(held.office),
        face_to_face_minutes=held.face_to_face_minutes,
        identity_seen=held.identity_seen,
        persons_present=present,
        interpreter=interpreter,
        shortest_time=shortest_time(held),
        why_shorter=report.departure_reason if report else "",
    )


def shortest_time(held: Examination) -> facts.ShortestTime:
    """The least minutes the law asks for the physician's kind of evaluation."""
    least = evaluation_minutes(
        kind=held.evaluation.physician.evaluates, examined_on=ExaminationDate(held.examined_on)
    )
    return facts.ShortestTime(least.minutes, least.steps[0].citation, least.confidence)


def written(evaluation: Evaluation) -> dict[facts.Topic, tuple[facts.Paragraph, ...]]:
    """What the physician typed, by topic, each paragraph with the stamps of the pages it cites."""
    return {
        facts.Topic(section): tuple(as_paragraph(sentence) for sentence in sentences)
        for section, sentences in sections_of(evaluation).items()
        if section in set(facts.Topic)
    }


def as_paragraph(sentence: Sentence) -> facts.Paragraph:
    stamps = tuple(sorted(source.page.stamp for source in sentence.source_set.all() if source.page))
    is_own = sentence.written_from == Sentence.WrittenFrom.PHYSICIAN
    return facts.Paragraph(text=sentence.text, stamps=stamps, is_physicians_own=is_own)


def as_question(question: Question) -> facts.Question:
    answer = tuple(facts.Paragraph(line, (), True) for line in question.answer.splitlines() if line.strip())
    return facts.Question(
        asked_by=question.party.name, asked_on=question.asked_on, text=question.text, answer=answer
    )


def cited_documents(evaluation: Evaluation) -> frozenset[int]:
    """The documents that a standing sentence of the physician cites: those the report relies on."""
    pages = (source.page for sentence in sentences_of(evaluation) for source in sentence.source_set.all())
    return frozenset(page.document_id for page in pages if page and page.document_id)


def as_record_set(count: SenderCount, relied_on: frozenset[int]) -> facts.RecordSet:
    return facts.RecordSet(
        sender=count.sender,
        received_on=count.record_set.received_on,
        declared_pages=count.declared,
        received_pages=count.received,
        attested_by=count.declaration.signer if count.declaration else "",
        attested_on=count.declaration.signed_on if count.declaration else None,
        documents=tuple(as_document(document, relied_on) for document in documents_of_set(count.record_set)),
        unreadable_pages=count.unreadable,
    )


def as_document(document: Document, relied_on: frozenset[int]) -> facts.RecordDocument:
    first_of_repeated = document.repeats.page_set.order_by("stamp").first() if document.repeats else None
    return facts.RecordDocument(
        dated_on=document.dated_on,
        kind=document.kind,
        title=document.title,
        author=document.author,
        facility=document.facility,
        pages=document.pages_count,
        first_stamp=document.first_stamp,
        last_stamp=document.last_stamp,
        repeats_stamp=first_of_repeated.stamp if first_of_repeated else None,
        was_relied_on=document.pk in relied_on,
    )


def as_fee_basis(coded: Coded | None) -> facts.FeeBasis | None:
    if coded is None:
        return None
    return facts.FeeBasis(
        code=coded.code,
        service=coded.service,
        why=coded.why,
        modifiers=tuple(facts.Modifier(f"-{code}", why) for code, why in coded.modifiers),
        pages=coded.pages,
        citation=coded.fee.steps[0].citation,
        confidence=coded.fee.confidence,
    )


def requester(evaluation: Evaluation) -> str:
    """Who asked, as far as the questions tell; otherwise the parties."""
    asked = questions_of(evaluation).first()
    return str(asked.party) if asked else "the parties"


def previous_report_on(evaluation: Evaluation) -> date | None:
    report = report_of(evaluation.prior) if evaluation.prior else None
    return report.signed_on if report else None
