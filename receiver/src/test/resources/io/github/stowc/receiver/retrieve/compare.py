"""Compares what a server says of an instance, in its metadata and bulk data, with what pydicom reads in its DICOM file.

compare.py URL-OF-INSTANCE: prints each difference; the exit code is 0 if there is none.
"""
import array
import base64
import email
import io
import json
import sys
import urllib.request

import pydicom
from pydicom.encaps import generate_pixel_data_frame


def get(url, accept):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept})) as answer:
        kind, body = answer.headers["Content-Type"], answer.read()
    if not kind.startswith("multipart/"):
        return [body]
    message = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    return [part.get_payload(decode=True) for part in message.get_payload()]


def same_bytes(expected, found):
    return found == expected or found + b"\0" == expected or found == expected + b"\0"


def plain(value):
    """A value of JSON or of pydicom as text or number."""
    if isinstance(value, dict):
        groups = [value.get(name, "") for name in ("Alphabetic", "Ideographic", "Phonetic")]
        return "=".join(group.rstrip("^") for group in groups).rstrip("=")
    if isinstance(value, pydicom.tag.BaseTag):
        return "%08X" % value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, pydicom.valuerep.PersonName):
        return "=".join(group.rstrip("^") for group in str(value).split("=")).rstrip("=")
    return "" if value is None else str(value).rstrip(" ")


def differs(element, member, frames, swapped):
    if element.VR == "SQ":
        items = member.get("Value", [])
        if len(items) != len(element.value):
            return "%d items, not %d" % (len(items), len(element.value))
        pairs = [differences(a, b, frames, swapped) for a, b in zip(element.value, items)]
        return ", ".join(filter(None, pairs))
    if "BulkDataURI" in member:
        bodies = get(member["BulkDataURI"], "*/*")
        if element.tag == 0x7FE00010 and element.is_undefined_length:
            wanted = list(generate_pixel_data_frame(element.value, frames)) if len(bodies) > 1 else [
                b"".join(generate_pixel_data_frame(element.value, 1))]
            right = len(wanted) == len(bodies) and all(map(same_bytes, wanted, bodies))
        else:
            # Bulk data are little endian, whatever the file is.
            expected = array.array("H", element.value) if swapped and element.VR == "OW" else None
            if expected:
                expected.byteswap()
            right = len(bodies) == 1 and same_bytes(expected.tobytes() if expected else element.value, bodies[0])
        return "" if right else "other bytes"
    if "InlineBinary" in member:
        return "" if same_bytes(element.value, base64.b64decode(member["InlineBinary"])) else "other bytes"
    values = [] if element.value is None or element.value == "" or element.value == b"" else element.value
    values = list(values) if isinstance(values, (list, pydicom.multival.MultiValue)) else [values]
    expected = [plain(value) for value in values]
    found = [plain(value) for value in member.get("Value", [])]
    return "" if expected == found else "%s, not %s" % (found, expected)


def differences(dataset, members, frames, swapped):
    found = []
    # Group lengths and Data Set Trailing Padding say nothing of the instance.
    dataset = [element for element in dataset if element.tag.element != 0 and element.tag != 0xFFFCFFFC]
    tags = {"%08X" % element.tag for element in dataset}
    if tags != set(members):
        found.append("attributes: %s" % sorted(tags ^ set(members)))
    for element in dataset:
        member = members.get("%08X" % element.tag, {})
        if member and member["vr"] != element.VR:
            found.append("%s: %s, not %s" % (element.tag, member["vr"], element.VR))
        elif member:
            difference = differs(element, member, frames, swapped)
            if difference:
                found.append("%s: %s" % (element.tag, difference))
    return "; ".join(found)


def main(url):
    dataset = pydicom.dcmread(io.BytesIO(get(url, "application/dicom")[0]))
    members = json.loads(get(url + "/metadata", "application/dicom+json")[0])[0]
    frames = int(dataset.get("NumberOfFrames", 1) or 1)
    text = differences(dataset, members, frames, not dataset.is_little_endian)
    print(text)
    return 1 if text else 0


sys.exit(main(sys.argv[1]))
