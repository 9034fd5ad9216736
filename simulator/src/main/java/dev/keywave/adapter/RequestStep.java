package dev.keywave.adapter;

import dev.keywave.adapter.Verdict.Kind;
import dev.keywave.input.Location;
import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request and what its response means. Call {@link #renderTarget}, {@link #renderHeaders} and
 * {@link #renderBody} in this order, then {@link #receive} with the response.
 */
public final class RequestStep implements Step {

    private final Location location;
    private final String method;
    private final String label;
    private final TargetTemplate target;
    private final List<HeaderField> headers;
    private final Segment headerLines;
    private final @Nullable Segment body;
    private final Classifier classifier;
    private final Extractor[] extractors;
    private final List<String> captured;
    private final Explainer explainer;

    RequestStep(
            Declared.Request request,
            String label,
            TargetTemplate target,
            List<HeaderField> headers,
            Segment headerLines,
            @Nullable Segment body,
            Classifier classifier,
            List<Extractor> extractors) {
        this.location = request.location();
        this.method = request.method();
        this.captured =
                request.captures().stream().map(Declared.Capture::variable).toList();
        this.label = label;
        this.target = target;
        this.headers = headers;
        this.headerLines = headerLines;
        this.body = body;
        this.classifier = classifier;
        this.extractors = extractors.toArray(new Extractor[0]);
        this.explainer = new Explainer(request, classifier, this.extractors);
    }

    /** The HTTP method, in capitals. */
    public String method() {
        return method;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Location location() {
        return location;
    }

    /** The variables that it captures, in order. */
    public List<String> captures() {
        return captured;
    }

    /**
     * Appends the request target in origin form.
     *
     * @return null, or why the request cannot be sent ({@code redirect_to_other_host}); nothing is appended then
     */
    public @Nullable String renderTarget(Variables variables, ByteBuf out) {
        return target.render(variables, out);
    }

    /** The request target in origin form when it is the same in every request; null when it is not. */
    public @Nullable String constantTarget() {
        return target.constant();
    }

    /**
     * Appends complete header lines, each with CRLF at its end: all but {@code host}, {@code content-length} and
     * {@code connection}. No value can end its line.
     */
    public void renderHeaders(Variables variables, ByteBuf out) {
        headerLines.write(variables, out);
        variables.cookies().write(variables.requestTarget(), out);
    }

    /**
     * Hands over what {@link #renderHeaders} writes, but for the cookies: for a client that keeps cookies itself and tells
     * the ceremony of those with {@link Variables#bringCookie}.
     */
    public void giveHeaders(Variables variables, HeaderSink sink) {
        for (int i = 0; i < headers.size(); i++) {
            headers.get(i).give(variables, sink);
        }
    }

    /** Whether a header of that name, in any case, is the adapter's own, also where it is left out for once. */
    public boolean sets(String headerName) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).name().equalsIgnoreCase(headerName)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the request has a body. One without needs {@code content-length: 0} unless it is a GET or DELETE. */
    public boolean hasBody() {
        return body != null;
    }

    /** Appends the body; nothing when there is none. */
    public void renderBody(Variables variables, ByteBuf out) {
        if (body != null) {
            body.write(variables, out);
        }
    }

    /** After {@link #renderTarget} gave a reason: where the target leads and where it may lead, for people. */
    public Explanation explainTarget(Variables variables) {
        return target.explain(location, variables);
    }

    /** Takes the response in: cookies first, then its meaning, then captures. */
    public Verdict receive(Response response, Variables variables) {
        List<String> setCookies = response.headers("set-cookie");
        for (int i = 0; i < setCookies.size(); i++) {
            variables.cookies().store(setCookies.get(i), variables.requestTarget());
        }
        Reading reading = variables.reading();
        reading.begin();
        Verdict verdict = classifier.classify(response, reading);
        if (verdict.kind() != Kind.CONTINUE) {
            return verdict;
        }
        for (Extractor extractor : extractors) {
            String reason = extractor.extract(response, reading, variables);
            if (reason != null) {
                return Verdict.failed(reason);
            }
        }
        return Verdict.CONTINUE;
    }

    /**
     * After {@link #receive}: what was expected and what came, for people. It looks at the response once more, so it is
     * not for load.
     *
     * @return null when the response is as expected
     */
    public @Nullable Explanation explain(Response response, Variables variables) {
        return explainer.explain(response, variables);
    }
}
