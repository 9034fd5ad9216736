package dev.keywave.authenticator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.webauthn.AuthenticationResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** largeBlob, appid and appidExclude. */
final class LegacyAndBlobExtensionTest {

    private static final String APP_ID = "https://" + YubicoJudge.RP_ID + "/app-id.json";

    @ParameterizedTest
    @CsvSource({"yubikey-5, required, true", "yubikey-5, preferred, true", "synced-passkey, preferred, false"})
    void aRegistrationTellsWhetherBlobsAreSupported(String model, String support, boolean supported) throws Exception {
        assertThat(ExtensionStage.of(model)
                        .register("{\"largeBlob\": {\"support\": \"" + support + "\"}}")
                        .clientExtensionResults())
                .isEqualTo("{\"largeBlob\":{\"supported\":" + supported + "}}");
    }

    @ParameterizedTest
    @CsvSource({"synced-passkey, required", "yubikey-5, discouraged"})
    void requiredBlobsThatCannotBeKeptAreRefused(String model, String residentKey) throws Exception {
        ExtensionStage stage = ExtensionStage.of(model);

        assertThat(stage.create("{\"largeBlob\": {\"support\": \"required\"}}", residentKey, "[]"))
                .isEqualTo(new ClientResult.Refused("large_blob_unavailable"));
        assertThat(stage.slot.generation()).isZero();
    }

    @Test
    void aBlobIsReadAsItWasWritten() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        byte[] id =
                stage.register("{\"largeBlob\": {\"support\": \"required\"}}").credentialId();

        assertThat(blob(stage, "{\"read\": true}", id)).isEqualTo("{\"largeBlob\":{}}");
        assertThat(blob(stage, "{\"write\": \"3q2-7w\"}", id)).isEqualTo("{\"largeBlob\":{\"written\":true}}");
        assertThat(blob(stage, "{\"read\": true}", id)).isEqualTo("{\"largeBlob\":{\"blob\":\"3q2-7w\"}}");
        assertThat(blob(stage, "{\"read\": false}", id)).isEqualTo("{}");

        byte[] next = stage.register("{}").credentialId();
        assertThat(blob(stage, "{\"read\": true}", next)).isEqualTo("{\"largeBlob\":{}}");
    }

    @Test
    void aBlobThatIsTooLongIsNotWritten() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        byte[] id = stage.register("{}").credentialId();
        String longest = ExtensionStage.base64Url(new byte[LargeBlobs.MAX_LENGTH]);
        String tooLong = ExtensionStage.base64Url(new byte[LargeBlobs.MAX_LENGTH + 1]);

        assertThat(blob(stage, "{\"write\": \"" + longest + "\"}", id)).contains("\"written\":true");
        assertThat(blob(stage, "{\"write\": \"" + tooLong + "\"}", id)).contains("\"written\":false");
    }

    @Test
    void blobsAreBoundedAndTheOldestGoesFirst() {
        LargeBlobs blobs = new LargeBlobs();
        MemorySlot first = new MemorySlot(0);
        blobs.write(first, new byte[] {1});
        for (int user = 1; user < LargeBlobs.MAX_BLOBS; user++) {
            blobs.write(new MemorySlot(user), new byte[] {2});
        }
        assertThat(blobs.read(first)).containsExactly(1);

        blobs.write(new MemorySlot(LargeBlobs.MAX_BLOBS), new byte[] {3});
        assertThat(blobs.read(first)).as("read last, so not the oldest").isNotNull();
        assertThat(blobs.read(new MemorySlot(1))).isNull();
    }

    @Test
    void aLegacyCredentialSignsForItsAppId() throws Exception {
        ExtensionStage stage = ExtensionStage.of("fido-u2f-key");
        ExtensionStage.success(stage.create("{}", "discouraged", "[]"));
        stage.slot.scopeTo(APP_ID);
        AuthenticationResponse response = (AuthenticationResponse)
                ExtensionStage.success(stage.get("{\"appid\": \"" + APP_ID + "\"}", allowed(stage), "preferred"));

        byte[] rpIdHash = MessageDigest.getInstance("SHA-256").digest(APP_ID.getBytes(StandardCharsets.UTF_8));
        assertThat(Arrays.copyOf(response.authenticatorData(), 32)).isEqualTo(rpIdHash);
        assertThat(response.clientExtensionResults()).isEqualTo("{\"appid\":true}");
    }

    @Test
    void aLegacyCredentialDoesNotAnswerToTheRpIdAlone() throws Exception {
        ExtensionStage stage = ExtensionStage.of("fido-u2f-key");
        ExtensionStage.success(stage.create("{}", "discouraged", "[]"));
        stage.slot.scopeTo(APP_ID);
        ClientResult none = new ClientResult.Refused("no_credentials");

        assertThat(stage.get("{}", allowed(stage), "preferred")).isEqualTo(none);
        assertThat(stage.get("{\"appid\": \"https://" + YubicoJudge.RP_ID + "\"}", allowed(stage), "preferred"))
                .isEqualTo(none);
    }

    @Test
    void aCredentialOfThisApiKeepsTheRpIdWhateverTheAppId() throws Exception {
        ExtensionStage stage = ExtensionStage.of("yubikey-5");
        byte[] id = stage.register("{}").credentialId();

        assertThat(stage.authenticate("{\"appid\": \"" + APP_ID + "\"}", id).clientExtensionResults())
                .isEqualTo("{\"appid\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://EXAMPLE", "no url at all", "https://notEXAMPLE"})
    void anAppIdOfAnotherSiteIsRefused(String pattern) throws Exception {
        String appId = pattern.replace("EXAMPLE", YubicoJudge.RP_ID);
        ExtensionStage stage = ExtensionStage.of("fido-u2f-key");
        ClientResult refused = new ClientResult.Refused("app_id_not_authorized");

        assertThat(stage.create("{\"appidExclude\": \"" + appId + "\"}", "discouraged", "[]"))
                .isEqualTo(refused);
        ExtensionStage.success(stage.create("{}", "discouraged", "[]"));
        assertThat(stage.get("{\"appid\": \"" + appId + "\"}", allowed(stage), "preferred"))
                .isEqualTo(refused);
    }

    @Test
    void appidExcludeFindsLegacyCredentialsOnly() throws Exception {
        ExtensionStage stage = ExtensionStage.of("fido-u2f-key");
        String exclude = "{\"appidExclude\": \"" + APP_ID + "\"}";
        assertThat(ExtensionStage.success(stage.create(exclude, "discouraged", "[]"))
                        .member("clientExtensionResults"))
                .isEqualTo("{\"appidExclude\":true}");

        stage.slot.scopeTo(APP_ID);
        assertThat(stage.create(exclude, "discouraged", allowed(stage))).isEqualTo(new ClientResult.Excluded(1));
        assertThat(stage.create(exclude, "discouraged", "[]")).isInstanceOf(ClientResult.Success.class);
    }

    private static String blob(ExtensionStage stage, String input, byte[] id) throws Exception {
        return stage.authenticate("{\"largeBlob\": " + input + "}", id).clientExtensionResults();
    }

    /** Names the credential of the stage's slot. */
    private static String allowed(ExtensionStage stage) {
        byte[] id = new CredentialDerivation(new byte[CredentialDerivation.SEED_LENGTH])
                .credentialId(stage.slot.user(), stage.slot.number(), stage.slot.generation(), 64);
        return "[{\"type\": \"public-key\", \"id\": \"" + ExtensionStage.base64Url(id) + "\"}]";
    }
}
