"""Opens the page in the browser of whoever runs the preview."""

from __future__ import annotations

import os
import webbrowser
from threading import Thread


def open_in_browser(address: str) -> None:
    """Open ``address`` in the browser, if there is one that does not need the terminal."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    # One that runs in the terminal is found where no other is: it would wait for keys there.
    if type(browser) is webbrowser.GenericBrowser and "BROWSER" not in os.environ:
        return
    Thread(target=browser.open, args=(address,), daemon=True).start()
