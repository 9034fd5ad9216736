/**
 * An HTTP client on Netty, one per event loop, sharing nothing: HTTP/1.1 and HTTP/2, plain or over TLS, connections,
 * requests, bounded responses, and the reasons a request can fail.
 *
 * <p>Everything of a client runs on its loop's thread, its callbacks included; nothing here is safe from another thread
 * and nothing locks. An {@link dev.keywave.transport.HttpRequest} goes to
 * {@link dev.keywave.transport.HttpClient#send}; its {@link dev.keywave.transport.ResponseHandler} hears {@code sent}
 * and then exactly one of {@code response} and {@code failed}.
 */
@NullMarked
package dev.keywave.transport;

import org.jspecify.annotations.NullMarked;
