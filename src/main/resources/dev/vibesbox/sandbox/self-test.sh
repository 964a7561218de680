# Runs behind the wall, as any command does, and tries to get out of it. A line for each attempt: layer, name, verdict.
# SERVER is the server's pid; FILES and DIRECTORIES are withheld paths, one a line; TCP and UDP are ports that are listened
# on and may not be reached, empty where they may. Whatever succeeds by mistake changes nothing.
IFS='
'
said=$TMPDIR/said

# A shell forks for each substitution; most of these attempts are the shell's own, and so start nothing.
try() {
  layer=$1 name=$2
  shift 2
  if "$@" >/dev/null 2>"$said"; then
    verdict=allowed
  else
    verdict=unclear
    while read -r line; do
      case $line in
        # A thread that has ended meanwhile says nothing.
        *'o such process'*) return ;;
        *denied*|*'not permitted'*|*'not implemented'*|*'failed to connect'*) verdict=denied ;;
      esac
    done <"$said"
  fi
  echo "$layer $name $verdict"
}

open_file() { true <"$1"; }
read_file() { read -r _ <"$1"; }
append_nothing() { true >>"$1"; }
signal() { kill -s 0 "$1"; }
list_any() { [ -n "$(ls -a "$@")" ]; }
same_priority() {
  IFS=' '
  read -r stat <"/proc/$1/stat"
  set -- "$1" ${stat##*) }
  IFS='
'
  renice -n "${18}" -p "$1"
}
same_processors() {
  mask=$(taskset -p "$1")
  taskset -p "${mask##* }" "$1"
}

for file in $FILES; do
  try files read open_file "$file"
  try files write append_nothing "$file"
done
if [ -n "$DIRECTORIES" ]; then
  try files list list_any $DIRECTORIES
fi
try signals server signal "$SERVER"
for thread in /proc/"$SERVER"/task/*; do
  try signals threads signal "${thread##*/}"
done
try system_calls prlimit prlimit --pid "$SERVER" --core
try system_calls taskset same_processors "$SERVER"
try system_calls chrt chrt --other --pid 0 "$SERVER"
try system_calls renice same_priority "$SERVER"
try system_calls unshare unshare --user true
try server_memory environment read_file "/proc/$SERVER/environ"
try server_memory memory read_file "/proc/$SERVER/mem"
try server_memory descriptors readlink --verbose "/proc/$SERVER/fd/0"
try server_memory root ls "/proc/$SERVER/root/"
if [ -n "$TCP" ]; then
  try network tcp logger --server 127.0.0.1 --port "$TCP" --tcp self-test
fi
if [ -n "$UDP" ]; then
  try network udp logger --server 127.0.0.1 --port "$UDP" --udp self-test
fi
