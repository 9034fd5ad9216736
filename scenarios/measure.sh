#!/bin/sh
# What passkeys cost in Gatling: CPU per login beside fixed bodies and beside webauthn4j-test, memory per virtual user.
#   scenarios/measure.sh [ROUNDS [WARM_UP_S [MEASURED_S [PARKED_USERS [JOURNEY...]]]]]
# Journeys: fixed dsl adapter webauthn4j webauthn4j_dsl. Each run is a process of its own, Gatling on one core, the server that
# accepts everything on another. KEYWAVE_MEASURE_PACE_MS=16 paces each of the 64 users, so that all journeys have the same
# load. JAVA_HOME picks the JDK. Nothing else should run meanwhile.
set -eu
cd "$(dirname "$0")"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
if [ -z "${KEYWAVE_MEASURE_CLASSPATH:-}" ]; then
  (cd .. && ./mvnw -q -B -ntp test-compile dependency:build-classpath -pl scenarios -am \
    -Dmdep.outputFile=target/measure.classpath -Dmdep.includeScope=test)
  KEYWAVE_MEASURE_CLASSPATH="target/test-classes:target/classes:$(cat target/measure.classpath)"
fi
rounds="${1:-3}"; warm_up_s="${2:-60}"; measured_s="${3:-30}"; parked="${4:-10000}"
if [ $# -gt 4 ]; then shift 4; else set -- fixed dsl adapter webauthn4j; fi
exec "$java" -cp "$KEYWAVE_MEASURE_CLASSPATH" dev.keywave.gatling.measure.Measure \
  "$rounds" "$warm_up_s" "$measured_s" "$parked" "$@"
