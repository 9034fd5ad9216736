package dev.keywave.relyingparty;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Lets webauthn4j read and write {@link AkpKey}s wherever it expects a COSE key, which it tells apart by {@code kty}. */
final class AkpKeyModule extends SimpleModule {

    private static final int KTY = 1;
    private static final int ALG = 3;
    private static final int PUB = -1;

    private AkpKeyModule() {
        super("akp-key");
        registerSubtypes(new NamedType(AkpKey.class, Integer.toString(AkpKey.TYPE)));
        addDeserializer(AkpKey.class, new Reader());
        addSerializer(AkpKey.class, new Writer());
    }

    /** The library's mappers with this module in all that they hand out. */
    static ObjectConverter converter() {
        return new ObjectConverter(
                new JsonMapper(),
                CBORMapper.builder().addModule(new AkpKeyModule()).build());
    }

    private static final class Reader extends StdDeserializer<AkpKey> {

        Reader() {
            super(AkpKey.class);
        }

        /** What remains of the map when {@code kty} has been read; unknown labels are passed over as for other keys. */
        @Override
        public AkpKey deserialize(JsonParser parser, DeserializationContext context) {
            COSEAlgorithmIdentifier algorithm = null;
            byte[] pub = null;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                parser.nextToken();
            }
            while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
                String label = parser.currentName();
                parser.nextToken();
                if (label.equals(Integer.toString(ALG))) {
                    algorithm = COSEAlgorithmIdentifier.create(parser.getLongValue());
                } else if (label.equals(Integer.toString(PUB))) {
                    pub = parser.getBinaryValue();
                } else {
                    parser.skipChildren();
                }
                parser.nextToken();
            }
            if (pub == null) {
                throw new DataConversionException("a COSE key of type AKP has no pub");
            }
            return new AkpKey(algorithm, pub);
        }
    }

    private static final class Writer extends StdSerializer<AkpKey> {

        Writer() {
            super(AkpKey.class);
        }

        @Override
        public void serialize(AkpKey key, JsonGenerator generator, SerializationContext context) {
            COSEAlgorithmIdentifier algorithm = key.getAlgorithm();
            generator.writeStartObject(key, algorithm == null ? 2 : 3);
            generator.writePropertyId(KTY);
            generator.writeNumber(AkpKey.TYPE);
            if (algorithm != null) {
                generator.writePropertyId(ALG);
                generator.writeNumber(algorithm.getValue());
            }
            generator.writePropertyId(PUB);
            generator.writeBinary(key.pub());
            generator.writeEndObject();
        }

        @Override
        public void serializeWithType(
                AkpKey key, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
            serialize(key, generator, context);
        }
    }
}
