"""What everyone may see of the fund: the pool as published; the journal is for members."""

from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces


class OfFund(OfPlaces):
    """Rows that hang on a fund: as open as the place."""

    place_path = "fund__place"


class OfVersion(OfPlaces):
    """Lines of a published version: as open as the place."""

    place_path = "version__fund__place"


class OfAgreement(OfPlaces):
    """Rows that hang on an agreement: as open as the place."""

    place_path = "agreement__fund__place"


class Journal(OfPlaces):
    """Entries of the ledger: for members of the place."""

    place_path = "fund__place"
    open_rows = NOBODY_ELSE


class Postings(OfPlaces):
    """The lines of entries: for members of the place."""

    place_path = "entry__fund__place"
    open_rows = NOBODY_ELSE
