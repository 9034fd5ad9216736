/**
 * The live suite of dashboards and rules: a real Prometheus scrapes real runs, and is asked everything that a dashboard or a
 * rule asks.
 */
@NullMarked
package dev.keywave.grafana.live;

import org.jspecify.annotations.NullMarked;
