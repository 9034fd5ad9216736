package dev.keywave.relyingparty;

import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.authenticator.ExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Splits authenticator data (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data) without extensions for
 * webauthn4j. Its own converter (0.31.10) builds a whole Jackson configuration for each one to hold no extensions and
 * another to read the key: some 40 of 105 microseconds of an authentication and 500 of 600 of a registration. With
 * extensions it does the work.
 */
final class Webauthn4jAuthenticatorDataReader {

    private static final int RP_ID_HASH_LENGTH = 32;
    private static final int AAGUID_OFFSET = 37;
    private static final int ID_LENGTH_OFFSET = 53;
    private static final int ID_OFFSET = 55;

    private final AuthenticatorDataConverter converter;
    private final CBORMapper keyMapper;
    private final AuthenticationExtensionsAuthenticatorOutputs<AuthenticationExtensionAuthenticatorOutput> noneOfGet;
    private final AuthenticationExtensionsAuthenticatorOutputs<RegistrationExtensionAuthenticatorOutput> noneOfCreate;

    Webauthn4jAuthenticatorDataReader(ObjectConverter library) {
        this.converter = new AuthenticatorDataConverter(library);
        // Extensions may follow the key in the same bytes; whether anything does is looked at below.
        this.keyMapper = library.getCborMapper()
                .rebuild()
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        this.noneOfGet = none(library);
        this.noneOfCreate = none(library);
    }

    /** Of an assertion. */
    AuthenticatorData<AuthenticationExtensionAuthenticatorOutput> ofAssertion(
            byte[] bytes, AuthenticatorDataHead head) {
        return head.isAllOf(bytes.length)
                ? new AuthenticatorData<>(
                        Arrays.copyOf(bytes, RP_ID_HASH_LENGTH), head.flags(), head.signCount(), noneOfGet)
                : converter.convert(bytes);
    }

    /** Of a registration. */
    AuthenticatorData<RegistrationExtensionAuthenticatorOutput> ofRegistration(byte[] bytes) {
        AuthenticatorDataHead head = AuthenticatorDataHead.read(bytes);
        if (head == null || !head.isFollowedByKeyOnly() || bytes.length < ID_OFFSET) {
            return converter.convert(bytes);
        }
        int idLength = (bytes[ID_LENGTH_OFFSET] & 0xFF) << 8 | (bytes[ID_LENGTH_OFFSET + 1] & 0xFF);
        int keyOffset = ID_OFFSET + idLength;
        if (keyOffset >= bytes.length) {
            throw new DataConversionException("authenticator data ends before the credential public key");
        }
        COSEKey key = key(Arrays.copyOfRange(bytes, keyOffset, bytes.length));
        AttestedCredentialData attested = new AttestedCredentialData(
                new AAGUID(Arrays.copyOfRange(bytes, AAGUID_OFFSET, ID_LENGTH_OFFSET)),
                Arrays.copyOfRange(bytes, ID_OFFSET, keyOffset),
                key);
        return new AuthenticatorData<>(
                Arrays.copyOf(bytes, RP_ID_HASH_LENGTH), head.flags(), head.signCount(), attested, noneOfCreate);
    }

    /** Lets attestation objects be read with this reader. */
    SimpleModule module() {
        SimpleModule module = new SimpleModule("authenticator-data");
        module.addDeserializer(
                AuthenticatorData.class,
                new StdDeserializer<AuthenticatorData<RegistrationExtensionAuthenticatorOutput>>(
                        AuthenticatorData.class) {
                    @Override
                    public AuthenticatorData<RegistrationExtensionAuthenticatorOutput> deserialize(
                            JsonParser parser, DeserializationContext context) {
                        return ofRegistration(parser.getBinaryValue());
                    }
                });
        return module;
    }

    private COSEKey key(byte[] bytes) {
        try (JsonParser parser = keyMapper.createParser(bytes)) {
            COSEKey key = parser.readValueAs(COSEKey.class);
            long length = parser.currentLocation().getByteOffset();
            if (key == null || length != bytes.length) {
                throw new DataConversionException("authenticator data does not end with the credential public key");
            }
            return key;
        }
    }

    private static <T extends ExtensionAuthenticatorOutput> AuthenticationExtensionsAuthenticatorOutputs<T> none(
            ObjectConverter library) {
        return new AuthenticationExtensionsAuthenticatorOutputs<>(JsonNodeFactory.instance.objectNode(), library);
    }
}
