"""The API's own page: every operation in words, made from its schema on our side, without a script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import reverse
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from medlegal.api.fields import LARGEST_ID
from medlegal.flows.give_token import SCOPES

HERE = Path(__file__).parent
TEMPLATE = Engine(dirs=[HERE / "templates"], autoescape=True)
DAY = 24 * 60 * 60
LEAST_REFUSAL = 400

Told = dict[str, Any]


class PlainDocs(DocsBase):
    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema(path_params=kwargs)
        page = TEMPLATE.get_template("api/docs.html").render(
            Context(
                {
                    "info": schema["info"],
                    "groups": groups(schema),
                    "scopes": SCOPES,
                    "shapes": shapes(schema),
                    "schema_url": self.get_openapi_url(api, kwargs),
                    "look_url": reverse("api_look"),
                }
            )
        )
        return HttpResponse(page)


def look(request: HttpRequest) -> HttpResponse:
    """The page's style sheet, which the policy for styles wants from us and in a file."""
    answer = HttpResponse((HERE / "docs.css").read_bytes(), content_type="text/css")
    answer["Cache-Control"] = f"max-age={DAY}"
    return answer


def groups(schema: Told) -> dict[str, list[Told]]:
    """The operations by their tag, in the order they were declared."""
    found: dict[str, list[Told]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(operation_told(method, path, operation))
    return found


def operation_told(method: str, path: str, operation: Told) -> Told:
    responses = operation["responses"].items()
    body = next(iter(operation.get("requestBody", {}).get("content", {}).items()), None)
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "short": path.removeprefix("/api").replace("/evaluations/{evaluation_id}", "…") or path,
        "says": operation.get("description", operation["summary"]),
        "needs": needs(operation),
        "parameters": [parameter_told(one) for one in operation["parameters"]],
        "body": body
        and {"kind": body[0], **of_kind(body[1]["schema"]), "fields": list(fields(body[1]["schema"]))},
        "answers": [answer_told(status, one) for status, one in responses if int(status) < LEAST_REFUSAL],
        "refusals": ", ".join(sorted(str(status) for status, _ in responses if int(status) >= LEAST_REFUSAL)),
    }


def needs(operation: Told) -> str:
    """The scope that a token needs for it; none for what anybody may ask."""
    return str(operation.get("x-scope", ""))


def parameter_told(parameter: Told) -> Told:
    told = {"name": parameter["name"], "required": parameter["required"], "where": parameter["in"]}
    return told | of_kind(parameter["schema"])


def answer_told(status: int | str, answer: Told) -> Told:
    kind, content = next(iter(answer.get("content", {}).items()), ("", {}))
    shape = of_kind(content.get("schema", {}))
    return {"status": status, "says": answer["description"], "kind": kind, **shape}


def shapes(schema: Told) -> list[Told]:
    """Every named shape with its keys."""
    named = schema["components"]["schemas"]
    return [
        {"name": name, "says": shape.get("description", ""), "fields": list(fields(shape))}
        for name, shape in sorted(named.items())
    ]


def fields(shape: Told) -> Iterator[Told]:
    required = shape.get("required", [])
    for name, told in shape.get("properties", {}).items():
        yield {
            "name": name,
            "required": name in required,
            "says": told.get("description", ""),
            "default": told.get("default"),
            **of_kind(told),
        }


def of_kind(schema: Told) -> Told:
    """What a value is, in words, and the shape it refers to, if any."""
    return {"words": kind_in_words(schema), "shape": shape_in(schema)}


def shape_in(schema: Told) -> str:
    parts = [schema, schema.get("items", {}), *schema.get("anyOf", [])]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), "")


def kind_in_words(schema: Told) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind_in_words(part) for part in schema["anyOf"]))
    if "enum" in schema:
        return "one of " + ", ".join(str(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {kind_in_words(schema.get('items', {}))}"
    return " ".join(filter(None, [schema.get("format") or schema.get("type", "anything"), limits(schema)]))


def limits(schema: Told) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    if most == LARGEST_ID:
        return f"from {least}"
    if least is not None and most is not None:
        return f"{least} to {most}"
    return f"of at most {schema['maxLength']} characters" if "maxLength" in schema else ""
