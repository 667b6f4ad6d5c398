"""What everyone may see of statements: those that are issued, in a place that is open; drafts are for members."""

from django.db import models

from commonweal.live.places.visibility import OfPlaces


class Statements(OfPlaces):
    """Statements: everyone reads what is issued."""

    open_rows = models.Q(state="issued")


class OfStatements(OfPlaces):
    """Figures of a statement: as open as the statement. Which of a figure's rows one may read is asked row by row."""

    place_path = "statement__place"
    open_rows = models.Q(statement__state="issued")
