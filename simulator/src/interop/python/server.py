"""py_webauthn in the protocol of webauthn.io, for any username. Started as: python server.py PORT"""

import hashlib
import json
import secrets
import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AttestationConveyancePreference,
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

PORT = int(sys.argv[1])
RP_ID = "localhost"
ORIGIN = f"http://localhost:{PORT}"

# session cookie -> challenge of the ceremony under way
challenges: dict[str, bytes] = {}
# credential ID -> {username, public_key, sign_count}
credentials: dict[bytes, dict] = {}
# username -> credential IDs
by_username: dict[str, list[bytes]] = {}


class Refused(Exception):
    """What the relying party itself, and not the library, has against a ceremony."""


def begin(options) -> Response:
    session = secrets.token_urlsafe(16)
    challenges[session] = options.challenge
    response = Response(options_to_json(options), media_type="application/json")
    response.set_cookie("sessionid", session, httponly=True)
    return response


def take_challenge(request: Request) -> bytes:
    challenge = challenges.pop(request.cookies.get("sessionid", ""), None)
    if challenge is None:
        raise Refused("No challenge is open in this session")
    return challenge


def descriptors(username: str) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=credential) for credential in by_username.get(username, [])]


async def registration_options(request: Request) -> Response:
    asked = await request.json()
    resident_key = {"discouraged": "discouraged", "required": "required"}.get(
        asked.get("discoverable_credential"), "preferred"
    )
    return begin(
        generate_registration_options(
            rp_id=RP_ID,
            rp_name="Keywave interop",
            user_name=asked["username"],
            user_id=hashlib.sha256(asked["username"].encode()).digest(),
            attestation=AttestationConveyancePreference(asked.get("attestation", "none")),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement(resident_key),
                user_verification=UserVerificationRequirement(asked.get("user_verification", "preferred")),
            ),
            exclude_credentials=descriptors(asked["username"]),
        )
    )


async def registration_verification(request: Request) -> Response:
    answer = await request.json()
    verified = verify_registration_response(
        credential=answer["response"],
        expected_challenge=take_challenge(request),
        expected_rp_id=RP_ID,
        expected_origin=ORIGIN,
    )
    credentials[verified.credential_id] = {
        "username": answer["username"],
        "public_key": verified.credential_public_key,
        "sign_count": verified.sign_count,
    }
    by_username.setdefault(answer["username"], []).append(verified.credential_id)
    return JSONResponse({"verified": True})


async def authentication_options(request: Request) -> Response:
    asked = await request.json()
    return begin(
        generate_authentication_options(
            rp_id=RP_ID,
            user_verification=UserVerificationRequirement(asked.get("user_verification", "preferred")),
            allow_credentials=descriptors(asked.get("username", "")),
        )
    )


async def authentication_verification(request: Request) -> Response:
    answer = await request.json()
    challenge = take_challenge(request)
    credential = credentials.get(base64url_to_bytes(answer["response"]["id"]))
    if credential is None or answer.get("username") not in ("", None, credential["username"]):
        raise Refused("That is no credential of this user")
    verified = verify_authentication_response(
        credential=answer["response"],
        expected_challenge=challenge,
        expected_rp_id=RP_ID,
        expected_origin=ORIGIN,
        credential_public_key=credential["public_key"],
        credential_current_sign_count=credential["sign_count"],
    )
    credential["sign_count"] = verified.new_sign_count
    return JSONResponse({"verified": True})


async def refused(request: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, status_code=400)


app = Starlette(
    routes=[
        Route("/registration/options", registration_options, methods=["POST"]),
        Route("/registration/verification", registration_verification, methods=["POST"]),
        Route("/authentication/options", authentication_options, methods=["POST"]),
        Route("/authentication/verification", authentication_verification, methods=["POST"]),
    ],
    exception_handlers={
        Refused: refused,
        WebAuthnException: refused,
        json.JSONDecodeError: refused,
        KeyError: refused,
        ValueError: refused,
    },
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=PORT, access_log=False)
