"""What an operation needs and gives, for the schema and for ninja: a scope, a shape or a paper, and its refusals."""

from typing import Any

from medlegal.api.bearer import Bearer
from medlegal.api.problem import REFUSALS, Problem, answers


def gives(scope: str, shape: Any, *, status: int = 200) -> dict[str, Any]:
    """An operation that answers with `shape` to a token of this scope."""
    return {
        "auth": Bearer(scope),
        "response": answers(shape, status=status),
        "openapi_extra": {"x-scope": scope},
    }


def hands_out(scope: str, kind: str) -> dict[str, Any]:
    """An operation that hands out a file of this media type to a token of this scope."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    file = {"description": "The file", "content": content}
    return {
        "auth": Bearer(scope),
        "response": {REFUSALS: Problem},
        "openapi_extra": {"x-scope": scope, "responses": {200: file}},
    }
