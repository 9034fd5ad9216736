/** What a rollout plan leads to, simulated person by person: enrolment, sign-ins, support calls and lockouts by day, demand by minute. */
@NullMarked
package dev.keywave.forecast;

import org.jspecify.annotations.NullMarked;
