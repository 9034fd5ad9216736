/** Grafana's dashboards as data: panels, rows, variables and annotations, laid out and written in Grafana's own JSON. */
@NullMarked
package dev.keywave.grafana.panel;

import org.jspecify.annotations.NullMarked;
