package dev.keywave.capacity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.OptionalDouble;

/** Where the relying party's CPU time is read. */
public interface RpCpu {

    /** CPU seconds since it started; empty when they cannot be read now. */
    OptionalDouble seconds();

    /** Where from, for a report: a sentence without its full stop. */
    String source();

    /** Nowhere. */
    static RpCpu unknown(String why) {
        return new RpCpu() {
            @Override
            public OptionalDouble seconds() {
                return OptionalDouble.empty();
            }

            @Override
            public String source() {
                return why;
            }
        };
    }

    /** A process of this machine, whole: on Linux what {@code /proc/PID/stat} counts, to a hundredth of a second. */
    static RpCpu ofProcess(long pid) {
        return new RpCpu() {
            @Override
            public OptionalDouble seconds() {
                return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toNanos)
                        .map(ns -> OptionalDouble.of(ns / 1e9))
                        .orElse(OptionalDouble.empty());
            }

            @Override
            public String source() {
                return "CPU time of process " + pid;
            }
        };
    }

    /** Threads of this very process, by how their names begin; all of them live until the end. */
    static RpCpu ofThreads(String prefix) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new RpCpu() {
            @Override
            public OptionalDouble seconds() {
                if (!threads.isThreadCpuTimeSupported()) {
                    return OptionalDouble.empty();
                }
                long ns = 0;
                for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                    if (thread != null && thread.getThreadName().startsWith(prefix)) {
                        ns += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                    }
                }
                return ns == 0 ? OptionalDouble.empty() : OptionalDouble.of(ns / 1e9);
            }

            @Override
            public String source() {
                return "CPU time of the embedded relying party's event loops alone: compiler and collector of this"
                        + " process cannot be told apart from the generator's";
            }
        };
    }
}
