"""Compares every document of the target with what the source gives, on Spark. Made by Reloquent.

Both sides are hashed document by document, byte for byte, and the hashes are added up; documents that do not agree are
named. The source is read as it is now: what was written to it since the load is a difference. Nothing is written to
either server.
"""

import json

import surroundings
from loading import assembled, each, parser
from migration import PLAN


def compare(source, number, name, engine):
    """Compares one collection, and returns what came of it."""
    comparison = source.spark.sparkContext._jvm.io.reloquent.spark.Comparison
    found = json.loads(assembled(comparison, source, PLAN, number, name, engine))
    print(json.dumps({"collection": name, **found}), flush=True)
    wrong = [f"{found[what]} {what}" for what in ("missing", "unexpected", "different", "unmakable") if found[what]]
    del found["event"]
    return {**found, "error": ", ".join(wrong) or None}


if __name__ == "__main__":
    arguments = surroundings.parse(parser("Compares every document with its source.", PLAN))
    surroundings.end(arguments.artefacts, each(PLAN, arguments, False, compare), "validation.json")
