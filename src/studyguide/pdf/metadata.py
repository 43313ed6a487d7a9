"""What a file says of itself: XMP (ISO 16684-1) and the information dictionary, which agree.

PDF/A-2 (6.6) and PDF/UA-1 (5 and 7.1) are claimed here; the schema of the latter's property is
described in the packet, as PDF/A wants of every schema that it does not know itself. A file
without tags is no PDF/UA and conforms to PDF/A-2 at level B.
"""

from __future__ import annotations

from datetime import UTC, datetime

from studyguide.layout.plan import Facts
from studyguide.pdf.errors import PlanError
from studyguide.pdf.syntax import Stream, text_string

_CREATOR = "studyguide"
_PRODUCER = "studyguide with ReportLab"

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
{properties}
</rdf:Description>{accessible}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_ACCESSIBLE = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def xmp_packet(facts: Facts, *, tagged: bool) -> Stream:
    """The metadata stream, left uncompressed so that programs find it that read no PDF."""
    keywords = ", ".join(facts.keywords)
    properties = [
        _alternatives("dc:title", facts.title),
        _list("dc:language", "Bag", (facts.language,)),
        _list("dc:creator", "Seq", (facts.author,) if facts.author else ()),
        _alternatives("dc:description", facts.subject),
        _list("dc:subject", "Bag", facts.keywords),
        _simple("pdf:Keywords", keywords),
        _simple("pdf:Producer", _PRODUCER),
        _simple("xmp:CreatorTool", _CREATOR),
    ]
    if facts.date is not None:
        date = _moment(facts.date).isoformat(timespec="seconds")
        properties += [_simple(f"xmp:{of}Date", date) for of in ("Create", "Modify", "Metadata")]
    packet = _PACKET.format(
        level="A" if tagged else "B",
        properties="\n".join(filter(None, properties)),
        accessible=_ACCESSIBLE if tagged else "",
    )
    return Stream("/Type/Metadata/Subtype/XML", packet.encode())


def information(facts: Facts) -> str:
    """The information dictionary (ISO 32000-1, 14.3.3)."""
    entries = [
        ("Title", facts.title),
        ("Author", facts.author),
        ("Subject", facts.subject),
        ("Keywords", ", ".join(facts.keywords)),
        ("Creator", _CREATOR),
        ("Producer", _PRODUCER),
    ]
    if facts.date is not None:
        date = _pdf_date(_moment(facts.date))
        entries += [("CreationDate", date), ("ModDate", date)]
    return f"<<{''.join(f'/{key}{text_string(text)}' for key, text in entries if text)}>>"


def _moment(iso: str) -> datetime:
    """An ISO 8601 date; a day alone is its beginning, and what names no zone is in UTC."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError as error:
        raise PlanError(f"{iso!r} is no date in the form 2026-01-31T12:00:00+01:00") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _pdf_date(moment: datetime) -> str:
    """A date as PDF writes it (ISO 32000-1, 7.9.4)."""
    digits = "".join(filter(str.isdigit, moment.isoformat()[:19]))
    hours, minutes = moment.isoformat()[-6:].split(":")
    return f"D:{digits}{hours}'{minutes}'"


def _simple(tag: str, text: str) -> str:
    return f"<{tag}>{_xml(text)}</{tag}>" if text else ""


def _alternatives(tag: str, text: str | None) -> str:
    if not text:
        return ""
    item = f'<rdf:li xml:lang="x-default">{_xml(text)}</rdf:li>'
    return f"<{tag}><rdf:Alt>{item}</rdf:Alt></{tag}>"


def _list(tag: str, kind: str, texts: tuple[str, ...]) -> str:
    if not texts:
        return ""
    items = "".join(f"<rdf:li>{_xml(text)}</rdf:li>" for text in texts)
    return f"<{tag}><rdf:{kind}>{items}</rdf:{kind}></{tag}>"


def _xml(text: str) -> str:
    for character in text:
        if not _writable(character):
            raise PlanError(f"metadata cannot hold U+{ord(character):04X} (in {text!r})")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _writable(character: str) -> bool:
    """Whether XML 1.0 has a way to write a character (2.2)."""
    if character < " ":
        return character in "\t\n\r"
    return not ("\ud800" <= character <= "\udfff" or character in "\ufffe\uffff")
