# Shared by the scripts beside it; sourced, never run. Messages, version checks, packages, the browser side.
# shellcheck shell=bash

# Some users set CDPATH; `cd` would then print. The root is the folder above this file.
unset CDPATH
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
FRONTEND="$ROOT/frontend"

# What the sources need; `rust-version` in Cargo.toml and `engines` in package.json say the same.
readonly RUST_NEEDED=1.94
readonly NODE_NEEDED=20.19

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
warn() { printf '\033[33mnote:\033[0m %s\n' "$*" >&2; }
die() {
    printf '\033[31merror:\033[0m %s\n' "$*" >&2
    exit 1
}

# Colours only where somebody looks.
if [[ ! -t 1 || -n "${NO_COLOR:-}" ]]; then
    say() { printf '==> %s\n' "$*"; }
    warn() { printf 'note: %s\n' "$*" >&2; }
    die() {
        printf 'error: %s\n' "$*" >&2
        exit 1
    }
fi

have() { command -v "$1" >/dev/null 2>&1; }

# version_at_least 1.95.0 1.94
version_at_least() {
    [[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

# A relative folder means relative to where the script was called, not to where it goes.
for variable in CARGO_TARGET_DIR AIME_DATA_DIR; do
    if [[ -n "${!variable:-}" && "${!variable}" != /* ]]; then
        export "$variable=$PWD/${!variable}"
    fi
done
unset variable

# Where cargo puts what it builds.
target_dir() { printf '%s' "${CARGO_TARGET_DIR:-$ROOT/target}"; }

# ensure_package COMMAND PACKAGE…: installs Debian packages when COMMAND is missing and we may, else says how.
ensure_package() {
    local command="$1"
    shift
    have "$command" && return 0
    local install="apt-get install -y --no-install-recommends $*"
    if ! have apt-get; then
        warn "$command is missing. Install it with this system's package manager (on Debian: $install)."
        return 1
    fi
    if [[ "$(id -u)" -ne 0 ]]; then
        warn "$command is missing. Run: sudo $install"
        return 1
    fi
    say "Installing $* (for $command)"
    if ! { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }; then
        warn "$command is missing and could not be installed. Run: $install"
        return 1
    fi
}

check_rust() {
    have cargo || die "cargo is missing. Install Rust $RUST_NEEDED or newer from https://rustup.rs"
    local version
    version="$(rustc --version | cut -d ' ' -f 2)"
    version_at_least "${version%%-*}" "$RUST_NEEDED" \
        || die "Rust $version is too old; $RUST_NEEDED or newer is needed. Run: rustup update stable"
    ensure_package cc build-essential || die "Rust needs a C compiler to link."
}

check_node() {
    have node || die "node is missing. Install Node $NODE_NEEDED or newer from https://nodejs.org"
    have npm || die "npm is missing. It comes with Node from https://nodejs.org (on Debian: apt-get install npm)"
    local version
    version="$(node --version)"
    version_at_least "${version#v}" "$NODE_NEEDED" \
        || die "Node $version is too old; $NODE_NEEDED or newer is needed."
}

# Installs the browser side's packages when the lock file differs from the one installed last.
install_frontend() {
    local installed="$FRONTEND/node_modules/.installed-lock.json"
    cmp -s "$FRONTEND/package-lock.json" "$installed" && return 0
    say "Installing the dashboard's packages"
    npm --prefix "$FRONTEND" ci --no-audit --no-fund
    cp "$FRONTEND/package-lock.json" "$installed"
}

# True when no file that goes into the dashboard is newer than what was built last. Folders count too:
# a file that was removed changes its folder.
frontend_is_fresh() {
    local built="$FRONTEND/dist/index.html"
    [[ -f "$built" ]] || return 1
    local newer
    newer="$(find "$FRONTEND" -mindepth 1 \
        \( -name node_modules -o -name dist -o -name e2e -o -name test-results -o -name playwright-report \) -prune -o \
        -newer "$built" -print -quit)"
    [[ -z "$newer" ]]
}

build_frontend() {
    frontend_is_fresh && return 0
    install_frontend
    say "Building the dashboard"
    npm --prefix "$FRONTEND" run --silent build
}
