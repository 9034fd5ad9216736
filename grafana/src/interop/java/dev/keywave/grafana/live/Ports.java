package dev.keywave.grafana.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Free ports of loopback, one for each that listens.
 *
 * @param run of a run's meters
 * @param rollout likewise
 * @param gatling likewise
 * @param relyingParty of the one that misbehaves
 * @param entra of the stand-in for Entra ID
 */
record Ports(int prometheus, int pushgateway, int run, int rollout, int gatling, int relyingParty, int entra) {

    static Ports free() throws IOException {
        ServerSocket[] sockets = new ServerSocket[7];
        int[] ports = new int[sockets.length];
        try {
            // all at once, or one would be given twice
            for (int i = 0; i < sockets.length; i++) {
                sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = sockets[i].getLocalPort();
            }
        } finally {
            for (ServerSocket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
        return new Ports(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]);
    }
}
