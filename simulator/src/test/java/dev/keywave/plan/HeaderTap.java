package dev.keywave.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stands in front of a relying party and takes down, byte for byte, what is sent to it over HTTP/1.1. */
final class HeaderTap implements AutoCloseable {

    private static final int CHUNK = 8_192;

    private final URI relyingParty;
    private final LoopbackListener listener;
    private final Collection<ByteArrayOutputStream> heard = new ConcurrentLinkedQueue<>();

    private HeaderTap(URI relyingParty) throws IOException {
        this.relyingParty = relyingParty;
        this.listener = LoopbackListener.start(this::pass);
    }

    static HeaderTap before(URI relyingParty) throws IOException {
        return new HeaderTap(relyingParty);
    }

    URI uri() {
        return listener.uri();
    }

    /** How many requests there were. */
    long requests() {
        return lines(Pattern.compile("(?md)(?:POST|GET|DELETE) \\S+ HTTP/1\\.1\r$"))
                .count();
    }

    /** The values of a header, in any order. */
    List<String> values(String header) {
        return lines(Pattern.compile("(?md)^" + header + ": (.*)\r$"))
                .map(match -> match.group(1))
                .toList();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private Stream<MatchResult> lines(Pattern line) {
        List<MatchResult> matches = new ArrayList<>();
        for (ByteArrayOutputStream connection : heard) {
            String text;
            synchronized (connection) {
                text = connection.toString(StandardCharsets.ISO_8859_1);
            }
            line.matcher(text).results().forEach(matches::add);
        }
        return matches.stream();
    }

    private void pass(Socket client) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        heard.add(copy);
        try (client;
                Socket server = new Socket(relyingParty.getHost(), relyingParty.getPort())) {
            Thread answers = new Thread(() -> pump(server, client, new ByteArrayOutputStream()), "header-tap");
            answers.setDaemon(true);
            answers.start();
            pump(client, server, copy);
        } catch (IOException e) {
            // the client or the test closed the connection
        }
    }

    private static void pump(Socket from, Socket to, ByteArrayOutputStream copy) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                synchronized (copy) {
                    copy.write(chunk, 0, n);
                }
                out.write(chunk, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two sides closed the connection
        }
    }
}
