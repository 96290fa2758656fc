"""Why a database cannot be used, in a sentence for whoever asked."""


class PostgresTrouble(Exception):
    """The database of this data folder cannot be used; the sentence says why and what to do."""


class NoPostgres(PostgresTrouble):
    """No PostgreSQL that this program can use was found."""


class SecretsLost(PostgresTrouble):
    """The file of passwords is gone, but the database they open is still there."""
