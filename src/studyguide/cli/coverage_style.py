"""How the page of ``studyguide coverage`` looks: by light and in the dark, wide and narrow."""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark; --paper: #fdfcfa; --ink: #1d1d1f; --faint: #5d5d63;
  --line: #b9b6ae; --link: #0b4f9c; --quoted: #1b6e42; --cited: #8a5a00;
  --n1: #e7f0d8; --n2: #d3e5b8; --n3: #bcd896; --n4: #a3c972; }
@media (prefers-color-scheme: dark) { :root { --paper: #17181a; --ink: #ececec; --faint: #a9a9b0;
  --line: #55575c; --link: #8fc1ff; --quoted: #7ed3a3; --cited: #e6b85c;
  --n1: #26331c; --n2: #304423; --n3: #3b562a; --n4: #476932; } }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 6rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { margin-top: 3rem; } h3 { margin: 0 0 .3rem; }
a { color: var(--link); } a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
small, caption, .uses, .legend, table, .strip { font-family: system-ui, sans-serif; }
small, .uses { color: var(--faint); font-size: .875rem; font-weight: normal; }
table { border-collapse: collapse; font-size: .9375rem; overflow-wrap: normal;
  font-variant-numeric: tabular-nums; } .wide { overflow-x: auto; margin: 1.5rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { padding: .2rem .7rem .2rem 0; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child { text-align: left; font-weight: normal; } th[scope=col] { font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; font-size: .9375rem; }
.legend div { display: flex; gap: .5rem; } .legend dd { margin: 0; }
.legend dt { padding: 0 .5rem; }
.strip { display: flex; flex-wrap: wrap; gap: 3px; padding: 0; list-style: none; }
.strip a { display: block; min-width: 1.9rem; text-align: center; font-size: .8125rem;
  line-height: 1.75rem; text-decoration: none; }
.strip a, .legend dt { color: var(--ink); border: 2px solid; }
.strip .quoted, dt.quoted { border-color: var(--quoted); background: var(--n2); font-weight: 600; }
.strip .cited, dt.cited { border: 2px dashed var(--cited); }
.strip .unused, dt.unused { border: 2px dotted var(--line); color: var(--faint); }
article { margin: 1.4rem 0; padding: .1rem 0 .1rem 1rem; border-left: 5px dotted var(--line); }
article.quoted { border-left: 5px solid var(--quoted); }
article.cited { border-left: 5px dashed var(--cited); }
article:target, li:target { background: color-mix(in srgb, var(--link) 14%, transparent); }
article p { margin: 0 0 .3rem; } .uses { margin: 0; padding: 0; list-style: none; }
.uses li { display: inline; } .uses li:not(:last-child)::after { content: ", "; }
mark { color: inherit; text-decoration: underline; text-underline-offset: .2em; }
.n1 { background: var(--n1); text-decoration-thickness: 1px; }
.n2 { background: var(--n2); text-decoration-thickness: 2px; }
.n3 { background: var(--n3); text-decoration-thickness: 3px; }
.n4 { background: var(--n4); text-decoration-thickness: 4px; }
@media print { body { background: none; } nav { display: none; } }
"""
