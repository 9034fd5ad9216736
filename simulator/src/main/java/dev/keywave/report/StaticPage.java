package dev.keywave.report;

/** A page of one file without scripts, in the reports' style; what comes from elsewhere has to be escaped. */
public final class StaticPage {

    private StaticPage() {}

    /**
     * The page.
     *
     * @param title as text
     * @param style more rules for the style sheet
     * @param body as HTML
     */
    public static String html(String title, String style, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s%s</style>
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), HtmlReport.resource("report.css"), style, body);
    }

    /** Text as HTML. */
    public static String escape(String text) {
        return HtmlReport.escape(text);
    }
}
