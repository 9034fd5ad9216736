package dev.keywave.gatling.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.keywave.workload.NanoClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Looks at this process and at the server from outside of Gatling, and says what it saw in one line. */
final class Window {

    /** Begins the line that {@link Measure} looks for. */
    static final String MARK = "MEASURED ";

    private static final String ALL_CORES = "0-" + (Integer.getInteger("keywave.measure.cores", 1) - 1);
    private static final String GATLING_CORE = "0";
    private static final long SETTLING_MS = 2_000;

    private final String target;
    private final HttpClient client = HttpClient.newHttpClient();

    Window(String target) {
        this.target = target;
    }

    /** Counts logins and processor time after a warm-up, in a thread of its own. */
    static void open(String target, long warmUpS, long measuredS) {
        Thread thread = new Thread(() -> new Window(target).measure(warmUpS, measuredS), "window");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until so many users are parked, looks at the heap and ends the process. */
    static void awaitParked(String target, long users) {
        Thread thread = new Thread(() -> new Window(target).heap(users), "window");
        thread.setDaemon(true);
        thread.start();
    }

    private void measure(long warmUpS, long measuredS) {
        try {
            useCores(ALL_CORES);
            Thread.sleep(warmUpS * 1_000);
            useCores(GATLING_CORE);
            Thread.sleep(SETTLING_MS);
            long cpu = cpuNs();
            long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            long logins = count("/logins");
            long start = NanoClock.SYSTEM.nowNs();
            Thread.sleep(measuredS * 1_000);
            long cpuSpent = cpuNs() - cpu;
            long done = count("/logins") - logins;
            double wallS = (NanoClock.SYSTEM.nowNs() - start) / 1e9;
            double compilingS = (ManagementFactory.getCompilationMXBean().getTotalCompilationTime() - compiling) / 1e3;
            System.out.println(MARK + done + ' ' + cpuSpent / 1e9 + ' ' + wallS + ' ' + compilingS);
        } catch (IOException | InterruptedException e) {
            System.out.println(MARK + "failed: " + e);
        }
    }

    /**
     * The machine's compilers need minutes of one core that they share with the load, so while it warms up they have all;
     * where there is no {@code taskset} nothing is pinned.
     */
    private static void useCores(String cores) throws IOException, InterruptedException {
        if (Boolean.getBoolean("keywave.measure.pinned")) {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("taskset", "-a", "-c", "-p", cores, self)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private void heap(long users) {
        try {
            while (count("/logins") < users) {
                Thread.sleep(200);
            }
            Thread.sleep(3_000);
            for (int i = 0; i < 4; i++) {
                System.gc();
                Thread.sleep(300);
            }
            Runtime runtime = Runtime.getRuntime();
            System.out.println(MARK + (runtime.totalMemory() - runtime.freeMemory()));
            System.out.flush();
            runtime.halt(0);
        } catch (IOException | InterruptedException e) {
            System.out.println(MARK + "failed: " + e);
        }
    }

    private static long cpuNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private long count(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(target + path)).build();
        return Long.parseLong(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
