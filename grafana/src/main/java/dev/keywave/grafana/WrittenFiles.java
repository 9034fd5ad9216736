package dev.keywave.grafana;

import dev.keywave.grafana.dashboard.Dashboards;
import dev.keywave.grafana.panel.Dashboard;
import dev.keywave.grafana.rule.Rules;
import java.util.Map;
import java.util.TreeMap;

/** The files that are written from this source, by their path in the module's folder. */
public final class WrittenFiles {

    private WrittenFiles() {}

    /** Path, with slashes, and text of each file. */
    public static Map<String, String> all() {
        Map<String, String> files = new TreeMap<>();
        for (Dashboard dashboard : Dashboards.all()) {
            files.put("dashboards/" + dashboard.uid() + ".json", dashboard.json());
        }
        files.put("rules/recording.yml", Rules.recording());
        files.put("rules/alerts.yml", Rules.alerts());
        return files;
    }
}
