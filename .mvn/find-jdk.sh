# Sourced by mvnw and parley: find_jdk sets `jdk` and `jdk_version` to the newest JDK here, or says what is missing.
# PARLEY_JAVA, a JDK's folder or its java, decides when it is set.

least_jdk=21

# The major version of the JDK in folder $1, from its release file; empty if there is no compiler or no such file.
jdk_major() {
  local line version
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=}
        version=${version//\"/}
        version=${version#1.}
        printf '%s' "${version%%[!0-9]*}"
        ;;
    esac
  done <"$1/release"
}

# The folder of the JDK that the program $1 belongs to, through any symbolic links.
jdk_of() {
  local program
  program=$(readlink -f "$1" 2>/dev/null) || program=$1
  printf '%s' "${program%/bin/*}"
}

find_jdk() {
  local candidate major best=0 on_path
  jdk='' jdk_version=''
  if [ -n "${PARLEY_JAVA:-}" ]; then
    candidate=$PARLEY_JAVA
    [ -d "$candidate" ] || candidate=$(jdk_of "$candidate")
    major=$(jdk_major "$candidate")
    if [ "${major:-0}" -lt "$least_jdk" ]; then
      echo "parley: PARLEY_JAVA: $PARLEY_JAVA (expected: a JDK $least_jdk or later, its folder or its java)" >&2
      return 1
    fi
    jdk=$candidate jdk_version=$major
    return 0
  fi
  on_path=$(command -v java || true)
  for candidate in "${JAVA_HOME:-}" "${on_path:+$(jdk_of "$on_path")}" \
    /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    major=$(jdk_major "$candidate")
    if [ "${major:-0}" -ge "$least_jdk" ] && [ "$major" -gt "$best" ]; then
      jdk=$candidate jdk_version=$major best=$major
    fi
  done
  if [ -z "$jdk" ]; then
    echo "parley: no JDK $least_jdk or later found; install one (for example Temurin 25 from adoptium.net)" \
      "or set PARLEY_JAVA to the folder of one" >&2
    return 1
  fi
}
