package dev.keywave.report;

import dev.keywave.measure.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code report.html}: one file with everything in it. The page's scripts build it from the embedded JSON by text
 * nodes alone; a Content-Security-Policy lets no other script run and nothing be loaded. Where scripts are forbidden
 * (some CI systems), the plain table stays.
 */
final class HtmlReport {

    /** The version is the one of pom.xml; without its files no report can be written, which a test notices. */
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private HtmlReport() {}

    static String text(RunResult result) {
        String charts = resource("charts.js");
        String panels = resource("panels.js");
        String adversary = resource("adversary.js");
        String traces = resource("traces.js");
        String page = resource("report.js");
        String uplot =
                "/*\n" + resource(UPLOT + "LICENSE").strip() + "\n*/\n" + resource(UPLOT + "dist/uPlot.iife.min.js");

        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("title", escape("Keywave run " + result.started()));
        parts.put(
                "script_hashes",
                hash(uplot) + " " + hash(charts) + " " + hash(panels) + " " + hash(adversary) + " " + hash(traces) + " "
                        + hash(page));
        parts.put("uplot_css", resource(UPLOT + "dist/uPlot.min.css"));
        parts.put("css", resource("report.css"));
        parts.put("plain", escape(FinalTable.text(result, null, false)));
        parts.put("data", inScript(SummaryJson.JSON.writeValueAsString(ReportData.tree(result))));
        parts.put("uplot", uplot);
        parts.put("charts", charts);
        parts.put("panels", panels);
        parts.put("adversary", adversary);
        parts.put("traces", traces);
        parts.put("page", page);
        return fill(resource("report.html"), parts);
    }

    /** One pass, so that what a part contains is never taken for a placeholder. */
    private static String fill(String template, Map<String, String> parts) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            String part = parts.get(match.group(1));
            if (part == null) {
                throw new IllegalStateException("the template wants " + match.group());
            }
            return Matcher.quoteReplacement(part);
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** In JSON these stand inside strings only, where their escapes mean the same; so no string can end the script. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    /** The source expression of a script (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Browsers hash a script with line feeds alone, whatever the checkout made of them. */
    static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
