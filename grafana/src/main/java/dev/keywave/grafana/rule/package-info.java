/** Rules for Prometheus: what is recorded since dashboards or alerts need it, and alerts. */
@NullMarked
package dev.keywave.grafana.rule;

import org.jspecify.annotations.NullMarked;
