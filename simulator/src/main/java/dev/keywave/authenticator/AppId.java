package dev.keywave.authenticator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Whether a page may use a FIDO AppID
 * (https://fidoalliance.org/specs/fido-v2.0-id-20180227/fido-appid-and-facets-v2.0-id-20180227.html), as browsers do it:
 * hosts of the same site, without fetching a list of facets.
 */
final class AppId {

    private AppId() {}

    /**
     * Determines if a caller's FacetID is authorized for an AppID.
     *
     * @param rpId one that the origin may use
     */
    static boolean isAuthorized(String appId, Origin origin, String rpId) {
        // If the AppID is not an HTTPS URL and matches the FacetID; if it is empty, it is set to the FacetID
        if (appId.isEmpty() || appId.equals(origin.serialized())) {
            return true;
        }
        try {
            URI uri = new URI(appId);
            if (uri.getHost() == null || !"https".equalsIgnoreCase(uri.getScheme())) {
                return false;
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return host.endsWith('.' + rpId) || host.equals(rpId) || origin.permitsRpId(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
