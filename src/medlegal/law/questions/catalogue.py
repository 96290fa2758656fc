"""All questions by name, in the order they are listed."""

from collections.abc import Mapping

from medlegal.law.questions import of_fees, of_time
from medlegal.law.questions.question import Question

QUESTIONS: Mapping[str, Question] = {
    question.name: question for room in (of_time, of_fees) for question in room.QUESTIONS
}
