/**
 * How meters reach those who do not scrape, each destination on a thread of its own and never on an event loop: a Pushgateway,
 * Prometheus' remote write and Grafana's annotations; and the endpoint for those who do, as long as a command wants it.
 */
@NullMarked
package dev.keywave.delivery;

import org.jspecify.annotations.NullMarked;
