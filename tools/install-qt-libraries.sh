#!/bin/sh
# Installs the system libraries that Qt needs for a window, where that can be done without asking (root on Debian or
# Ubuntu); else prints the line to run. Called by `make run` and `make test` with the Python of the environment.
packages=$("$1" -P -m procdesk.gui.platform_check) && exit 0
if [ -z "$packages" ]; then
  echo "Whether Qt can open a window here could not be found out." >&2
  exit 1
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Qt needs libraries that are missing here. Run:" >&2
  echo "  sudo apt-get install --no-install-recommends $packages" >&2
  exit 1
fi
echo "Installing the system libraries that Qt needs ..." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# One at a time: a package with another name in this release must not keep out the others.
for package in $packages; do
  apt-get install -y -qq --no-install-recommends "$package" >/dev/null || echo "$package could not be installed." >&2
done
