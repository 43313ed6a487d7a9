"""Makes the goldens in this folder: what pandoc's citeproc prints, and where we depart.

    python make.py FOLDER_OF_CSL_STYLES

The folder holds ``modern-language-association.csl`` and ``apa.csl`` of the CSL project;
pandoc has Chicago built in. ``pandoc`` comes from the PATH or from the package
``pypandoc_binary``. Neither is needed to run the tests, which read only what this writes.

Each ``NAME.yaml`` holds references and citations to print; ``departures.yaml`` says where our
formatters print something else on purpose, and by what rule. A golden, ``NAME.STYLE.txt``,
is made of blocks::

    ## entry essay
    what studyguide prints, italics between asterisks
    pandoc: what pandoc prints, if that differs
    because: the rule by which it does
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
STYLES = {
    "chicago-author-date": None,
    "mla": "modern-language-association.csl",
    "apa": "apa.csl",
}
LOCATORS = {"chicago-author-date": "para", "mla": "par", "apa": "para"}


def main(styles: Path) -> None:
    departures = load(HERE / "departures.yaml")
    for source in sorted(HERE.glob("*.yaml")):
        if source.name == "departures.yaml":
            continue
        case = load(source)
        for style, csl in STYLES.items():
            blocks = printed(case, style, styles / csl if csl else None)
            own = departures.get(source.stem, {}).get(style, {})
            text = golden(source.name, style, blocks, own)
            (HERE / f"{source.stem}.{style}.txt").write_text(text, encoding="utf-8")


def load(path: Path) -> Any:
    """YAML with every scalar as the string that was written."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def pandoc() -> str:
    found = shutil.which("pandoc")
    if found:
        return found
    import pypandoc

    return pypandoc.get_pandoc_path()


def printed(case: Any, style: str, csl: Path | None) -> dict[str, str]:
    """What pandoc prints, by the names of the blocks."""
    references = [csl_json(reference) for reference in case["references"]]
    folder = HERE / ".pandoc"
    folder.mkdir(exist_ok=True)
    try:
        (folder / "references.json").write_text(json.dumps(references))
        head = ["---", "lang: en-US", "nocite: '@*'", "bibliography: references.json"]
        head += [f"csl: {csl.resolve()}"] if csl else []
        body = [pandoc_citation(citation, LOCATORS[style]) for citation in case["cite"]]
        source = "\n".join([*head, "---", "", "\n\n".join(body), "\n::: {#refs}\n:::\n"])
        run = subprocess.run(
            [pandoc(), "--citeproc", "--from=markdown", "--to=json"],
            input=source,
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
        )
    finally:
        shutil.rmtree(folder)
    return blocks_of(json.loads(run.stdout), case)


def csl_json(reference: dict[str, Any]) -> dict[str, Any]:
    """The reference with dates in the only shape that pandoc reads from CSL JSON."""
    result = dict(reference)
    for key in ("issued", "original-date", "accessed"):
        if isinstance(reference.get(key), str):
            result[key] = {"raw": reference[key]}
    return result


def pandoc_citation(citation: str, locator: str) -> str:
    """``rt 12, essay 3-4`` as ``[@rt, para. 12; @essay, paras. 3-4]``."""
    cited = []
    for part in citation.split(", "):
        id, _, paragraphs = part.partition(" ")
        plural = "s" if "-" in paragraphs else ""
        cited.append(f"@{id}, {locator}{plural}. {paragraphs}" if paragraphs else f"@{id}")
    return f"[{'; '.join(cited)}]"


def blocks_of(document: Any, case: Any) -> dict[str, str]:
    paragraphs = [block["c"] for block in document["blocks"] if block["t"] == "Para"]
    cites = map(rendered, paragraphs)
    result = {f"cite {citation}": text for citation, text in zip(case["cite"], cites, strict=True)}
    refs = next(block["c"] for block in document["blocks"] if block["t"] == "Div")[1]
    entries = {div["c"][0][0].removeprefix("ref-"): rendered(div["c"][1][0]["c"]) for div in refs}
    result["order"] = " ".join(entries)
    for reference in case["references"]:
        result[f"entry {reference['id']}"] = entries.get(reference["id"], "(nothing)")
    return result


def rendered(inlines: list[Any]) -> str:
    """Words with italics between asterisks; italics within italics are upright."""
    text = ""
    for inline in inlines:
        content = inline.get("c")
        match inline["t"]:
            case "Str":
                text += content
            case "Space" | "SoftBreak":
                text += " "
            case "Emph":
                text += f"*{rendered(content)}*"
            case "Cite" | "Link" | "Span" | "Quoted":
                text += rendered(content[1])
            case other:
                raise ValueError(f"pandoc prints {other}")
    return text.replace("**", "").replace("\u00a0", " ") or "(nothing)"


def golden(name: str, style: str, blocks: dict[str, str], own: dict[str, Any]) -> str:
    for block, departure in own.items():
        if blocks[block] == departure["ours"]:
            raise ValueError(f"{name}, {style}, {block} is no departure any more")
    lines = [
        f"# Made by make.py from {name} and departures.yaml; not to be edited.",
        f"# {style}, by pandoc's citeproc. studyguide departs from it on purpose, by the rule",
        f"# given there, in: {'; '.join(own) or 'nothing'}.",
    ]
    for block, text in blocks.items():
        lines += ["", f"## {block}"]
        if block not in own:
            lines.append(text)
            continue
        lines += [
            own[block]["ours"],
            f"pandoc: {text}",
            f"because: {own[block]['because']}",
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
