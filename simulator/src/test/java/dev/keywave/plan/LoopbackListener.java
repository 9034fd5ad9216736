package dev.keywave.plan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Accepts connections on a free loopback port, each on a thread of its own, until the test closes it. */
final class LoopbackListener implements AutoCloseable {

    private final ServerSocket listener;
    private final Collection<Socket> connections = new ConcurrentLinkedQueue<>();

    private LoopbackListener(ServerSocket listener) {
        this.listener = listener;
    }

    static LoopbackListener start(Consumer<Socket> server) throws IOException {
        LoopbackListener started = new LoopbackListener(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
        daemon(() -> started.accept(server));
        return started;
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept(Consumer<Socket> server) {
        try {
            while (!listener.isClosed()) {
                Socket socket = listener.accept();
                connections.add(socket);
                daemon(() -> server.accept(socket));
            }
        } catch (IOException e) {
            // the listener was closed: the test is over
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-party");
        thread.setDaemon(true);
        thread.start();
    }
}
