# Finds a JDK 21 or later. Sourced by ./reloquent and ./build.
# shellcheck shell=bash

# The feature release of the JDK in a directory, from its own `release` file; starting it to ask would take longer.
version_of() {
  local line
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  line=$(grep '^JAVA_VERSION=' "$1/release") || return 1
  line=${line#*\"}
  line=${line%%[.\"+-]*}
  case $line in '' | *[!0-9]*) return 1 ;; esac
  printf '%s' "$line"
}

is_recent() {
  local version
  [ -n "$1" ] && version=$(version_of "$1") && [ "$version" -ge 21 ]
}

directory_of_java_on_path() {
  local java real
  java=$(command -v java 2>/dev/null) || return 1
  if [ -x /usr/libexec/java_home ] && [ "$java" = /usr/bin/java ]; then
    /usr/libexec/java_home 2>/dev/null
    return
  fi
  real=$(readlink -f "$java" 2>/dev/null || printf '%s' "$java")
  dirname "$(dirname "$real")"
}

find_jdk() {
  local candidate best='' best_version=0 version
  if is_recent "${JAVA_HOME:-}"; then
    printf '%s' "$JAVA_HOME"
    return
  fi
  candidate=$(directory_of_java_on_path || true)
  if is_recent "$candidate"; then
    printf '%s' "$candidate"
    return
  fi
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
    "${HOME:-/nowhere}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    version=$(version_of "$candidate") || continue
    if [ "$version" -ge 21 ] && [ "$version" -gt "$best_version" ]; then
      best=$candidate
      best_version=$version
    fi
  done
  printf '%s' "$best"
}

# The program's jar carries the time that makes builds reproducible; the plain jar beside it says when it was built.
built() {
  local plain
  for plain in "$module/target/${module##*/}"-*.jar; do
    printf '%s' "$plain"
    return
  done
}
