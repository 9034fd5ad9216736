/** An HTTP client on Netty, one per event loop, sharing nothing: connections, requests, bounded responses, and the reasons a request can fail. */
@NullMarked
package dev.keywave.transport;

import org.jspecify.annotations.NullMarked;
