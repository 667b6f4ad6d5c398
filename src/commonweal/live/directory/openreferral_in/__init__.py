"""Open Referral UK feeds, brought in: what one would change, the change itself, and the pages for both.

How a feed's items become rows, so that nothing is lost (`fields.py` says it field by field): what a row has a field
for stands in that field; everything else stays in the row's `extra`, under the name it has in the feed. A value that
its field cannot hold exactly stays in `extra` too, and the field is blank. So an item is `extra` and, over it, the
fields that are not blank.
"""

__all__: list[str] = []
