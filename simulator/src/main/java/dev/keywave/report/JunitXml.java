package dev.keywave.report;

import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}: a test case "the run is valid" and one for each threshold, in the form that Jenkins and GitLab
 * read. An interrupted run is an error of the first.
 */
final class JunitXml {

    private final RunResult result;
    private final XMLStreamWriter xml;

    private JunitXml(RunResult result, XMLStreamWriter xml) {
        this.result = result;
        this.xml = xml;
    }

    static String text(RunResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JunitXml(result, xml).document();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string writer took no XML", e);
        }
        return text.append('\n').toString();
    }

    private void document() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        counts();
        line(1);
        xml.writeStartElement("testsuite");
        counts();
        xml.writeAttribute(
                "timestamp",
                result.started().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
        validity();
        for (ThresholdVerdict verdict : result.thresholds()) {
            threshold(verdict);
        }
        line(1);
        xml.writeEndElement();
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void counts() throws XMLStreamException {
        long failedThresholds =
                result.thresholds().stream().filter(v -> !v.passed()).count();
        xml.writeAttribute("name", "keywave");
        xml.writeAttribute("tests", String.valueOf(result.thresholds().size() + 1));
        xml.writeAttribute("failures", String.valueOf(failedThresholds + (result.valid() ? 0 : 1)));
        xml.writeAttribute("errors", interruptedOnly() ? "1" : "0");
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(result.durationS()));
    }

    private void validity() throws XMLStreamException {
        startCase("keywave.run", "the run is valid", result.durationS());
        if (!result.valid()) {
            String reasons = String.join("\n", result.invalidReasons());
            remark("failure", "invalid", "the figures must not be trusted: " + oneLine(reasons), reasons);
        } else if (interruptedOnly()) {
            String message = "interrupted after " + seconds(result.durationS()) + " s";
            remark("error", "interrupted", message, message);
        }
        endCase();
    }

    private void threshold(ThresholdVerdict verdict) throws XMLStreamException {
        startCase("keywave.threshold", verdict.expression(), 0);
        if (!verdict.passed()) {
            remark(
                    "failure",
                    "threshold",
                    "expected " + verdict.expression() + " but observed " + verdict.observed(),
                    "expected: " + verdict.expression() + "\nobserved: " + verdict.observed());
        }
        endCase();
    }

    private boolean interruptedOnly() {
        return result.interrupted() && result.valid();
    }

    private void startCase(String classname, String name, double durationS) throws XMLStreamException {
        line(2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", classname);
        xml.writeAttribute("name", legal(oneLine(name)));
        xml.writeAttribute("time", seconds(durationS));
    }

    private void remark(String element, String type, String message, String text) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        xml.writeAttribute("message", legal(oneLine(message)));
        xml.writeCharacters(legal(text));
        xml.writeEndElement();
        line(2);
    }

    private void endCase() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String seconds(double s) {
        return String.format(Locale.ROOT, "%.3f", s);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The writer escapes markup but lets characters pass that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets). */
    private static String legal(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
