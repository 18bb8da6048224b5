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

test_server() {
  # With JDK 25 for Maven itself: the formatter needs it.
  cd "$root" && JAVA_HOME=$java_home mvn -B -ntp spotless:check verify
}

# The journeys start servers by ./convene: what was just built must not be built again.
adopt_build() { # part
  local list
  touch "$made/$1.begun"
  list=$("$1_inputs")
  [[ $1 == client ]] || adopt_server
  stamp "$1" "$list"
}

lint_docker() {
  cd "$root/docker/lint" && npm ci --no-audit --no-fund --silent && node lint.mjs
}

check_client() {
  install_client
  cd "$root/web-client" && npm run check && npm test
}

build_client_tested() {
  cd "$root/web-client" && npm run build
  adopt_build client
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ $name ]] && command -v "$name"; then return; fi
  done
  if [[ $(id -u) == 0 ]] && command -v apt-get; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
  else
    echo "The journeys need Chromium: install Debian's package chromium, or set CHROMIUM to one"
    return 1
  fi
}

journeys() {
  find_chromium
  cd "$root/web-client" && npm run journeys
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
  need_maven
  need_node
  lock
  transcript=$made/test.log
  : >"$transcript"
  part "Docker files" lint_docker
  part "server" test_server
  part "client" check_client
  part "client's build" build_client_tested
  ((${#failed[@]} > 0)) || adopt_build server
  unlock
  part "journeys" journeys
  tests_counted
  if ((${#failed[@]} > 0)); then
    printf 'convene: failed: %s\n' "$(IFS=,; echo "${failed[*]}")" >&2
    exit 1
  fi
}

test_everything
exit
