package dev.keywave.grafana.query;

import java.util.List;

/** Metrics that others name: Prometheus' Java client, Micrometer, Prometheus itself, Keycloak 26, Spring Boot 4, {@code bench export}. */
public enum OthersMetric {
    /** When a process was started, seconds since 1970; with run and rank in a process of ours that has a run. */
    PROCESS_START("process_start_time_seconds", "run,rank"),
    /** Processor time of a process, likewise. */
    PROCESS_CPU("process_cpu_seconds_total", "run,rank"),
    /** Resident memory. */
    PROCESS_MEMORY("process_resident_memory_bytes", "run,rank"),
    /** Memory of the JVM by area, heap or nonheap. */
    JVM_MEMORY_USED("jvm_memory_used_bytes", "run,rank,area"),
    /** Time in collections, by collector. */
    JVM_GC_SUM("jvm_gc_collection_seconds_sum", "run,rank,gc"),
    /** Number of collections, by collector. */
    JVM_GC_COUNT("jvm_gc_collection_seconds_count", "run,rank,gc"),
    /** Netty's buffers. */
    NETTY_ALLOCATOR_MEMORY("netty_allocator_memory_used", "run,rank,allocator_type,memory_type,id"),
    /** Tasks that wait for an event loop. */
    NETTY_PENDING_TASKS("netty_eventexecutor_tasks_pending", "run,rank,name"),
    /** How long Prometheus took for a scrape. */
    SCRAPE_DURATION("scrape_duration_seconds", ""),

    /** Keycloak: logins and the like, with {@code --event-metrics-user-enabled=true}. */
    KEYCLOAK_EVENTS("keycloak_user_events_total", "realm,event,error"),
    /** Keycloak: checks of password hashes. */
    KEYCLOAK_PASSWORD_CHECKS("keycloak_credentials_password_hashing_validations_total", "realm,algorithm,outcome"),
    /** Keycloak: connections of the database's pool that are in use. */
    KEYCLOAK_DATABASE_ACTIVE("agroal_active_count", "datasource"),
    /** Keycloak: threads that wait for a connection to the database. */
    KEYCLOAK_DATABASE_AWAITING("agroal_awaiting_count", "datasource"),

    /** Keycloak and Spring: requests. */
    HTTP_REQUESTS_COUNT("http_server_requests_seconds_count", "method,uri,status,outcome"),
    /** Keycloak and Spring: their time. */
    HTTP_REQUESTS_SUM("http_server_requests_seconds_sum", "method,uri,status,outcome"),
    /** Keycloak and Spring: the longest of the last minutes. */
    HTTP_REQUESTS_MAX("http_server_requests_seconds_max", "method,uri,status,outcome"),
    /** Keycloak and Spring: processor time of the process as a share of the machine. */
    PROCESS_CPU_USAGE("process_cpu_usage", ""),
    /** Keycloak and Spring: pauses of the collector. */
    JVM_GC_PAUSE_SUM("jvm_gc_pause_seconds_sum", "action,cause,gc"),

    /** Spring Security: attempts to authenticate. */
    SPRING_AUTHENTICATIONS_COUNT(
            "spring_security_authentications_seconds_count", "authentication_method,authentication_result,error"),
    /** Spring Security: their time. */
    SPRING_AUTHENTICATIONS_SUM(
            "spring_security_authentications_seconds_sum", "authentication_method,authentication_result,error"),
    /** Spring: connections of the database's pool that are in use. */
    SPRING_DATABASE_ACTIVE("hikaricp_connections_active", "pool"),
    /** Spring: Tomcat's threads at work. */
    SPRING_TOMCAT_BUSY("tomcat_threads_busy_threads", "name"),

    /** A benchmark's time of one operation. */
    BENCHMARK_TIME("keywave_benchmark_operation_seconds", Labels.BENCHMARK),
    /** Half of its interval. */
    BENCHMARK_TIME_ERROR("keywave_benchmark_operation_error_seconds", Labels.BENCHMARK),
    /** A benchmark's rate. */
    BENCHMARK_RATE("keywave_benchmark_operations_per_second", Labels.BENCHMARK),
    /** Half of its interval. */
    BENCHMARK_RATE_ERROR("keywave_benchmark_operations_per_second_error", Labels.BENCHMARK),
    /** What an operation allocates. */
    BENCHMARK_ALLOCATED("keywave_benchmark_allocated_bytes", Labels.BENCHMARK),
    /** Forks behind a figure. */
    BENCHMARK_FORKS("keywave_benchmark_forks", Labels.BENCHMARK);

    private final String prometheusName;
    private final String labels;

    OthersMetric(String prometheusName, String labels) {
        this.prometheusName = prometheusName;
        this.labels = labels;
    }

    /** Its name and labels. */
    public Metric metric() {
        return Metric.scraped(prometheusName, labels.isEmpty() ? List.of() : List.of(labels.split(",")));
    }

    private static final class Labels {
        /** Besides, each parameter of a benchmark is a label; these are the ones that most of ours have. */
        static final String BENCHMARK = "benchmark,mode,jvm,algorithm,provider,library";

        private Labels() {}
    }
}
