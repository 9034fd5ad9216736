package dev.keywave.attack;

import dev.keywave.attestation.AttestedCredential;
import dev.keywave.crypto.SelectedCrypto;
import dev.keywave.webauthn.AttestationFormat;
import dev.keywave.webauthn.AuthenticatorData;
import dev.keywave.webauthn.PublicKeyCredential;
import dev.keywave.workload.CeremonyType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A credential in the making: the parts of an honest one, open to mutations, and the credential that comes of them. */
final class Draft {

    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    final CeremonyType ceremony;
    final Scene scene;

    /** The members of the credential's JSON; {@code response} is written at the end. */
    final JsonMembers credential;

    /** The members of {@code response}. */
    final JsonMembers response;

    private final String honestResponse;
    private List<String> transports;
    private byte[] clientDataJson;
    private byte[] authenticatorData;
    private byte[] signature = {};
    private byte[] rawPublicKey = {};
    private boolean notApplicable;
    private AttestationParts attestation = AttestationParts.NONE;
    private byte @Nullable [] attestationObject;
    private boolean signedBytesChanged;
    private UnaryOperator<String> wholeJsonChange = UnaryOperator.identity();
    private @Nullable PublicKeyCredential becomes;

    Draft(CeremonyType ceremony, Scene scene, PublicKeyCredential honest) {
        this.ceremony = ceremony;
        this.scene = scene;
        credential = JsonMembers.of(honest.toJson());
        honestResponse = String.valueOf(credential.get("response"));
        response = JsonMembers.of(honestResponse);
        transports = honest.transports();
        clientDataJson = decode(response.get("clientDataJSON"));
        if (ceremony == CeremonyType.REGISTRATION) {
            byte[] object = decode(response.get("attestationObject"));
            attestation = AttestationParts.of(object);
            authenticatorData = AttestationParts.authenticatorData(object);
            attestationObject = object;
            rawPublicKey = CborMap.of(new AuthenticatorDataParts(authenticatorData).coseKey)
                    .rawPublicKey();
        } else {
            authenticatorData = decode(response.get("authenticatorData"));
            signature = decode(response.get("signature"));
        }
    }

    static byte[] decode(@Nullable String jsonString) {
        return jsonString == null ? new byte[0] : DECODER.decode(jsonString.substring(1, jsonString.length() - 1));
    }

    /** Base64url without padding, in quotes. */
    static String encode(byte[] bytes) {
        return JsonMembers.quoted(ENCODER.encodeToString(bytes));
    }

    boolean isRegistration() {
        return ceremony == CeremonyType.REGISTRATION;
    }

    byte[] clientDataJson() {
        return clientDataJson;
    }

    /** What the client collected, member by member. */
    JsonMembers clientData() {
        return JsonMembers.of(clientDataJson);
    }

    void clientDataJson(byte[] json) {
        clientDataJson = json;
        signedBytesChanged = true;
    }

    byte[] authenticatorData() {
        return authenticatorData;
    }

    void authenticatorData(byte[] data) {
        authenticatorData = data;
        signedBytesChanged = true;
    }

    /** The assertion signature, or that of the attestation statement; empty when it has none. */
    byte[] signature() {
        return isRegistration() ? attestation.signature() : signature;
    }

    void signature(byte[] changed) {
        if (isRegistration()) {
            attestation(attestation.withSignature(changed));
        } else {
            signature = changed;
        }
    }

    AttestationParts attestation() {
        return attestation;
    }

    void attestation(AttestationParts changed) {
        attestation = changed;
        attestationObject = changed.object(authenticatorData);
    }

    /** The attestation object as it is now, encoded. */
    byte[] attestationObject() {
        return attestationObject == null ? attestation.object(authenticatorData) : attestationObject;
    }

    void attestationObject(byte[] encoded) {
        attestationObject = encoded;
    }

    List<String> transports() {
        return transports;
    }

    void transports(List<String> changed) {
        transports = List.copyOf(changed);
        StringBuilder json = new StringBuilder("[");
        for (String transport : changed) {
            json.append(json.length() > 1 ? "," : "").append(JsonMembers.quoted(transport));
        }
        response.set("transports", json.append(']').toString());
    }

    /** Gives the credential another ID, in both members that tell it. */
    void id(byte[] id) {
        credential.set("id", encode(id)).set("rawId", encode(id));
    }

    /** Changes the JSON as a whole; what it becomes need not be JSON. */
    void changeWholeJson(UnaryOperator<String> change) {
        wholeJsonChange = change;
    }

    /** Becomes another credential, which is sent as it is. */
    void become(PublicKeyCredential other) {
        becomes = other;
    }

    /** What a signature is over: authenticator data and the client data's hash. */
    byte[] signedBytes() {
        byte[] hash = sha256(clientDataJson);
        byte[] message = Arrays.copyOf(authenticatorData, authenticatorData.length + hash.length);
        System.arraycopy(hash, 0, message, authenticatorData.length, hash.length);
        return message;
    }

    byte[] sign(byte[] message) {
        return scene.authenticator.sign(message, scene.model, scene.slot);
    }

    /**
     * Makes anew what depends on signed bytes.
     */
    void seal() {
        if (!signedBytesChanged) {
            return;
        }
        if (!isRegistration()) {
            signature = sign(signedBytes());
        } else if (attestation.isNone()) {
            attestation(attestation);
        } else {
            attestation(attestedAnew());
        }
    }

    /** By the key that attested before: the credential's own, or one with certificates. */
    private AttestationParts attestedAnew() {
        AttestationFormat format = AttestationFormat.byIdentifier(attestation.format());
        if (format == null || authenticatorData.length < AuthenticatorData.HEADER_LENGTH) {
            return AttestationParts.self(scene.slot.algorithm(), sign(signedBytes()));
        }
        AttestedCredential credential = new AttestedCredential(
                authenticatorData,
                sha256(clientDataJson),
                decode(this.credential.get("id")),
                scene.slot.algorithm(),
                rawPublicKey,
                new AttestedCredential.Device(scene.slot.user(), scene.slot.number(), scene.deviceMayBeTold),
                this::sign);
        return new AttestationParts(
                attestation.format(), scene.authenticator.statement(format, scene.model, credential));
    }

    /** Writes the bytes into their members. */
    void write() {
        response.set("clientDataJSON", encode(clientDataJson)).set("authenticatorData", encode(authenticatorData));
        if (isRegistration()) {
            response.set("attestationObject", encode(attestationObject()));
        } else {
            response.set("signature", encode(signature));
        }
    }

    /** The honest ceremony turned out to be none that this can be done to. */
    void giveUp() {
        notApplicable = true;
    }

    boolean givenUp() {
        return notApplicable;
    }

    PublicKeyCredential toCredential() {
        if (honestResponse.equals(credential.get("response"))) {
            credential.set("response", response.text());
        }
        return becomes == null ? new ForgedCredential(credential, response, transports, wholeJsonChange) : becomes;
    }

    static byte[] sha256(byte[] message) {
        MessageDigest sha256 = SelectedCrypto.sha256();
        return sha256.digest(message);
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
