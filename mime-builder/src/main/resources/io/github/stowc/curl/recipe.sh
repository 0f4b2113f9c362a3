#!/bin/sh
# Builds a STOW-RS message by hand, byte for byte the one that stowc compiles.
#
#   use    sh SCRIPT [OUTPUT]   an existing output is not overwritten
#   exit   0  done
#          1  a file has another size than it had
#          3  a file cannot be read, or the output cannot be written
#
# printf writes what the message alone has (\r\n ends a line, \ooo is a byte in octal), cat copies a file.
set -e

out=$1
[ -n "$out" ] || out=@NAME@

# The folder of this script, where the files are found.
case $0 in
  */*) here=${0%/*} ;;
  *) here=. ;;
esac
case $here in
  -*) here=./$here ;;
esac

fail() {
  code=$1
  shift
  printf '%s\n' "$*" >&2
  exit "$code"
}
code=3

# check FILE SIZE: the file is there, and as long as it was.
check() {
  [ -f "$1" ] && [ -r "$1" ] || fail 3 "$1: no such file, or not readable; put it back"
  [ $(wc -c < "$1") -eq "$2" ] || fail 1 "$1: expected $2 bytes, found $(wc -c < "$1"); compile again"
}

#{whole
# whole FILE SIZE: all of a file.
whole() {
  check "$1" "$2"
  cat "$1"
}

#}
#{slice
# slice FILE SIZE OFFSET LENGTH: a part of a file.
slice() {
  check "$1" "$2"
  tail -c "+$(($3 + 1))" "$1" | head -c "$4"
}

#}
# The output is made new, and removed again unless it gets whole.
[ ! -e "$out" ] || fail 3 "$out exists; remove it or name another output"
(set -C && : > "$out") || fail 3 "$out cannot be written; name another output"
undo() {
  trap - EXIT
  rm -f -- "$out"
  exit "$code"
}
trap undo EXIT HUP INT TERM
exec >> "$out"

@STEPS@
[ $(wc -c < "$out") -eq @LENGTH@ ] || fail 3 "$out: expected @LENGTH@ bytes, found $(wc -c < "$out"); is the disk full?"
trap - EXIT
