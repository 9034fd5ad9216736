package dev.keywave.grafana.dashboard;

import dev.keywave.grafana.panel.Panel;
import dev.keywave.grafana.panel.Row;
import dev.keywave.grafana.panel.Unit;
import dev.keywave.grafana.query.OthersMetric;
import dev.keywave.grafana.query.Scope;
import dev.keywave.grafana.query.Series;

/** Relying parties of others, by the metrics that they have themselves: jobs keycloak and spring in prometheus.yml. */
final class OtherProducts {

    private OtherProducts() {}

    /** https://www.keycloak.org/observability/metrics-for-troubleshooting-keycloak. */
    static Row keycloak() {
        return Row.folded(
                "Keycloak",
                Panel.timeSeries(
                                "User events",
                                Unit.PER_SECOND,
                                "Logins and the like, and their errors. Start Keycloak with --metrics-enabled=true"
                                        + " --event-metrics-user-enabled=true.")
                        .query(
                                "{{event}} {{error}}",
                                keycloak(OthersMetric.KEYCLOAK_EVENTS).rate().sum("event", "error")),
                Panel.timeSeries(
                                "Requests",
                                Unit.PER_SECOND,
                                "By status. Pages and endpoints that a ceremony takes count one by one.")
                        .query(
                                "{{status}}",
                                keycloak(OthersMetric.HTTP_REQUESTS_COUNT)
                                        .rate()
                                        .sum("status")),
                Panel.timeSeries("Mean time of a request", Unit.SECONDS, "As Keycloak times it, by method and path.")
                        .query(
                                "{{method}} {{uri}}",
                                keycloak(OthersMetric.HTTP_REQUESTS_SUM)
                                        .rate()
                                        .sum("method", "uri")
                                        .dividedBy(keycloak(OthersMetric.HTTP_REQUESTS_COUNT)
                                                .rate()
                                                .sum("method", "uri"))
                                        .only("> 0")),
                Panel.timeSeries(
                                "Database's pool",
                                Unit.COUNT,
                                "Connections in use and threads that wait for one: a login writes its credential's counter.")
                        .query(
                                "in use",
                                keycloak(OthersMetric.KEYCLOAK_DATABASE_ACTIVE)
                                        .now()
                                        .sum())
                        .query(
                                "waiting",
                                keycloak(OthersMetric.KEYCLOAK_DATABASE_AWAITING)
                                        .now()
                                        .sum()),
                Panel.timeSeries("Processor", Unit.RATIO, "Share of the machine's processors that Keycloak uses.")
                        .query(
                                "{{instance}}",
                                keycloak(OthersMetric.PROCESS_CPU_USAGE).now().max("instance")),
                Panel.timeSeries(
                                "Password hashes",
                                Unit.PER_SECOND,
                                "What users without a passkey cost: checks of a password's hash, by algorithm and outcome.")
                        .query(
                                "{{algorithm}} {{outcome}}",
                                keycloak(OthersMetric.KEYCLOAK_PASSWORD_CHECKS)
                                        .rate()
                                        .sum("algorithm", "outcome")));
    }

    /** https://docs.spring.io/spring-security/reference/servlet/integrations/observability.html. */
    static Row spring() {
        return Row.folded(
                "Spring Security",
                Panel.timeSeries(
                                "Authentications by password",
                                Unit.PER_SECOND,
                                "By the error that ended them; none for success. Spring Security 7.1 observes no"
                                        + " authentication by passkey: those show as requests alone."
                                        + " Needs the actuator with the endpoint prometheus.")
                        .query(
                                "{{authentication_method}} {{error}}",
                                spring(OthersMetric.SPRING_AUTHENTICATIONS_COUNT)
                                        .rate()
                                        .sum("authentication_method", "error")),
                Panel.timeSeries(
                                "Mean time of an authentication by password",
                                Unit.SECONDS,
                                "What Spring Security took to verify, by method.")
                        .query(
                                "{{authentication_method}}",
                                spring(OthersMetric.SPRING_AUTHENTICATIONS_SUM)
                                        .rate()
                                        .sum("authentication_method")
                                        .dividedBy(spring(OthersMetric.SPRING_AUTHENTICATIONS_COUNT)
                                                .rate()
                                                .sum("authentication_method"))
                                        .only("> 0")),
                Panel.timeSeries(
                                "Requests",
                                Unit.PER_SECOND,
                                "By status. An assertion that Spring Security does not accept is a 401.")
                        .query(
                                "{{status}}",
                                spring(OthersMetric.HTTP_REQUESTS_COUNT).rate().sum("status")),
                Panel.timeSeries(
                                "Longest request",
                                Unit.SECONDS,
                                "Of the last minutes, by method and path. UNKNOWN is what Spring Security answers itself:"
                                        + " passkeys' requests are among it.")
                        .query(
                                "{{method}} {{uri}}",
                                spring(OthersMetric.HTTP_REQUESTS_MAX).now().max("method", "uri")),
                Panel.timeSeries(
                                "Threads and database",
                                Unit.COUNT,
                                "Tomcat's threads at work, with server.tomcat.mbeanregistry.enabled=true, and connections of"
                                        + " HikariCP's pool in use.")
                        .query(
                                "threads at work",
                                spring(OthersMetric.SPRING_TOMCAT_BUSY).now().sum())
                        .query(
                                "connections in use",
                                spring(OthersMetric.SPRING_DATABASE_ACTIVE)
                                        .now()
                                        .sum()),
                Panel.timeSeries(
                                "Processor and collections",
                                Unit.RATIO,
                                "Share of the machine's processors, and share of the time in pauses of the collector.")
                        .query(
                                "processors {{instance}}",
                                spring(OthersMetric.PROCESS_CPU_USAGE).now().max("instance"))
                        .query(
                                "pauses {{instance}}",
                                spring(OthersMetric.JVM_GC_PAUSE_SUM).rate().sum("instance")));
    }

    private static Series keycloak(OthersMetric metric) {
        return Series.of(metric, Scope.ALL).where("job", "keycloak");
    }

    private static Series spring(OthersMetric metric) {
        return Series.of(metric, Scope.ALL).where("job", "spring");
    }
}
