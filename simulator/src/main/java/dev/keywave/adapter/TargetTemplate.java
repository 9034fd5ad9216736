package dev.keywave.adapter;

import dev.keywave.adapter.Template.Expression;
import dev.keywave.adapter.Template.Literal;
import dev.keywave.adapter.Template.Part;
import dev.keywave.input.Location;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request. A template that begins with a slash is a path below the run's target; one that begins
 * otherwise (a form's action, a {@code Location}) is a URL as the relying party wrote it and must stay on its origin.
 */
final class TargetTemplate {

    /** The reason when a URL leads elsewhere. */
    static final String OTHER_HOST = "redirect_to_other_host";

    private final TargetOrigin origin;
    private final Segment segment;
    private final boolean isPath;
    private final @Nullable String constant;

    TargetTemplate(Template template, Binder binder, TargetOrigin origin) {
        this.origin = origin;
        String start = start(template, binder);
        this.isPath = start.startsWith("/") && !start.startsWith("//");
        SegmentList segments = binder.text(template, isPath ? Encoding.TARGET : Encoding.PLAIN);
        if (segments.isConstant()) {
            String target = constant(template, segments.constantText(), binder.secrets());
            this.constant = target;
            this.segment = new Segment.Constant(target.getBytes(StandardCharsets.US_ASCII));
        } else {
            this.constant = null;
            SegmentList withPrefix = new SegmentList();
            this.segment = isPath
                    ? withPrefix.constant(origin.prefix()).add(segments.build()).build()
                    : segments.build();
        }
    }

    /** Path and query when they cannot change; else null. */
    @Nullable
    String constant() {
        return constant;
    }

    /** Writes path and query and notes them in the variables; or writes nothing and says why. */
    @Nullable
    String render(Variables variables, ByteBuf out) {
        int start = out.writerIndex();
        segment.write(variables, out);
        if (constant != null) {
            variables.requestTarget(constant);
            return null;
        }
        String written = out.toString(start, out.writerIndex() - start, StandardCharsets.UTF_8);
        if (isPath) {
            variables.requestTarget(written);
            return null;
        }
        out.writerIndex(start);
        String target = origin.resolve(written, variables.requestTarget());
        if (target == null) {
            return OTHER_HOST;
        }
        String safe = Percent.TARGET.encode(target);
        out.writeCharSequence(safe, StandardCharsets.US_ASCII);
        variables.requestTarget(safe);
        return null;
    }

    /** Where it leads now, as it was given, and where it may lead, for people. */
    Explanation explain(Location location, Variables variables) {
        ByteBuf out = variables.scratch().clear();
        segment.write(variables, out);
        return new Explanation(location, "a URL on " + origin, "\"" + out.toString(StandardCharsets.UTF_8) + "\"");
    }

    private String constant(Template template, String text, Secrets secrets) {
        if (isPath) {
            return origin.prefix() + text;
        }
        if (!text.contains("//")) {
            throw template.location().error("\"" + secrets.mask(text) + "\" is no path; begin it with a slash");
        }
        String target = origin.resolve(text, "/");
        if (target == null) {
            throw template.location()
                    .error("\"" + secrets.mask(text) + "\" is not on the run's target " + origin
                            + "; write a path, or choose that target");
        }
        return Percent.TARGET.encode(target);
    }

    /** What the template surely begins with; empty when only a response can tell. */
    private static String start(Template template, Binder binder) {
        for (Part part : template.parts()) {
            if (part instanceof Literal literal) {
                return literal.text();
            }
            if (part instanceof Expression expression) {
                Object constant = binder.constant(expression);
                if (constant == null) {
                    return "";
                } else if (!Value.text(constant).isEmpty()) {
                    return Value.text(constant);
                }
            }
        }
        return "";
    }
}
