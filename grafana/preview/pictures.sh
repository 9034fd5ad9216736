#!/usr/bin/env bash
# Makes the pictures in grafana/README.md anew from real data: grafana/preview/pictures.sh [JMH-RESULTS.json]
# A relying party that misbehaves a little, and a run with attacks, races, a flood and traces against it; then a rollout whose
# waves are driven; a Prometheus scrapes all of them each second. It takes seven minutes and wants the machine for itself, and
# prometheus, Node and Chromium. Without JMH results there is no picture of the benchmarks. KEYWAVE names another launcher,
# OUT another folder, THEME the other theme.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
keywave=${KEYWAVE:-$root/keywave}
out=${OUT:-$root/grafana/images}
theme=${THEME:-dark}
jmh=${1:-}
work=$(mktemp -d)
prometheus=http://127.0.0.1:19090
started=()

finish() {
    for pid in "${started[@]}"; do
        kill "$pid" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}
trap finish EXIT

# start NAME COMMAND...: in the background, what it says in a file
start() {
    local name=$1
    shift
    "$@" >"$work/$name.log" 2>&1 &
    started+=($!)
}

# said NAME WORDS SECONDS: waits until a program has said so
said() {
    for _ in $(seq "$3"); do
        grep -q "$2" "$work/$1.log" && return
        sleep 1
    done
    echo "$1 did not say '$2' within $3 s:" >&2
    tail -n 20 "$work/$1.log" >&2
    exit 1
}

# draw UID RANGE
draw() {
    local drawn=0
    node "$here/draw.mjs" --prometheus "$prometheus" --out "$work/pictures" --dashboard "$1" --range "$2" --theme "$theme" \
        --width 1400 --scrape-interval 1s || drawn=$?
    # without Keycloak, Entra ID and Gatling some panels are empty: that is told, and is no failure
    [ "$drawn" = 0 ] || [ "$drawn" = 3 ] || exit "$drawn"
    mkdir -p "$out"
    mv "$work/pictures/$1-$theme.png" "$out/$1.png"
}

cat >"$work/prometheus.yml" <<'YAML'
global: {scrape_interval: 1s}
scrape_configs:
  - {job_name: keywave, static_configs: [{targets: ['127.0.0.1:19464', '127.0.0.1:19465']}]}
  - {job_name: keywave-rp, static_configs: [{targets: ['127.0.0.1:18080']}]}
  - {job_name: keywave-benchmarks, honor_labels: true, static_configs: [{targets: ['127.0.0.1:19466']}]}
YAML
[ -d "$here/node_modules" ] || (cd "$here" && npm ci --ignore-scripts --silent)
start prometheus prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
    --web.listen-address="${prometheus#http://}" --enable-feature=native-histograms,exemplar-storage
said prometheus 'Server is ready' 60

start rp "$keywave" rp --port 18080 --fault latency=2ms --fault throttle=0.2% --fault stall=300ms@45s
said rp 'listens at' 60
start run "$keywave" run --target http://localhost:18080 --users 2000 --register-rate 150 --rate 150 --warm-up 15s --for 75s \
    --models synced-passkey=60,security-key=25,windows-hello=15 --attacks 4% --races 2% --flood 30 --trace 1% \
    --threshold 'authentication.response_time.p99 < 100ms' --threshold 'failed < 1%' \
    --metrics 19464 --metrics-linger 3m --out "$work/$(date -u +%Y-%m-%dT%H-%M-%S)"
said run 'meters stay' 900
sleep 3
for uid in keywave-ceremonies keywave-relying-party keywave-generator keywave-attacks; do
    draw "$uid" 4m
done

# with limits such as a small plan of a cloud service documents, so that there is a capacity to show
sed 's|^relying_party:|&\n  registrations: 1/s\n  authentications: 2/s|' "$root/scenarios/plans/organisation-300.yaml" >"$work/plan.yaml"
start rollout "$keywave" rollout "$work/plan.yaml" --allow-past --seeds 2 --drive --drive-for 20s \
    --metrics 19465 --metrics-linger 30s --out "$work/rollout-$(date -u +%Y-%m-%dT%H-%M-%S)"
said rollout 'meters stay' 900
sleep 3
draw keywave-rollout 3m

if [ -n "$jmh" ]; then
    "$keywave" bench export "$jmh" --out "$work/metrics"
    start benchmarks node -e "require('http').createServer((_, answer) => {
        answer.setHeader('content-type', 'text/plain; version=0.0.4');
        answer.end(require('fs').readFileSync(process.argv[1]));
    }).listen(19466, '127.0.0.1')" "$work/metrics"
    sleep 20
    draw keywave-benchmarks 30s
fi
