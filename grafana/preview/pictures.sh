#!/usr/bin/env bash
# Makes the pictures in grafana/README.md anew from real data: grafana/preview/pictures.sh [JMH-RESULTS.json]
# A relying party that misbehaves a little, and a run with attacks, races, a flood and traces against it; then a rollout whose
# waves are driven; a Prometheus scrapes all of them each second. It takes seven minutes and wants the machine for itself, and
# prometheus, Node and Chromium. Ports are whatever is free. Without JMH results there is no picture of the benchmarks.
# KEYWAVE names another launcher, OUT another folder, THEME the other theme.
# Exit: 0 all pictures made; 1 something failed, and the last line says what; 4 all made, but the run is invalid and they say so.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
keywave=${KEYWAVE:-$root/keywave}
out=${OUT:-$root/grafana/images}
theme=${THEME:-dark}
jmh=${1:-}
work=$(mktemp -d)
declare -A pids=()

finish() {
    for pid in "${pids[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "pictures: $*" >&2
    exit 1
}

# start NAME COMMAND...: in the background, what it says in a file
start() {
    local name=$1
    shift
    : >"$work/$name.log"
    "$@" >"$work/$name.log" 2>&1 &
    pids[$name]=$!
}

# log NAME: the last that a program said
log() {
    tail -n 20 "$work/$1.log" >&2
}

# said NAME WORDS SECONDS: waits until a program has said so
said() {
    for _ in $(seq "$3"); do
        grep -q "$2" "$work/$1.log" && return
        if ! kill -0 "${pids[$1]}" 2>/dev/null && ! grep -q "$2" "$work/$1.log"; then
            log "$1"
            fail "$1 has ended without saying '$2'; the lines above are its last"
        fi
        sleep 1
    done
    log "$1"
    fail "$1 did not say '$2' within $3 s; the lines above are its last"
}

# ask QUERY: the first value that Prometheus has, or nothing
ask() {
    node -e "fetch(process.argv[1] + '/api/v1/query?query=' + encodeURIComponent(process.argv[2]))
        .then(answer => answer.json()).then(({data}) => console.log(data?.result?.[0]?.value?.[1] ?? ''), () => {})" "$prometheus" "$1"
}

# scraped QUERY SECONDS: waits until Prometheus has a value
scraped() {
    for _ in $(seq "$2"); do
        [ -z "$(ask "$1")" ] || return 0
        sleep 1
    done
    fail "Prometheus has no $1 after $2 s"
}

# draw UID FROM TO [MORE...]: the time between, in seconds since 1970
draw() {
    local uid=$1 from=$2 to=$3 drawn=0
    shift 3
    node "$here/draw.mjs" --prometheus "$prometheus" --out "$work/pictures" --dashboard "$uid" --range "$((to - from))s" --to "$to" \
        --theme "$theme" --width 1400 --scrape-interval 1s "$@" || drawn=$?
    # without Keycloak, Entra ID and Gatling some panels are empty: that is told, and is no failure
    [ "$drawn" = 0 ] || [ "$drawn" = 3 ] || fail "$uid could not be drawn; the lines above say why"
    mkdir -p "$out"
    mv "$work/pictures/$uid-$theme.png" "$out/$uid.png"
}

for program in prometheus node npm; do
    command -v "$program" >/dev/null || fail "no $program here: install it"
done
chromium=${CHROMIUM:-/usr/bin/chromium}
[ -f "$chromium" ] && [ -x "$chromium" ] || fail "no Chromium at $chromium: install it, or name it in CHROMIUM"
[ -z "$jmh" ] || [ -f "$jmh" ] || fail "$jmh: no such file; wanted JMH's results in JSON"
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --ignore-scripts --silent) || fail "npm ci failed in $here"
# builds what is missing before anything is timed
"$keywave" --version >"$work/keywave.log" 2>&1 || { log keywave; fail "$keywave --version failed"; }

read -r of_prometheus of_rp of_run of_rollout of_benchmarks < <(node -e "
    const servers = Array.from({length: 5}, () => require('net').createServer().listen(0, '127.0.0.1'));
    Promise.all(servers.map(one => require('events').once(one, 'listening'))).then(() => {
        console.log(servers.map(one => one.address().port).join(' '));
        servers.forEach(one => one.close());
    });")
prometheus=http://127.0.0.1:$of_prometheus
cat >"$work/prometheus.yml" <<YAML
global: {scrape_interval: 1s}
scrape_configs:
  - {job_name: keywave, static_configs: [{targets: ['127.0.0.1:$of_run', '127.0.0.1:$of_rollout']}]}
  - {job_name: keywave-rp, static_configs: [{targets: ['127.0.0.1:$of_rp']}]}
  - {job_name: keywave-benchmarks, honor_labels: true, static_configs: [{targets: ['127.0.0.1:$of_benchmarks']}]}
YAML
start prometheus prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
    --web.listen-address="127.0.0.1:$of_prometheus" --enable-feature=native-histograms,exemplar-storage
said prometheus 'Server is ready' 60

# Rates are low and begin slowly: two processors have to carry the load, what answers it and what watches it, and a JVM that is
# seconds old is slow. Otherwise the banner would say that the generator was the bottleneck.
from=$(date +%s)
start rp "$keywave" rp --port "$of_rp" --fault latency=2ms --fault throttle=0.5% --fault stall=300ms@45s
said rp 'listens at' 60
run=$(date -u +%Y-%m-%dT%H-%M-%S)
start run "$keywave" run --target "http://localhost:$of_rp" --users 800 --register-rate 20 --rate 60 --warm-up 20s --for 60s \
    --models synced-passkey=40,security-key=15,windows-hello=15,yubikey-5=10,icloud-keychain=10,google-password-manager=10 \
    --attacks 8% --races 3% --flood 15 --trace 2% --threshold 'authentication.response_time.p99 < 500ms' --threshold 'failed < 1%' \
    --metrics "$of_run" --metrics-linger 5m --out "$work/$run"
said run 'meters stay' 900
scraped "keywave_run_valid{run=\"$run\"}" 30
to=$(date +%s)
for uid in keywave-ceremonies keywave-relying-party keywave-generator keywave-attacks; do
    # its last seconds still show it at work
    draw "$uid" "$from" "$((to - 4))" --variable "run=$run"
done
valid=$(ask "min(last_over_time(keywave_run_valid{run=\"$run\"}[10m]))")

# with limits such as a small plan of a cloud service documents, so that there is a capacity to show
sed 's|^relying_party:|&\n  registrations: 1/s\n  authentications: 2/s|' "$root/scenarios/plans/organisation-300.yaml" >"$work/plan.yaml"
rollout=rollout-$(date -u +%Y-%m-%dT%H-%M-%S)
start rollout "$keywave" rollout "$work/plan.yaml" --allow-past --seeds 2 --drive --drive-for 20s \
    --metrics "$of_rollout" --metrics-linger 2m --out "$work/$rollout"
scraped "keywave_rollout_go{run=\"$rollout\"}" 300
from=$(date +%s)
said rollout 'meters stay' 900
draw keywave-rollout "$from" "$(date +%s)" --variable "run=$rollout"

if [ -n "$jmh" ]; then
    "$keywave" bench export "$jmh" --out "$work/metrics" >"$work/export.log" 2>&1 || { log export; fail "bench export $jmh failed"; }
    start benchmarks node -e "require('http').createServer((_, answer) => {
        answer.setHeader('content-type', 'text/plain; version=0.0.4');
        answer.end(require('fs').readFileSync(process.argv[1]));
    }).listen(+process.argv[2], '127.0.0.1')" "$work/metrics" "$of_benchmarks"
    from=$(date +%s)
    scraped '{__name__=~"keywave_benchmark_operation.*"}' 30
    sleep 20
    draw keywave-benchmarks "$from" "$(date +%s)"
fi

[ "$valid" = 1 ] || {
    echo "pictures: made, but the run is invalid: the machine was not quiet, and the pictures have the red banner; make them again" >&2
    exit 4
}
