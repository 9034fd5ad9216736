package dev.keywave.grafana.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shipped {@code prometheus.yml}, pointed at what the suite starts: its jobs scrape the suite's ports in place of the usual
 * ones, each second, and its rules are the shipped ones, evaluated as often. Written as JSON, which is YAML.
 */
final class Configuration {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> INTERVALS = List.of("scrape_interval", "scrape_timeout", "evaluation_interval");
    private static final String NATIVE_HISTOGRAMS = "scrape_native_histograms";

    private final ObjectNode root;

    private Configuration(ObjectNode root) {
        this.root = root;
    }

    /** Reads the shipped one. */
    static Configuration read(Path shipped) throws IOException {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(shipped));
        return new Configuration(JSON.valueToTree(Objects.requireNonNull(loaded)));
    }

    /** As it is, but for what an older Prometheus has a flag for and would not read. */
    Configuration readableBy(PrometheusVersion version) {
        if (!version.hasTheKeyForNativeHistograms()) {
            global().remove(NATIVE_HISTOGRAMS);
            jobs().forEach(job -> ((ObjectNode) job).remove(NATIVE_HISTOGRAMS));
        }
        return this;
    }

    /** Each second, in place of every few. */
    Configuration eachSecond() {
        jobs().forEach(job -> ((ObjectNode) job).remove(INTERVALS));
        INTERVALS.forEach(interval -> global().put(interval, "1s"));
        return this;
    }

    /**
     * Other targets.
     *
     * @param ports of the suite for each port that the file names; a job without any of them is left out
     */
    Configuration scraping(Map<Integer, List<Integer>> ports) {
        ArrayNode jobs = JSON.createArrayNode();
        for (JsonNode job : jobs()) {
            ArrayNode targets = JSON.createArrayNode();
            for (JsonNode target : job.at("/static_configs/0/targets")) {
                String text = target.asString();
                int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
                ports.getOrDefault(port, List.of()).forEach(of -> targets.add("localhost:" + of));
            }
            if (!targets.isEmpty()) {
                ((ObjectNode) job).putArray("static_configs").addObject().set("targets", targets);
                jobs.add(job);
            }
        }
        root.set("scrape_configs", jobs);
        return this;
    }

    /**
     * One more job, whose series keep their own labels.
     *
     * @param name of the job, and the value of the label {@code via}, so that no other job has the same series
     */
    Configuration alsoScraping(String name, int port) {
        ObjectNode job = jobs().addObject().put("job_name", name).put("honor_labels", true);
        ObjectNode group = job.putArray("static_configs").addObject();
        group.putArray("targets").add("localhost:" + port);
        group.putObject("labels").put("via", name);
        return this;
    }

    /** These rules, wherever the file's own would be. */
    Configuration withRules(List<Path> files) {
        ArrayNode names = root.putArray("rule_files");
        files.forEach(file -> names.add(file.toAbsolutePath().toString()));
        return this;
    }

    /** Writes it; returns the file. */
    Path write(Path file) throws IOException {
        return Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private ObjectNode global() {
        return root.withObject("/global");
    }

    private ArrayNode jobs() {
        return root.withArray("/scrape_configs");
    }
}
