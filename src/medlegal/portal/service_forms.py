"""What is said when a paper is served, proved, sent again or given up."""

from typing import Any

from django import forms

from medlegal.flows.serve_document import NOT_SERVED, means_of
from medlegal.portal.form_fields import DayField
from medlegal.practice.cases.models import Evaluation, Party
from medlegal.practice.cases.selectors import parties_of
from medlegal.practice.correspondence.models import Delivery, Recipient, SenderProof, Serving

KINDS = [one for one in Serving.What.choices if one[0] in ("letter", "form", "other")]
NOTED = [one for one in Delivery.State.choices if one[0] in ("sent", "delivered", "bounced")]


class ServeForm(forms.Form):
    """A paper of the office, and by which means each party gets it."""

    what = forms.ChoiceField(label="Kind of paper", choices=KINDS)
    title = forms.CharField(
        label="Name of the paper", max_length=120, help_text="As the proof of service names it."
    )
    paper = forms.FileField(label="The paper (PDF)")
    on = DayField(label="Served on")

    def __init__(self, *given: Any, evaluation: Evaluation, on: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.parties = list(parties_of(evaluation))
        for party in self.parties:
            wish = Recipient.Means(means_of(party, on=on)).label.lower()
            choices = [
                ("", f"As the party wishes ({wish})"),
                *Recipient.Means.choices,
                (NOT_SERVED, "Not served"),
            ]
            self.fields[f"party_{party.pk}"] = forms.ChoiceField(
                label=str(party), choices=choices, required=False
            )

    def clean_paper(self) -> Any:
        paper = self.cleaned_data["paper"]
        if paper.read(5) != b"%PDF-":
            raise forms.ValidationError("This is not a PDF. Save the paper as a PDF and choose it again.")
        paper.seek(0)
        return paper

    def chosen(self) -> dict[Party, str]:
        told = {party: self.cleaned_data.get(f"party_{party.pk}", "") for party in self.parties}
        return {party: by for party, by in told.items() if by}


class ProofForm(forms.Form):
    kind = forms.ChoiceField(label="Kind of proof", choices=SenderProof.Kind.choices)
    recipient = forms.ModelChoiceField(
        Recipient.objects.none(), label="Proves service on", required=False, empty_label="All of them"
    )
    file = forms.FileField(label="The scanned proof (PDF or picture)")
    on = DayField(label="Kept on")

    def __init__(self, *given: Any, serving: Serving, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["recipient"].queryset = Recipient.objects.filter(serving=serving).select_related("party")


class NotedForm(forms.Form):
    state = forms.ChoiceField(label="How it went", choices=NOTED)
    on = DayField(label="On")
    note = forms.CharField(label="Note", max_length=200, required=False)


class AgainForm(forms.Form):
    means = forms.ChoiceField(label="Send it again by", choices=Recipient.Means.choices)
    on = DayField(label="On")


class SettledForm(forms.Form):
    how = forms.CharField(label="What was done about it", max_length=200)
    on = DayField(label="On")


class ReturnedForm(forms.Form):
    message = forms.FileField(label="The returned message (.eml)")
