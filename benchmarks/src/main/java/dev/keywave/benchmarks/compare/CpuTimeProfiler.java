package dev.keywave.benchmarks.compare;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * For JMH's {@code -prof}: the processor time that Java threads take for each operation. Unlike the score it leaves out the
 * time in which others had the processor, be it other processes or the JVM's own compiler and collector. The process's time
 * would not do: it comes in hundredths of a second.
 */
public final class CpuTimeProfiler implements InternalProfiler {

    static final String METRIC = "cpu";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long beforeNs;

    @Override
    public String getDescription() {
        return "Processor time of Java threads for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        beforeNs = threadsCpuNs();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double usedUs = (threadsCpuNs() - beforeNs) / 1e3;
        long operations = result.getMetadata().getAllOps();
        return operations == 0 || usedUs <= 0
                ? List.of()
                : List.of(new ScalarResult(METRIC, usedUs / operations, "us/op", AggregationPolicy.AVG));
    }

    private long threadsCpuNs() {
        long ns = 0;
        for (long id : threads.getAllThreadIds()) {
            ns += Math.max(0, threads.getThreadCpuTime(id));
        }
        return ns;
    }
}
