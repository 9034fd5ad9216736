package dev.keywave.measure;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The readings of this Java virtual machine. */
final class JvmResources implements ResourceMeter {

    private static final long MIB = 1 << 20;
    private static final Path PROC_STATUS = Path.of("/proc/self/status");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<Generator.Loop> loops;
    private final long[] lastCpuNs;

    JvmResources(Generator generator) {
        this.loops = generator.loops();
        this.lastCpuNs = new long[loops.size()];
    }

    @Override
    public Reading read() {
        for (int i = 0; i < lastCpuNs.length; i++) {
            // -1 once the thread has ended: what it had used up stays.
            lastCpuNs[i] = Math.max(lastCpuNs[i], threadCpuNs(loops.get(i).threadId()));
        }
        return new Reading(
                Arrays.stream(lastCpuNs).boxed().toList(),
                processCpuNs(),
                gcMs(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB);
    }

    /**
     * From {@code VmHWM} where the system has it (Linux). Elsewhere Java can't ask: then the peak of the memory pools as
     * committed, which leaves out thread stacks and direct buffers.
     */
    @Override
    public long peakRssMb() {
        try {
            for (String line : Files.readAllLines(PROC_STATUS)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException notLinux) {
            return peakCommittedMb();
        }
        return peakCommittedMb();
    }

    private static long peakCommittedMb() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            bytes += pool.getPeakUsage().getCommitted();
        }
        return bytes / MIB;
    }

    private long threadCpuNs(long threadId) {
        return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads.getThreadCpuTime(threadId)
                : -1;
    }

    private static long processCpuNs() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    /** ZGC and Shenandoah also have a bean for their cycles, which run beside the program and stop nothing. */
    private long gcMs() {
        long sum = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            if (!collector.getName().endsWith("Cycles")) {
                sum += Math.max(0, collector.getCollectionTime());
            }
        }
        return sum;
    }
}
