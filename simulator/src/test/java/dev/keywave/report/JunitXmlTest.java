package dev.keywave.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keywave.measure.RunResult;
import dev.keywave.measure.ThresholdVerdict;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class JunitXmlTest {

    @Test
    void eachThresholdIsATestCaseBesideTheRunsValidity() throws Exception {
        List<Element> cases = elements(parse(JunitXml.text(SampleRuns.passed())), "testcase");

        assertThat(cases)
                .extracting(c -> c.getAttribute("name"))
                .containsExactly("the run is valid", "authentication.response_time.p99 < 500ms", "failed < 0.1%");
        assertThat(cases).allSatisfy(c -> {
            assertThat(c.getAttribute("classname")).startsWith("keywave.");
            assertThat(Double.parseDouble(c.getAttribute("time"))).isNotNegative();
            assertThat(c.getElementsByTagName("*").getLength()).isZero();
        });
    }

    @Test
    void theSuitesCarryTheCountsThatCiSystemsRead() throws Exception {
        Element root = parse(JunitXml.text(SampleRuns.invalid()));
        Element suite = elements(root, "testsuite").get(0);

        assertThat(root.getTagName()).isEqualTo("testsuites");
        for (Element element : List.of(root, suite)) {
            assertThat(element.getAttribute("name")).isEqualTo("keywave");
            assertThat(element.getAttribute("tests")).isEqualTo("4");
            assertThat(element.getAttribute("failures")).isEqualTo("2");
            assertThat(element.getAttribute("errors")).isEqualTo("0");
            assertThat(element.getAttribute("time")).isEqualTo("42.117");
        }
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-22T14:51:03");
    }

    @Test
    void aFailureSaysWhatWasExpectedAndWhatWasObserved() throws Exception {
        Element root = parse(JunitXml.text(SampleRuns.withAFailedThreshold()));
        List<Element> failures = elements(root, "failure");

        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).getAttribute("message"))
                .isEqualTo("expected authentication.response_time.p99 < 50ms but observed 231 ms");
        assertThat(failures.get(0).getTextContent())
                .isEqualTo("expected: authentication.response_time.p99 < 50ms\nobserved: 231 ms");
    }

    @Test
    void anInvalidRunFailsWithItsReasons() throws Exception {
        Element failure =
                elements(parse(JunitXml.text(SampleRuns.invalid())), "failure").get(0);
        assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("the run is valid");
        assertThat(failure.getTextContent()).contains("send lag p99.9 was 212 ms", "loop 1 was busy");
    }

    @Test
    void anInterruptedRunIsAnError() throws Exception {
        Element root = parse(JunitXml.text(SampleRuns.interrupted()));
        assertThat(root.getAttribute("errors")).isEqualTo("1");
        assertThat(elements(root, "error").get(0).getAttribute("message")).isEqualTo("interrupted after 42.117 s");
    }

    @Test
    void whatXmlForbidsCannotBreakTheFile() throws Exception {
        RunResult run = SampleRuns.passed();
        RunResult nasty = new RunResult(
                run.started(),
                run.durationS(),
                false,
                List.of(),
                run.ceremonies(),
                0,
                run.generator(),
                run.connections(),
                run.adversary(),
                run.traces(),
                run.phases(),
                List.of(new ThresholdVerdict("a\u0000b ]]> \"<&'", "\u001B[31m\uD800", false)),
                List.of(),
                run.configuration(),
                run.versions());

        assertThat(elements(parse(JunitXml.text(nasty)), "testcase").get(1).getAttribute("name"))
                .isEqualTo("a\uFFFDb ]]> \"<&'");
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element root, String tag) {
        NodeList nodes = root.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
