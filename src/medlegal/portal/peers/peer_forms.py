"""What a physician tells the others: whether they come, a topic, a post, a card."""

from django import forms

from medlegal.portal.form_fields import TypedForm
from medlegal.practice.community.models import PeerCard, Reply

NO_PATIENT = "Nothing about a patient: no name, no number, no date. The company reads it before others do."


class ReplyForm(forms.Form):
    says = forms.ChoiceField(choices=Reply.Says.choices)


class TopicForm(forms.Form):
    title = forms.CharField(label="What it is about", max_length=120)
    text = forms.CharField(
        label="Your question or thought", widget=forms.Textarea, max_length=4000, help_text=NO_PATIENT
    )


class PostForm(forms.Form):
    text = forms.CharField(label="Your word", widget=forms.Textarea, max_length=4000, help_text=NO_PATIENT)


class CardForm(TypedForm):  # type: ignore[type-arg]
    class Meta:
        model = PeerCard
        fields = ("name", "specialty", "place", "languages", "reached_by", "about", "is_shown")
        labels = {"is_shown": "Other physicians may see this card"}
