# What ./convene test runs, sourced by it. Each part runs even when another failed, so that one run shows everything.

failed=()
transcript=

part() { # name, command …
  local name=$1 code
  shift
  echo "== $name"
  set +e
  # Its own shell, which stops at the first failing line.
  (set -eo pipefail; "$@" </dev/null) 2>&1 | tee -a "$transcript"
  code=${PIPESTATUS[0]}
  set -e
  ((code == 0)) || failed+=("$name")
}

lint_docker() {
  cd "$root/docker/lint"
  npm ci --no-audit --no-fund --silent
  node lint.mjs
}

check_format() {
  cd "$root"
  # Maven itself on JDK 25, too: the formatter needs it.
  JAVA_HOME=$java_home mvn -B -ntp -q spotless:check
}

test_server() {
  cd "$root"
  JAVA_HOME=$java_home mvn -B -ntp -Dspotless.check.skip verify
}

test_client() {
  cd "$root/web-client"
  npm run check
  npm test
}

find_chromium() {
  for chromium in "${CONVENE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ $chromium ]] && chromium=$(command -v "$chromium"); then return; fi
  done
  return 1
}

install_chromium() {
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "The journeys need Chromium: install Debian's package chromium, or set CONVENE_CHROMIUM to one"
    return 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
  find_chromium
}

# What the tests in org.convene.clients run: readers of calendars that nobody here wrote.
declare -ra calendar_clients=(python3-icalendar python3-recurring-ical-events python3-caldav vdirsyncer khal gcc libc6-dev
  libical-dev)

install_calendar_clients() {
  (cd "$root/server/src/test/clients" && npm ci --no-audit --no-fund --silent)
  local package missing=()
  for package in "${calendar_clients[@]}"; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "The calendar clients need Debian's packages: apt-get install ${missing[*]}"
    return 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

journeys() {
  local chromium
  find_chromium || install_chromium
  cd "$root/web-client"
  CONVENE_CHROMIUM=$chromium npm run journeys
}

# Sums what the runners of JUnit, Vitest and Playwright said of themselves.
tests_counted() {
  sed $'s/\x1b\\[[0-9;]*m//g' "$transcript" | awk '
    function counted(word) { return match($0, "[0-9]+ " word) ? substr($0, RSTART) + 0 : 0 }
    /Tests run: [0-9]+/ && !/Time elapsed/ {
      split($0, n, /[^0-9]+/); f = n[3] + n[4]; failed += f; passed += n[2] - f - n[5]
    }
    /^ *Tests +[0-9]/ || /^ +[0-9]+ (passed|failed|flaky)( \(|$)/ {
      passed += counted("passed") + counted("flaky"); failed += counted("failed")
    }
    END { printf "%d passed, %d failed\n", passed, failed }'
}

test_everything() {
  mkdir -p "$made"
  transcript=$made/test.log
  : >"$transcript"
  part "Docker files" lint_docker
  # First, because the journeys need both parts built even when a test failed.
  part "build" build_all server client
  part "format" check_format
  part "calendar clients" install_calendar_clients
  part "server" test_server
  part "client" test_client
  part "journeys" journeys
  tests_counted
  if ((${#failed[@]} > 0)); then
    printf 'convene: failed: %s\n' "$(IFS=,; echo "${failed[*]}")" >&2
    exit 1
  fi
}

need_maven
need_node
test_everything
exit
