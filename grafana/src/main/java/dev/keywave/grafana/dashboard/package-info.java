/** The dashboards, a class each, and what several of them show alike. */
@NullMarked
package dev.keywave.grafana.dashboard;

import org.jspecify.annotations.NullMarked;
