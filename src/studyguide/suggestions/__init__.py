"""Suggestions for a new outline, drawn from the source texts themselves.

Whatever is suggested is a stretch of a source, and nothing is said of it that does not stand
there: what cannot be told for certain is left out.

    language.py    which language a text is in
    sentences.py   where sentences begin and end
    dates.py       phrases that date something, and the EDTF of each
    events.py      dated sentences, for the timeline
    people.py      names that recur, and what the text calls who bears them
    speech.py      quoted speech, for excerpts
    words.py       what the outline says in its own words, in English and Russian
    titles.py      what the files and texts are called
    outline.py     all of this as a commented YAML file
"""
