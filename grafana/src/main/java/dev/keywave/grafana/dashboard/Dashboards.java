package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Dashboard;
import java.util.List;

/** All dashboards, in the order in which one reads them. */
public final class Dashboards {

    private Dashboards() {}

    /** Ceremonies first. */
    public static List<Dashboard> all() {
        return List.of(
                CeremoniesDashboard.dashboard(),
                RelyingPartyDashboard.dashboard(),
                GeneratorDashboard.dashboard(),
                RolloutDashboard.dashboard(),
                AttacksDashboard.dashboard(),
                BenchmarksDashboard.dashboard());
    }
}
