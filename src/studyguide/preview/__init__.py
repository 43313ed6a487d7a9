"""A page in the browser that always shows the newest state of an outline.

It is served to this machine only, and to nobody but the page itself.

    live.py       keeps what browsers show in step with the files
    watching.py   sees that one of them was saved
    files.py      which files those are
    worker.py     the thread in which everything is built
    workshop.py   builds anew what changed, and keeps the last pages that were good
    state.py      what the page is told, as one record
    views.py      pages, sections and printouts for it
    texts.py      the sources for it, with what uses them
    findings.py   what is to be mended, for it
    looks.py      names for how pages look: one that looks the same is not drawn again
    pictures.py   the pictures of all pages that are shown, kept
    rendering.py  how one of them is made
    server.py     the server: its routes, its beginning and its end
    answers.py    what it answers
    guard.py      to whom
    orders.py     what the page can have done
    opening.py    the author's editor, at a line
    browser.py    the author's browser, at the page
    page/         the page
"""
