"""What somebody of the company writes into a page of the public site."""

from typing import Any

from django import forms

from medlegal.practice.publicity.models import Article, Language

MARKS = (
    "Leave an empty line between paragraphs. ## begins a section, - begins a line of a list, "
    "**bold**, [words](/address/). {company} and {since} stand for the company's name and first year."
)


class ArticleForm(forms.Form):
    title = forms.CharField(max_length=120)
    summary = forms.CharField(max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    body = forms.CharField(
        required=False, max_length=60_000, widget=forms.Textarea(attrs={"rows": 22}), help_text=MARKS
    )

    def told(self) -> dict[str, str]:
        return {
            key: str(self.cleaned_data[key]).replace("\r\n", "\n") for key in ("title", "summary", "body")
        }


class NewArticleForm(ArticleForm):
    kind = forms.ChoiceField(choices=[("news", "News"), ("resource", "Resource")])
    name = forms.CharField(
        max_length=60, label="Name in the address", help_text="A few words, such as: new office in Fresno"
    )
    language = forms.ChoiceField(choices=Language.choices)
    field_order = ("kind", "language", "name", "title", "summary", "body")

    def named(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("kind", "name", "language")}


KIND_WORDS = {kind.value: kind.label for kind in Article.Kind}
