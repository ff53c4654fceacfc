# Sets JAVA_HOME to a JDK 25 or newer; sourced by ./pxr and ./mvnw.
#
# A JAVA_HOME that is new enough wins, then a java on the PATH, then the usual folders.

jdk_release() { # prints the feature release of the JDK in folder $1, or nothing
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null)
    best= best_release=24
    for jdk in "${JAVA_HOME:-}" "${on_path%/bin/javac}" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$jdk" ] || continue
        release=$(jdk_release "$jdk")
        [ -n "$release" ] || continue
        # The first two are the user's own choice; among the rest the lowest that will do is best tested.
        if [ "$release" -ge 25 ]; then
            case "$jdk" in
            "${JAVA_HOME:-}" | "${on_path%/bin/javac}") best=$jdk && break ;;
            esac
            if [ -z "$best" ] || [ "$release" -lt "$best_release" ]; then
                best=$jdk best_release=$release
            fi
        fi
    done
    if [ -z "$best" ]; then
        echo "pxr: no JDK 25 found; looked at JAVA_HOME, the PATH, /usr/lib/jvm, /usr/java, /opt," \
            "~/.sdkman, ~/.jdks and /Library/Java. Install one (any vendor) or set JAVA_HOME." >&2
        return 1
    fi
    JAVA_HOME=$best
    export JAVA_HOME
}
