"""The API's addresses, and what it says of itself."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.operation import Operation

from medlegal.api import (
    appointments,
    bills,
    calendar,
    deadlines,
    evaluations,
    happened,
    history,
    law,
    pages,
    parties,
    practices,
    records,
    reports,
    requests,
    service_bills,
    standing,
)
from medlegal.api.fields import Exact
from medlegal.api.pace import BY_TOKEN
from medlegal.api.plain_docs import PlainDocs, look
from medlegal.api.problem import answer_problems

ABOUT = (
    "The practice of physicians who evaluate disputed medical claims, for programs. A token acts as its person,"
    " within its scopes, until it expires or is revoked; “medlegal token give” makes one. Every opening of an"
    " evaluation is recorded. Dollars are text with two decimals, days are ISO dates, moments carry their offset."
    " None of it is legal advice."
)
OF_EVALUATION = "/evaluations/{int:evaluation_id}"


class Api(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Such as `records_received`: the module's subject and what happened."""
        view = operation.view_func
        return f"{view.__module__.rpartition('.')[2]}_{view.__name__}"


api = Api(
    title="medlegal",
    version="1",
    description=ABOUT,
    docs=PlainDocs(),
    parser=Exact(),
    throttle=[BY_TOKEN],
    urls_namespace="api",
)
answer_problems(api)
api.add_router("/law", law.router)
api.add_router("/practices", practices.router)
api.add_router("/requests", requests.router)
api.add_router("", deadlines.router)
api.add_router("", calendar.router)
for part in (evaluations, appointments):
    api.add_router("/evaluations", part.router)
api.add_router("/physicians/{int:physician_id}/standing", standing.router)
api.add_router(OF_EVALUATION, calendar.of_evaluation)
for part in (parties, records, pages, reports, bills, service_bills, history, happened):
    api.add_router(OF_EVALUATION, part.router)


@csrf_exempt  # no session is read here
def unknown(request: HttpRequest) -> HttpResponse:
    says = "There is no such address here; /api/docs lists those there are."
    return JsonResponse({"reason": "NotFound", "says": says}, status=404)


urlpatterns = [
    path("api/docs.css", look, name="api_look"),
    path("api/", api.urls),
    re_path(r"^api/", unknown),
]
