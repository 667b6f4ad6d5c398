"""Answers of many people, as rows of a record."""

from datetime import date

MAY, NOVEMBER = date(2024, 5, 1), date(2024, 11, 1)


def said(scores, day=MAY, behaviour="shared_power", first=0, **who):
    """One answer for each score, of respondents first, first + 1, ..."""
    return [
        {"respondent": first + i, "date": day, "behaviour": behaviour, "score": float(s), **who}
        for i, s in enumerate(scores)
    ]
