package dev.keywave.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A relying party that is up, on a free port of loopback; closing it ends everything that it started. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Workplace workplace;
    private final URI uri;

    private Server(Process process, Workplace workplace, int port) {
        this.process = process;
        this.workplace = workplace;
        this.uri = URI.create("http://localhost:" + port);
    }

    /** Starts a target and waits until it answers. */
    static Server start(Target target, Workplace workplace) throws IOException, InterruptedException {
        int[] ports = freePorts();
        Launch launch = target.launch().on(ports[0], ports[1]);
        Command command = new Command(launch.command(), workplace.folder(), launch.environment(), workplace.log());
        Server server = new Server(command.start(), workplace, ports[0]);
        try {
            server.awaitAnswer(URI.create(launch.ready()));
            return server;
        } catch (AssertionError | IOException | InterruptedException e) {
            server.close();
            throw e;
        }
    }

    URI uri() {
        return uri;
    }

    /** The end of what it has written. */
    String tail() {
        return Command.tail(workplace.log());
    }

    private void awaitAnswer(URI ready) throws IOException, InterruptedException {
        long deadlineMs = System.currentTimeMillis() + PATIENCE.toMillis();
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
        while (!answers(client, request)) {
            if (!process.isAlive() || System.currentTimeMillis() > deadlineMs) {
                String how = process.isAlive() ? "does not answer" : "has ended with " + process.exitValue();
                throw new AssertionError(uri + " " + how + "; its output ends\n" + tail());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false; // nobody listens yet, or whoever listens has not learnt to answer
        }
    }

    private static int[] freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new int[] {one.getLocalPort(), other.getLocalPort()};
        }
    }

    @Override
    public void close() {
        ProcessTree.end(process);
    }
}
