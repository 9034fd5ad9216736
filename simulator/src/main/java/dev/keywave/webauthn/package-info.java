/** The WebAuthn and CTAP data that go over the wire: dictionaries and byte layouts, as records. No behaviour of an authenticator or of a relying party. */
@NullMarked
package dev.keywave.webauthn;

import org.jspecify.annotations.NullMarked;
