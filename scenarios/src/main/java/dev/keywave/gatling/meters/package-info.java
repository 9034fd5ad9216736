/** What is counted and timed of a Gatling run besides Gatling's own report, and shown to Prometheus when somebody asks for it. */
@NullMarked
package dev.keywave.gatling.meters;

import org.jspecify.annotations.NullMarked;
