"""Suggestions for a new outline, drawn from the source texts themselves.

Whatever is suggested is a stretch of a source, and nothing is said of it that does not stand
there: what cannot be told for certain is left out.

    language.py    which language a text is in
    sentences.py   where sentences begin and end
    dates.py       phrases that date something, and the EDTF of each
    events.py      dated sentences, for the timeline
    grammar.py     what has to be known of a language to tell what a date is about
    people.py      names that recur, and what the text calls who bears them
    names.py       how a language names people
    speech.py      quoted speech, for excerpts
    items.py       suggestions as items of the outline's lists, each proved to be a quotation
    scalars.py     words in YAML, quoted or folded where they must be
"""
