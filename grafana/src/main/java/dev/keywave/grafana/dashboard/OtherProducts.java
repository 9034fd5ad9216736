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
                                .most("{{event}} {{error}}", keycloak(OthersMetric.KEYCLOAK_EVENTS), "event", "error"),
                        Panel.timeSeries(
                                        "Requests",
                                        Unit.PER_SECOND,
                                        "By status. Pages and endpoints that a ceremony takes count one by one.")
                                .most("{{status}}", keycloak(OthersMetric.HTTP_REQUESTS_COUNT), "status"),
                        Panel.timeSeries(
                                        "Mean time of a request",
                                        Unit.SECONDS,
                                        "As Keycloak times it, by method and path: the five that took most.")
                                .mostAlone(
                                        "{{method}} {{uri}}",
                                        keycloak(OthersMetric.HTTP_REQUESTS_SUM)
                                                .rate()
                                                .sum("method", "uri")
                                                .dividedBy(keycloak(OthersMetric.HTTP_REQUESTS_COUNT)
                                                        .rate()
                                                        .sum("method", "uri"))
                                                .only("> 0"),
                                        keycloak(OthersMetric.HTTP_REQUESTS_SUM).atTheEnd(),
                                        "method",
                                        "uri"),
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
                        Panel.timeSeries(
                                        "Processor",
                                        Unit.RATIO,
                                        "Share of its machine's processors that Keycloak uses, of the busiest server.")
                                .query(
                                        "busiest",
                                        keycloak(OthersMetric.PROCESS_CPU_USAGE)
                                                .now()
                                                .max()),
                        Panel.timeSeries(
                                        "Password hashes",
                                        Unit.PER_SECOND,
                                        "What users without a passkey cost: checks of a password's hash, by algorithm and outcome.")
                                .most(
                                        "{{algorithm}} {{outcome}}",
                                        keycloak(OthersMetric.KEYCLOAK_PASSWORD_CHECKS),
                                        "algorithm",
                                        "outcome"))
                .without("No Keycloak: the job keycloak scrapes one with --metrics-enabled=true");
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
                                .most(
                                        "{{authentication_method}} {{error}}",
                                        spring(OthersMetric.SPRING_AUTHENTICATIONS_COUNT),
                                        "authentication_method",
                                        "error"),
                        Panel.timeSeries(
                                        "Mean time of an authentication by password",
                                        Unit.SECONDS,
                                        "What Spring Security took to verify, by method.")
                                .mostAlone(
                                        "{{authentication_method}}",
                                        spring(OthersMetric.SPRING_AUTHENTICATIONS_SUM)
                                                .rate()
                                                .sum("authentication_method")
                                                .dividedBy(spring(OthersMetric.SPRING_AUTHENTICATIONS_COUNT)
                                                        .rate()
                                                        .sum("authentication_method"))
                                                .only("> 0"),
                                        spring(OthersMetric.SPRING_AUTHENTICATIONS_SUM)
                                                .atTheEnd(),
                                        "authentication_method"),
                        Panel.timeSeries(
                                        "Requests",
                                        Unit.PER_SECOND,
                                        "By status. An assertion that Spring Security does not accept is a 401.")
                                .most("{{status}}", spring(OthersMetric.HTTP_REQUESTS_COUNT), "status"),
                        Panel.timeSeries(
                                        "Longest request",
                                        Unit.SECONDS,
                                        "Of the last minutes, by method and path: the five most frequent. UNKNOWN is what Spring Security"
                                                + " answers itself: passkeys' requests are among it.")
                                .mostAlone(
                                        "{{method}} {{uri}}",
                                        spring(OthersMetric.HTTP_REQUESTS_MAX)
                                                .now()
                                                .max("method", "uri"),
                                        spring(OthersMetric.HTTP_REQUESTS_COUNT).atTheEnd(),
                                        "method",
                                        "uri"),
                        Panel.timeSeries(
                                        "Threads and database",
                                        Unit.COUNT,
                                        "Tomcat's threads at work and connections of HikariCP's pool in use.")
                                .query(
                                        "threads at work",
                                        spring(OthersMetric.SPRING_TOMCAT_BUSY)
                                                .now()
                                                .sum())
                                .query(
                                        "connections in use",
                                        spring(OthersMetric.SPRING_DATABASE_ACTIVE)
                                                .now()
                                                .sum())
                                .empty(
                                        "Neither Tomcat's threads (server.tomcat.mbeanregistry.enabled=true) nor a database's pool"),
                        Panel.timeSeries(
                                        "Processor and collections",
                                        Unit.RATIO,
                                        "Share of its machine's processors, and of the time in pauses of the collector, of the busiest server.")
                                .query(
                                        "processors",
                                        spring(OthersMetric.PROCESS_CPU_USAGE)
                                                .now()
                                                .max())
                                .query(
                                        "pauses",
                                        spring(OthersMetric.JVM_GC_PAUSE_SUM)
                                                .rate()
                                                .sum("instance")
                                                .max()))
                .without("No Spring: the job spring scrapes one with the actuator's prometheus endpoint");
    }

    private static Series keycloak(OthersMetric metric) {
        return Series.of(metric, Scope.ALL).where("job", "keycloak");
    }

    private static Series spring(OthersMetric metric) {
        return Series.of(metric, Scope.ALL).where("job", "spring");
    }
}
