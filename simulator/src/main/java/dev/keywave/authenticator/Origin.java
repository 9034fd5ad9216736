package dev.keywave.authenticator;

import dev.keywave.input.InputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The origin of the page on which the ceremonies run (https://html.spec.whatwg.org/#concept-origin).
 *
 * @param serialized scheme, host and any port that is not the scheme's own: {@code https://login.example.com}
 * @param effectiveDomain the host: {@code login.example.com}
 */
public record Origin(String serialized, String effectiveDomain) {

    private static final Pattern IPV4 = Pattern.compile("\\d+(\\.\\d+){3}");

    /**
     * Takes the origin of a URL; path and query are left out.
     *
     * @throws InputException if it is no http or https URL
     */
    public static Origin of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                String host = uri.getHost().toLowerCase(Locale.ROOT);
                boolean ownPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("http") ? 80 : 443);
                return new Origin(scheme + "://" + host + (ownPort ? "" : ":" + uri.getPort()), host);
            }
        } catch (URISyntaxException e) {
            throw notAnOrigin(url, e);
        }
        throw notAnOrigin(url, null);
    }

    /**
     * Whether a page of this origin may use an RP ID: it equals the effective domain or, as far as one can tell without
     * the public suffix list, is a registrable suffix of it: whole labels, at least two of them.
     */
    public boolean permitsRpId(String rpId) {
        if (rpId.equals(effectiveDomain)) {
            return true;
        }
        boolean address =
                effectiveDomain.startsWith("[") || IPV4.matcher(effectiveDomain).matches();
        return !address
                && rpId.indexOf('.') > 0
                && !rpId.endsWith(".")
                && effectiveDomain.endsWith(rpId)
                && effectiveDomain.charAt(effectiveDomain.length() - rpId.length() - 1) == '.';
    }

    private static InputException notAnOrigin(String url, @Nullable Throwable cause) {
        String message = "'%s' is no origin; expected for example https://login.example.com".formatted(url);
        return cause == null ? new InputException(message) : new InputException(message, cause);
    }
}
