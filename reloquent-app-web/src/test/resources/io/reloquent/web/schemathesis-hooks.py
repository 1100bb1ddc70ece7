"""What nobody can guess, so that the fuzzer gets behind the front door: the version of a file that it changes, the
names of collections and files.

Where the databases are is put back after it was changed, and a job that runs is ended before something else is asked:
otherwise every answer would be that it cannot be done now.
"""

import os
import time

import requests
import schemathesis

URL = os.environ["RELOQUENT_URL"]
ACTIVE = {"running", "paused", "deciding", "stopping"}

server = requests.Session()
server.headers["Authorization"] = "Bearer " + os.environ["RELOQUENT_TOKEN"]
configured = server.get(URL + "/api/configuration", timeout=30).json().get("answers")
collections = list(server.get(URL + "/api/design", timeout=30).json().get("mapping", {}).get("collections", {}))
secrets = {"sourcePassword": "", "targetUri": os.environ["RELOQUENT_TARGET"]}
begun = False


def version(path):
    return server.get(URL + path, timeout=30).headers.get("ETag", '"none"')


def active():
    return server.get(URL + "/api/job", timeout=30).json().get("job", {}).get("state") in ACTIVE


def end_job():
    """Lets it work for a second, and then stops it."""
    deadline = time.monotonic() + 1
    while active() and time.monotonic() < deadline:
        time.sleep(0.05)
    if active():
        server.post(URL + "/api/job/stop", timeout=30)
    while active():
        time.sleep(0.05)


@schemathesis.hook
def before_call(context, case, kwargs):
    global begun
    if begun and not case.path.startswith("/api/job"):
        end_job()
        begun = False
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if not configured or not is_valid:
        return
    if "If-Match" in (case.headers or {}):
        case.headers["If-Match"] = version(case.path)
    if case.path == "/api/preview" and not case.body.get("design"):
        case.body["collection"] = collections[len(case.body["collection"]) % len(collections)]
    if case.path == "/api/generate/file":
        case.query["path"] = "README.md"


@schemathesis.hook
def after_call(context, case, response):
    global begun
    begun = begun or response.status_code == 202
    if response.status_code == 200 and response.request.method == "PUT":
        if configured and case.path == "/api/configuration":
            headers = {"If-Match": version(case.path)}
            server.put(URL + case.path, json=configured, headers=headers, timeout=30)
        elif case.path == "/api/secrets":
            server.put(URL + case.path, json=secrets, timeout=30)


@schemathesis.check
def a_job_ends_without_a_defect(ctx, response, case):
    assert "is a defect of Reloquent" not in response.text, response.text
