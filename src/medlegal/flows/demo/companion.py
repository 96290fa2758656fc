"""The demo's offices are described, so that an invented worker finds the way."""

from medlegal.flows.describe_office import describe_office
from medlegal.practice.companion.selectors import surroundings_of
from medlegal.practice.people.models import Office, User

WAY = {
    "directions": "From the freeway take the second exit. The building is white, beside the invented library.",
    "directions_es": "Salga de la autopista en la segunda salida. El edificio es blanco, junto a la biblioteca.",
    "entrance": "Use the door with the blue sign. The elevator is on the left. Go to Suite 3.",
    "entrance_es": "Use la puerta con el letrero azul. El elevador está a la izquierda. Vaya a la Suite 3.",
    "parking": "Behind the building, free for two hours.",
    "parking_es": "Detrás del edificio, gratis por dos horas.",
    "transit": "Bus 34 (invented) stops at the door.",
    "transit_es": "El autobús 34 (inventado) para en la puerta.",
}


def describe_offices(actor: User) -> None:
    """Every invented office that nobody described yet."""
    for office in Office.objects.filter(left_on__isnull=True):
        if surroundings_of(office) is None:
            describe_office(office, told=WAY, actor=actor)
