# The same short script over python3-cryptography: read, parse, a few fields, JSON.
import json
import os
import sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes


def files_of(place):
    if not os.path.isdir(place):
        yield place
    for folder, _, names in os.walk(place):
        for name in names:
            yield os.path.join(folder, name)


def blocks(data):
    end = b"-----END CERTIFICATE-----"
    for part in data.split(b"-----BEGIN CERTIFICATE-----")[1:]:
        yield b"-----BEGIN CERTIFICATE-----" + part.split(end)[0] + end + b"\n"


def date(certificate, name):
    """From version 42 on with a time zone, and under another name."""
    return getattr(certificate, name + "_utc", None) or getattr(certificate, name)


def row(path, pem):
    certificate = x509.load_pem_x509_certificate(pem)
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        names = names.get_values_for_type(x509.DNSName)
    except x509.ExtensionNotFound:
        names = []
    return {
        "path": path,
        "subject": certificate.subject.rfc4514_string(),
        "issuer": certificate.issuer.rfc4514_string(),
        "serialNumber": "%x" % certificate.serial_number,
        "validFrom": str(date(certificate, "not_valid_before")),
        "validTo": str(date(certificate, "not_valid_after")),
        "subjectAltName": names,
        "fingerprint256": certificate.fingerprint(hashes.SHA256()).hex(),
    }


rows = []
for path in files_of(sys.argv[1]):
    with open(path, "rb") as file:
        rows.extend(row(path, pem) for pem in blocks(file.read()))
json.dump(rows, sys.stdout)
