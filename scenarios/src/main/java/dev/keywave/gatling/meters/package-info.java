/**
 * What is counted and timed of a Gatling run besides Gatling's own report, and delivered to Prometheus and Grafana when
 * somebody asks for it.
 */
@NullMarked
package dev.keywave.gatling.meters;

import org.jspecify.annotations.NullMarked;
