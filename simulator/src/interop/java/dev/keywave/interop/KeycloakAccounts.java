package dev.keywave.interop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accounts with a password in a realm of Keycloak, made by a partial import
 * (https://www.keycloak.org/docs-api/latest/rest-api/index.html, "Partial import").
 *
 * @param realm its name
 * @param credentialType what Keycloak calls the credentials of its flow
 */
record KeycloakAccounts(String realm, String credentialType) implements Accounts {

    /** Name and password of the administrator of the suite's Keycloak. */
    static final String ADMIN = "admin";

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public void create(URI target, List<String> names) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("ifResourceExists", "SKIP");
        ArrayNode accounts = request.putArray("users");
        names.forEach(name -> accounts.add(account(name)));
        partialImport(target, JSON.writeValueAsBytes(request));
    }

    /**
     * Hands a partial import to the realm.
     *
     * @param representation a {@code PartialImportRepresentation}, as {@link #create} or an export of a population has it
     */
    void partialImport(URI target, byte[] representation) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String token = JSON.readTree(send(
                        client,
                        HttpRequest.newBuilder(target.resolve("/realms/master/protocol/openid-connect/token"))
                                .header("content-type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("client_id=admin-cli&grant_type=password"
                                        + "&username=" + ADMIN + "&password=" + ADMIN))
                                .build()))
                .get("access_token")
                .asString();
        send(
                client,
                HttpRequest.newBuilder(target.resolve("/admin/realms/" + realm + "/partialImport"))
                        .header("content-type", "application/json")
                        .header("authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(representation))
                        .build());
    }

    private static ObjectNode account(String name) {
        ObjectNode account = JSON.createObjectNode()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@example.com")
                .put("emailVerified", true)
                .put("firstName", "Virtual")
                .put("lastName", "User");
        account.putArray("credentials").addObject().put("type", "password").put("value", "pw-" + name);
        return account;
    }

    private static String send(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(request.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
