package dev.keywave.transport;

import java.util.ArrayList;
import java.util.List;

/** All connections of a client that are open, whatever lane they belong to; joining and leaving take constant time. */
final class OpenConnections {

    private final List<Connection> members = new ArrayList<>();

    int size() {
        return members.size();
    }

    void add(Connection connection) {
        connection.index = members.size();
        members.add(connection);
    }

    /** Takes it out; false if it was not in. */
    boolean remove(Connection connection) {
        int index = connection.index;
        if (index < 0) {
            return false;
        }
        Connection last = members.remove(members.size() - 1);
        if (index < members.size()) {
            members.set(index, last);
            last.index = index;
        }
        connection.index = -1;
        return true;
    }

    /** A copy, to be walked while connections come and go. */
    List<Connection> all() {
        return List.copyOf(members);
    }

    HttpClientGauges gauges(int waitingRequests, Counters counters) {
        int inUse = 0;
        int streams = 0;
        int http2 = 0;
        for (Connection connection : members) {
            int exchanges = connection.exchanges();
            inUse += exchanges > 0 ? 1 : 0;
            http2 += connection.isHttp2() ? 1 : 0;
            streams += connection.isHttp2() ? exchanges : 0;
        }
        return new HttpClientGauges(
                members.size(),
                inUse,
                waitingRequests,
                counters.connects,
                counters.connectFailures,
                counters.bytesReceived,
                counters.bytesSent,
                http2,
                streams,
                counters.fullHandshakes,
                counters.resumedHandshakes,
                counters.failedHandshakes);
    }
}
