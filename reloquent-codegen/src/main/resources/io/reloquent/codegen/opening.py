"""How the two secrets of a migration are found: in the environment, or in the store that a reference names. A part of Reloquent.

A reference is no secret itself: AWS_SM:NAME or AWS_SM:ARN, with #KEY where the secret is a JSON object, is one of AWS
Secrets Manager; VAULT:PATH#KEY is one of a KV engine of version 2 in HashiCorp Vault, at VAULT_ADDR by VAULT_TOKEN.
"""

import http.client
import json
import os
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "RELOQUENT_SOURCE_PASSWORD"
URI = "RELOQUENT_TARGET_URI"
FORMS = "AWS_SM:NAME-OR-ARN, AWS_SM:NAME-OR-ARN#KEY or VAULT:PATH#KEY"
PATIENCE_SECONDS = 20


class Refused(Exception):
    """A sentence that says what is wrong and what to do. Nothing of a secret is in it."""


class Secrets:
    """What opens both servers; None where only the executors' own environment can tell. It shows nothing of itself."""

    def __init__(self, password, uri):
        self.password = password
        self.uri = uri

    def __repr__(self):
        return "Secrets(****)"


def add_arguments(parser):
    """Lets references be given as arguments too: they may be seen."""
    parser.add_argument("--source-password-from", metavar="REFERENCE", help=f"where the source's password is: {FORMS}")
    parser.add_argument("--target-uri-from", metavar="REFERENCE", help="where the target's connection string is")


def secrets(arguments):
    """Finds both, or ends with 2 and a sentence."""
    try:
        return Secrets(_secret(PASSWORD, arguments.source_password_from), _secret(URI, arguments.target_uri_from))
    except Refused as refused:
        print(f"error: {refused}", file=sys.stderr)
        sys.exit(2)


def _secret(name, argument):
    reference = argument or os.environ.get(f"{name}_FROM")
    if not reference:
        return os.environ.get(name)
    if os.environ.get(name):
        raise Refused(f"There is a reference for {name}, and {name} itself is set. Unset one of them.")
    store, _, place = reference.partition(":")
    place, _, key = place.partition("#")
    if store == "AWS_SM" and place:
        return _of_secrets_manager(place, key)
    if store == "VAULT" and place and key:
        return _of_vault(place, key)
    raise Refused(f"The reference for {name} has none of the forms {FORMS}.")


# What AWS answers, and what to do then.
AWS_SAYS = {
    "ResourceNotFoundException": "There is none of this name in this account and region. See 'aws secretsmanager list-secrets'.",
    "AccessDeniedException": "This role may not read it. Allow it secretsmanager:GetSecretValue, and kms:Decrypt if its key is your own.",
    "DecryptionFailure": "Its key cannot be used. Allow this role kms:Decrypt.",
    "InvalidRequestException": "It is being deleted. Restore it, or name another.",
    "ExpiredTokenException": "The credentials of AWS have expired. Renew them.",
    "UnrecognizedClientException": "The credentials of AWS are not valid. See 'aws sts get-caller-identity'.",
}


def _of_secrets_manager(name, key):
    what = f"The secret {name} of AWS Secrets Manager"
    try:
        import boto3
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError
    except ImportError:
        raise Refused(f"{what} is read by boto3, which is not here. EMR and Glue have it; else 'python3 -m pip install boto3'.") from None
    region = name.split(":")[3] if name.startswith("arn:") and name.count(":") > 3 else None
    patience = Config(connect_timeout=PATIENCE_SECONDS, read_timeout=PATIENCE_SECONDS, retries={"mode": "standard", "total_max_attempts": 3})
    try:
        client = boto3.session.Session().client("secretsmanager", region_name=region, config=patience)
        text = client.get_secret_value(SecretId=name).get("SecretString")
    except ClientError as failure:
        code = failure.response.get("Error", {}).get("Code", "")
        denied = failure.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == 403
        hint = AWS_SAYS.get(code) or (AWS_SAYS["AccessDeniedException"] if denied else "Read it by the AWS command line to see why.")
        raise Refused(f"{what} cannot be read ({code}). {hint}") from None
    except (BotoCoreError, ValueError) as failure:
        why = type(failure).__name__
        raise Refused(f"{what} cannot be read ({why}). See that this machine has a region, credentials and a way to AWS.") from None
    if text is None:
        raise Refused(f"{what} holds bytes. Store it as text.")
    if not key:
        return text
    try:
        values = json.loads(text)
    except ValueError:
        values = None
    return _value(what, values, key)


# What Vault answers, and what to do then.
VAULT_SAYS = {
    403: "VAULT_TOKEN may not read it, or has expired. Give the token a policy with 'read' for this path.",
    404: "There is nothing, or its last version was deleted. The path has data/ behind the engine's name: secret/data/reloquent.",
    503: "Vault is sealed. Have it unsealed.",
}


class _Here(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else: the token is for this server."""

    def redirect_request(self, *_):
        return None


def _of_vault(path, key):
    what = f"The secret {path} of Vault"
    address = os.environ.get("VAULT_ADDR", "").rstrip("/")
    token = os.environ.get("VAULT_TOKEN", "").strip()
    if not address.startswith(("https://", "http://")) or not token:
        raise Refused(f"{what} needs VAULT_ADDR, an address with https://, and VAULT_TOKEN. Set both.")
    headers = {"X-Vault-Token": token, "X-Vault-Request": "true"}
    if os.environ.get("VAULT_NAMESPACE"):
        headers["X-Vault-Namespace"] = os.environ["VAULT_NAMESPACE"]
    try:
        trusted = ssl.create_default_context(cafile=os.environ.get("VAULT_CACERT") or None)
        vault = urllib.request.build_opener(_Here, urllib.request.HTTPSHandler(context=trusted))
        request = urllib.request.Request(f"{address}/v1/{urllib.parse.quote(path)}", headers=headers)
        with vault.open(request, timeout=PATIENCE_SECONDS) as answer:
            values = json.load(answer)["data"]["data"]
    except urllib.error.HTTPError as failure:
        hint = VAULT_SAYS.get(failure.code, "See what Vault's own log says; VAULT_ADDR is to name the active node.")
        raise Refused(f"{what} cannot be read (status {failure.code}). {hint}") from None
    except OSError as failure:
        why = getattr(failure, "reason", failure)
        raise Refused(f"Vault at {address} cannot be reached: {why}. See VAULT_ADDR and VAULT_CACERT, and the way there.") from None
    except (ValueError, TypeError, KeyError, http.client.HTTPException):
        # What these say may quote the token or the secret.
        raise Refused(f"{what} cannot be read: no answer of a KV engine of version 2 came. See VAULT_ADDR and VAULT_TOKEN.") from None
    return _value(what, values, key)


def _value(what, values, key):
    value = values.get(key) if isinstance(values, dict) else None
    if not isinstance(value, str):
        raise Refused(f"{what} has no text at the key {key}. Name a key of it behind the #.")
    return value
