"""A page in the browser that always shows the newest state of an outline.

``watching`` sees that a file was saved, ``workshop`` builds anew what changed, ``state`` says in
one record what the browser shows of it, and ``server`` hands that out: to this machine only, and
to nobody but the page (``guard``).
"""
