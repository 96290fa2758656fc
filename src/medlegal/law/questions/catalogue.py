"""All questions by name, in the order they are listed."""

from collections.abc import Mapping

from medlegal.law.questions import of_benefits, of_claims, of_evaluators, of_fees, of_rating, of_time
from medlegal.law.questions.question import Question

SUBJECTS = (of_time, of_fees, of_rating, of_benefits, of_claims, of_evaluators)

QUESTIONS: Mapping[str, Question] = {
    question.name: question for subject in SUBJECTS for question in subject.QUESTIONS
}
