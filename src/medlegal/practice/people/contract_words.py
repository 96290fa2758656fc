"""What a contract between the company and a practice may hold, in words."""

SERVICES = {
    "scheduling": "Scheduling",
    "records": "Records",
    "reports": "Report production",
    "service": "Service of reports and notices",
    "billing": "Billing",
    "collection": "Collection",
    "offices": "Offices and rooms",
}
