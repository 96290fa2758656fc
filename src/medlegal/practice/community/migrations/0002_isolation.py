"""Physicians and the company read what they share; each writes only under their own name."""

from django.db import migrations

from medlegal.practice.people.company import STAFF, company_wide

MEMBER = "(SELECT is_in_community())"
OWN = "user_id = (SELECT asking_user())"
AUTHOR = "author_id = (SELECT asking_user())"


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial"), ("people", "0009_standing_isolation")]
    operations = [
        company_wide("community_notice", read=MEMBER),
        company_wide("community_meeting", read=MEMBER),
        company_wide("community_reply", read=MEMBER, add=f"{MEMBER} AND {OWN}", change=OWN),
        company_wide(
            "community_topic", read=MEMBER, add=f"{MEMBER} AND begun_by_id = (SELECT asking_user())"
        ),
        company_wide(
            "community_post",
            read=f"{STAFF} OR {MEMBER} AND (state = 'shown' OR {AUTHOR})",
            add=f"{MEMBER} AND {AUTHOR}",
        ),
        company_wide("community_peercard", read=MEMBER, add=f"{MEMBER} AND {OWN}", change=OWN),
        company_wide("community_onboarding", read=STAFF),
        company_wide("community_onboardingstep", read=STAFF),
    ]
