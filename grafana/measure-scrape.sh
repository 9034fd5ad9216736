#!/bin/sh
# Whether a scrape delays a loop: send lag of runs that are scraped every second beside that of runs that are only asked
# every second whether they are healthy, so that the scraper's own need of a processor is the same on both sides.
#   grafana/measure-scrape.sh [ROUNDS [RATE [SECONDS [MODELS]]]]      default: 5 1000 30, ten models
# Each round has two runs, one of either kind, in turns (plain scraped, scraped plain, ...), against one relying party in a
# process of its own. One loop on each side, so that a machine of two processors has one for each; users register once, and
# each run warms up for ten seconds. The scraper is curl, which asks as Prometheus does for native histograms, and tells how
# much it got and how long that took. Prints each run, then each kind's medians.
# JAVA_HOME picks the JDK, KEYWAVE another launcher than the checkout's. Nothing else should run meanwhile.
set -eu
cd "$(dirname "$0")/.."
keywave="${KEYWAVE:-./keywave}"
rounds="${1:-5}"; rate="${2:-1000}"; seconds="${3:-30}"
models="${4:-icloud-keychain=3,google-password-manager=3,synced-passkey=1,1password=1,security-key=1,yubikey-5=1,yubico-security-key=1,feitian-epass=1,android-device-bound=1,ios-device-bound=1}"
accept='application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited'
folder=$(mktemp -d)
party=''
scraper=''
trap 'kill $party $scraper 2>/dev/null || true; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

"$keywave" rp --port 0 --rp-loops 1 >"$folder/rp.txt" 2>&1 &
party=$!
target=''
for _ in $(seq 600); do
    target=$(sed -n 's/.*\(http:\/\/localhost:[0-9]*\).*/\1/p' "$folder/rp.txt" | head -n 1)
    [ -z "$target" ] || break
    kill -0 "$party" 2>/dev/null || { cat "$folder/rp.txt" >&2; exit 1; }
    sleep 0.2
done

# A port that was free a moment ago.
port=$(( 20000 + $$ % 10000 ))

# PATH FILE: every second, from outside; a line for each answer.
ask() {
    while :; do
        curl -s -o /dev/null -H "Accept: $accept" -w '%{http_code} %{size_download} %{time_total}\n' \
            "http://localhost:$port$1" >>"$2" || true
        sleep 1
    done
}

# KIND: one run; appends 'KIND p50 p99 p99.9 max CPU' in milliseconds and CPU seconds per 1,000 ceremonies.
measure() {
    rm -rf "$folder/out"
    if [ "$1" = scraped ]; then ask /metrics "$folder/scrapes.txt" & else ask /-/healthy "$folder/healthy.txt" & fi
    scraper=$!
    "$keywave" run --target "$target" --population "$folder/p.kw" --users 2000 --models "$models" --loops 1 --rate "$rate" \
        --warm-up 10s --for "${seconds}s" --max-send-lag 1m --metrics "$port" --out "$folder/out" >"$folder/run.txt" 2>&1 \
        || { cat "$folder/run.txt" >&2; exit 1; }
    kill "$scraper"
    wait "$scraper" 2>/dev/null || true
    scraper=''
    awk -v kind="$1" -F'[ :,]+' '
        /"cpu_s_per_1000"/ { cpu = $3 }
        /"send_lag_ms"/ { lag = 1 }
        lag && /"p50"/ { p50 = $3 }
        lag && /"p99"/ { p99 = $3 }
        lag && /"p999"/ { p999 = $3 }
        lag && /"max"/ { max = $3; lag = 0 }
        END { print kind, p50, p99, p999, max, cpu }' "$folder/out/summary.json" >>"$folder/figures.txt"
    tail -n 1 "$folder/figures.txt"
}

# Column of the lines of a kind.
median() {
    awk -v kind="$1" -v column="$2" '$1 == kind { print $column }' "$folder/figures.txt" | sort -g \
        | awk '{ all[NR] = $1 } END { print NR % 2 ? all[(NR + 1) / 2] : (all[NR / 2] + all[NR / 2 + 1]) / 2 }'
}

echo "send lag, ms: kind p50 p99 p99.9 max; CPU seconds of the loop per 1,000 accepted ceremonies"
measure first >/dev/null # registers the users, and finds the files in memory from then on
for round in $(seq "$rounds"); do
    if [ $((round % 2)) -eq 1 ]; then measure plain; measure scraped; else measure scraped; measure plain; fi
done
for kind in plain scraped; do
    echo "median $kind p50 $(median $kind 2) p99 $(median $kind 3) p99.9 $(median $kind 4) max $(median $kind 5) CPU $(median $kind 6)"
done
awk '$1 == 200 { n++; bytes = $2 > bytes ? $2 : bytes; ms = $3 * 1000 > ms ? $3 * 1000 : ms; sum += $3 * 1000 }
    END { if (n) printf "scrapes %d, the largest %d bytes, the mean took %.1f ms, the slowest %.1f ms\n", n, bytes, sum / n, ms
          else print "no scrape was answered" }' "$folder/scrapes.txt"
