#!/bin/sh
#{named
# Sends a STOW-RS message in this script's folder, and shows the server's answer.
#
#   use    sh SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
#   exit   0  stored: the answer names every instance, and no failure (PS3.18 I.1); also if the options take the
#             answer elsewhere, so that nobody here can read it
#          1  a message has another size than this script was made for; STOWC_CHANGED=1 sends it all the same
#          2  an environment variable that it needs is missing
#          3  no message, or no answer
#          4  the server refused all or part, or its answer does not say that all was stored
#}
#{listed
# Sends the STOW-RS messages that a list in this script's folder names, in its order, and shows the server's answers.
# It stops at the first message that is not stored as a whole, and says how to go on.
#
#   use    sh SCRIPT [N] [OPTION...]   begins with message N, which is 1 unless given; the options go to curl, such
#                                      as --netrc, --verbose, --config FILE
#   exit   0  stored: each answer names every instance, and no failure (PS3.18 I.1); also if the options take the
#             answers elsewhere, so that nobody here can read them
#          1  the list is not the one that this script was made for, or a message has another size than the list
#             says; STOWC_CHANGED=1 sends messages of any size
#          2  an environment variable that it needs is missing, or there is no message N
#          3  no list, no message, or no answer
#          4  the server refused all or part, or its answer does not say that all was stored
#}

newline='
'

# Names and answers may have characters that control a terminal.
visible() {
  LC_ALL=C tr '\001-\010\013-\037\177' '?' | LC_ALL=C sed "s/$(printf '\302')[$(printf '\200')-$(printf '\237')]/?/g"
}

say() {
  printf '%s\n' "$(printf '%s' "$1" | LC_ALL=C tr '\n\t' '?' | visible)" >&2
}

#{escaping
# Escapes a text for the quotes in curl's configuration.
quoted() {
  LC_ALL=C sed 's/[\\"]/\\&/g' << END
$1
END
}

#}
#{secret
# Read first, since this script may have a variable of that name.
secret@NUMBER@=${@VARIABLE@-}
case $secret@NUMBER@ in
  '' | *'
'*)
    printf '%s\n' "$0: @VARIABLE@ is not set, or has a line break; set it to the value of @NAME@" >&2
    exit 2
    ;;
esac
#{escaped
secret@NUMBER@=$(quoted "$secret@NUMBER@")
#}

#}
#{bearer
# Read first, since this script may have a variable of that name.
token=${@VARIABLE@-}
case $token in
  '')
    say "$0: @VARIABLE@ is not set; set it to the bearer token"
    exit 2
    ;;
  *[!A-Za-z0-9._~+/=-]*)
    say "$0: @VARIABLE@ has a character that is not allowed in bearer tokens (RFC 6750 2.1); does it contain a line break?"
    exit 2
    ;;
esac

#}
#{aws
if [ -z "${AWS_ACCESS_KEY_ID-}" ]; then
  say "$0: AWS_ACCESS_KEY_ID is not set; set it and AWS_SECRET_ACCESS_KEY to the keys"
  exit 2
fi
if [ -z "${AWS_SECRET_ACCESS_KEY-}" ]; then
  say "$0: AWS_SECRET_ACCESS_KEY is not set; set it to the secret key for AWS_ACCESS_KEY_ID"
  exit 2
fi
case $AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY${AWS_SESSION_TOKEN-} in
  *[!A-Za-z0-9+/=._-]*)
    say "$0: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_SESSION_TOKEN has a character that is not allowed in AWS keys; does one contain a line break?"
    exit 2
    ;;
esac

#}
#{url
url=@URL@

#}
#{environment
if [ -z "${STOW_URL-}" ]; then
  say "$0: STOW_URL is not set; set it to the STOW-RS URL, such as http://localhost:8042/dicom-web/studies"
  exit 2
fi

# Removes slashes at the end of the path: with them, curl -T would append the file's name.
address=${STOW_URL%%[?#]*}
query=${STOW_URL#"$address"}
while [ "$address" != "${address%/}" ]; do address=${address%/}; done
case $address in
  [Hh][Tt][Tt][Pp]*://*/?*) url=$address@STUDY@${query%%#*} ;;
  *)
    say "$0: STOW_URL is not an http(s) URL with a path; write it like http://HOST/.../studies"
    exit 2
    ;;
esac

#}
# The folder of this script; a link to it leads to the real one, which has the messages beside it.
script=$0
case $script in
  -*) script=./$script ;;
esac
while [ -h "$script" ]; do
  target=$(readlink "$script"; printf x)
  target=${target%"$newline"x}
  case $target in
    '' | x) break ;;
    /*) script=$target ;;
    *)
      case $script in
        */*) script=${script%/*}/$target ;;
        *) script=./$target ;;
      esac
      ;;
  esac
done
case $script in
  */*) folder=${script%/*} ;;
  *) folder=. ;;
esac

# check NAME SIZE: a message that was changed after this script was made may have another boundary or be cut off.
check() {
  message=$1
  if ! [ -f "$folder/$message" ] || ! [ -r "$folder/$message" ]; then
    say "$folder/$message: message not found or not readable; nothing was sent"
    exit 3
  fi
  size=$(wc -c < "$folder/$message" | tr -d ' \t')
  if [ "$size" != "$2" ] && [ "${STOWC_CHANGED-}" != 1 ]; then
    say "$folder/$message: expected $2 bytes, the size for which this script was made, found $size; nothing was sent; make both again, or set STOWC_CHANGED=1 to send it all the same"
    exit 1
  fi
}

#{file
check @NAME@ @SIZE@
#}
#{listed
# In a function of zsh, $0 is the function.
self=$0
tab=$(printf '\t')
list=$folder/@LIST@
if ! [ -f "$list" ] || ! [ -r "$list" ]; then
  say "$list: list of messages not found or not readable; nothing was sent"
  exit 3
fi
if [ "$(cksum < "$list")" != '@LISTED@' ]; then
  say "$list: it is not the list for which this script was made; nothing was sent; make both again"
  exit 1
fi

first=1
case ${1-} in
  '' | *[!0-9]*) ;;
  *)
    first=$1
    shift
    ;;
esac
if [ "${#first}" -gt 9 ] || [ "$first" -lt 1 ] || [ "$first" -gt @TOTAL@ ]; then
  say "$0: there is no message $first; @EXPECTED@"
  exit 2
fi

# Nothing is sent if a message is missing or changed.
number=0
while IFS=$tab read -r name bytes type count uids <&3; do
  number=$((number + 1))
  [ "$number" -lt "$first" ] || check "$name" "$bytes"
done 3< "$list"
#}

#{token
# Passes the token to curl by standard input, since everybody can read arguments in the list of processes.
authorized() {
  "$@" -H @- << END
@SECRETS@Authorization: Bearer $token
END
}

#}
#{secrets
# Passes the secrets to curl by standard input, since everybody can read arguments in the list of processes.
authorized() {
  "$@" -H @- << END
@SECRETS@END
}

#}
#{user
user=@USER@
if [ -z "${STOW_PASSWORD+set}" ]; then
  if ! [ -t 0 ]; then
    say "$0: STOW_PASSWORD is not set, and there is no terminal to ask for it"
    exit 2
  fi
  trap 'stty echo; exit 2' INT TERM
  stty -echo
  printf '%s' "Password of $user: " >&2
  IFS= read -r STOW_PASSWORD
  stty echo
  trap - INT TERM
  printf '\n' >&2
fi
case $STOW_PASSWORD in
  *"$newline"*)
    say "$0: STOW_PASSWORD contains a line break, which passwords cannot have"
    exit 2
    ;;
esac

#{escaping
# Escapes a text for the quotes in curl's configuration.
quoted() {
  LC_ALL=C sed 's/[\\"]/\\&/g' << END
$1
END
}
#}
user=$(quoted "$user:$STOW_PASSWORD")

# Passes the password to curl by standard input, since everybody can read arguments in the list of processes.
authorized() {
  "$@" -K - << END
@SECRETS@user = "$user"
END
}

#}
#{aws
#{region
region=@REGION@

#}
#{environment-region
case $url in
  *://*.*.amazonaws.com/*)
    region=${url%%.amazonaws.com/*}
    region=${region##*.}
    ;;
  *) region=${AWS_REGION:-${AWS_DEFAULT_REGION-}} ;;
esac
if [ -z "$region" ]; then
  say "$0: AWS_REGION is not set; set it to the region, such as us-east-1"
  exit 2
fi

#}
# Passes the keys to curl by standard input, since everybody can read arguments in the list of processes.
authorized() {
  "$@" --aws-sigv4 "aws:amz:$region:@SERVICE@" -K - << END
@SECRETS@user = $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY
${AWS_SESSION_TOKEN:+header = x-amz-security-token:$AWS_SESSION_TOKEN}
END
}

# Before 7.87, curl signs neither the session token nor a given hash.
version=$(curl --version)
version=${version#curl }
case $version in
  7.[0-9].* | 7.[0-7][0-9].* | 7.8[0-6].*)
    if @STREAMED@ || [ -n "${AWS_SESSION_TOKEN-}" ]; then
      say "$0: curl ${version%% *} cannot sign this; version 7.87 or later is needed"
      exit 3
    fi
    ;;
esac

#{streaming
# The payload's hash, which curl does not compute for a file that it streams.
sha256() {
  if command -v sha256sum > /dev/null; then
    sum=$(sha256sum < "$1")
  elif command -v shasum > /dev/null; then
    sum=$(shasum -a 256 < "$1")
  else
    sum=$(openssl dgst -sha256 -r < "$1")
  fi
  sum=${sum%% *}
  if [ ${#sum} -ne 64 ]; then
    say "$0: signing $1 needs sha256sum, shasum or openssl; nothing was sent"
    exit 3
  fi
}

#}
#}
# The answer is kept, since its status alone does not say that all was stored.
kept=$(mktemp -d "${TMPDIR:-/tmp}/stowc.XXXXXX") || exit 3
trap 'rm -rf "$kept"' EXIT
trap 'exit 3' HUP INT TERM

# Whether the answer ends as JSON, XML or multipart does, and JSON closes as many brackets as it opens: a compressed
# answer that is cut off is no error for curl.
whole() {
  tail -c 100 "$kept/answer" | LC_ALL=C tr -cd '!-~' | grep -q '[]}>-]$' || return 1
  case $(head -c 100 "$kept/answer" | LC_ALL=C tr -cd '!-~') in
    '{'* | '['*) ;;
    *) return 0 ;;
  esac
  LC_ALL=C sed 's/\\.//g; s/"[^"]*"//g' "$kept/answer" > "$kept/brackets"
  [ "$(LC_ALL=C tr -cd '{\133' < "$kept/brackets" | wc -c)" -eq "$(LC_ALL=C tr -cd '}\135' < "$kept/brackets" | wc -c)" ]
}

# told COUNT SUM: whether the answer says that all was stored; else why it does not.
# It counts in the answer's words, which are alike in JSON and XML: the UIDs after Referenced SOP Instance UID
# (0008,1155), unless there is a Failure Reason (0008,1197), or an item in Failed SOP Sequence (0008,1198) or Other
# Failures Sequence (0008,119A). SUM is the checksum of the sorted UIDs that were sent, if they are known.
told() {
  LC_ALL=C tr -cs '0-9A-Za-z.{}\133\135' '\n' < "$kept/answer" | LC_ALL=C awk '
    list {
      if ($0 == "Item" || /^\[+\{/ || (list == 2 && /^\{/)) failed = 1
      if ($0 == "DicomAttribute" || /^\[?\]/ || (length($0) == 8 && /^[0-9A-Fa-f]+$/)) list = 0
      else if (/^\[/) list = 2
    }
    $0 == "00081197" || $0 == "FailureReason" { failed = 1 }
    $0 == "00081196" || $0 == "WarningReason" { warned = 1 }
    $0 == "00081198" || $0 == "0008119A" || $0 == "0008119a" { list = 1 }
    $0 == "00081155" || $0 == "ReferencedSOPInstanceUID" { uid = 1; next }
    uid && /^[0-9]+[.][0-9.]+$/ { print; uid = 0 }
    END { print (failed ? "failed" : warned ? "warned" : "told") }' | LC_ALL=C sort -u > "$kept/words"
  outcome=$(tail -n 1 "$kept/words")
  found=$(grep -c '^[0-9]' "$kept/words")
  look='check which instances are there before you send again'
  why=
  if [ "$outcome" = failed ]; then
    why='but the answer names failures (PS3.18 table I.2-2)'
  elif ! [ -s "$kept/answer" ]; then
    why="but the answer says nothing; $look"
  elif ! whole; then
    why="but the answer is no Store Instances Response, or is cut off; $look"
  elif [ "$found" -eq 0 ] || [ "$found" -lt "$1" ]; then
    why="but the answer names $found of $1 instances; $look"
    [ "$1" -ne 0 ] || why="but the answer names no instance; $look"
    [ "$1" -ne 1 ] || why="but the answer names 0 of 1 instance; $look"
  elif [ -n "$2" ] && [ "$(grep '^[0-9]' "$kept/words" | cksum)" != "$2" ]; then
    why="but the answer names instances that were not sent: the server may have given them new UIDs; look before you send again"
  elif [ -z "$2" ] && [ "$1" -ne 0 ] && [ "$found" -ne "$1" ]; then
    why="but the answer names $found instances, and $1 were sent; $look"
  fi
  [ -z "$why" ]
}

# What a status other than success means.
hint() {
  outcome='not all was stored'
  case $code in
    30[12378])
      outcome='nothing was stored'
      why="the server names another place: ${place:-none}"
      ;;
    3*) why='the server wants the message elsewhere' ;;
    400) why='the server could not read the message, or it has bad syntax' ;;
    401) why='@UNKNOWN@' ;;
    403) why='this account may not store here' ;;
    404 | 405) why='check the URL: it ends in /studies or /studies/UID' ;;
    406) why='the server cannot answer in the form that Accept names' ;;
    408 | 504) why='the server waited too long; look what is there before you send again' ;;
    409) why='the answer has the reasons' ;;
    411) why='something on the way removed Content-Length' ;;
    413) why='the message is too large for the server or a proxy; send fewer files at a time' ;;
    415) why='the server does not accept this form of message; many take only DICOM files: compile with -t dicom or the right --target' ;;
    424) why='the service cannot access a resource that it depends on' ;;
    429 | 503) why='the server is busy or not ready; send it again later' ;;
    507) why='the server has no space left' ;;
    4*) why='the server refused the request' ;;
    *) why='the server failed, and may have stored part; look what is there before you send again' ;;
  esac
}

# send NAME COUNT SUM CURL...: runs curl; continues only if all instances are stored.
# curl's messages, with the status as the last line, are read from its standard error.
send() {
  message=$1
  instances=$2
  sum=$3
  shift 3
  say "$message: sending"
#{gcloud
  token=$(gcloud auth print-access-token)
  case $token in
    '' | *[!A-Za-z0-9._~+/=-]*)
      say "$message: gcloud gave no access token; log in first: gcloud auth login"
      exit 2
      ;;
  esac
#}
  said=$(@RUNNER@"$@" --compressed --silent --show-error --write-out '%{stderr}\n%{redirect_url}\n%{size_download} %{http_code}' 2>&1 > "$kept/answer")
  ended=$?
  code=${said##*"$newline"}
  case $code in
    *' '[0-9][0-9][0-9])
      size=${code%% *}
      code=${code##* }
      said=${said%"$newline"*}
      place=${said##*"$newline"}
      said=${said%"$newline"*}
      ;;
    *) code=000 ;;
  esac
  [ -z "$said" ] || printf '%s\n' "${said%"$newline"}" | visible >&2
  if [ -t 1 ]; then
    visible < "$kept/answer"
  else
    cat "$kept/answer"
  fi
  case $ended in
    0) problem='curl gave no status (curl 7.63 or later is needed)' ;;
    [2-7] | 35 | 60 | 77 | 126 | 127) problem="curl ended with exit code $ended: nothing was sent" ;;
    *) problem="curl ended with exit code $ended: the answer is missing or incomplete, and the message may have been stored" ;;
  esac
  case $ended:$code in
    0:2*)
      if ! [ -s "$kept/answer" ] && [ "$size" != 0 ]; then
        say "$message: status $code, answer not read"
      elif ! told "$instances" "$sum"; then
        say "$message: status $code, $why"
        exit 4
      elif [ "$outcome" = warned ]; then
        say "$message: stored with warnings, status $code: the answer has them"
      else
        say "$message: stored, status $code"
      fi
      ;;
    0:[1-9]* | *:[345]*)
      hint
      say "$message: $outcome, status $code: $why"
      exit 4
      ;;
    *)
      say "$message: $problem"
      exit 3
      ;;
  esac
}

#{message
#{hashed
sha256 @PATH@
#}
send @NAME@ @COUNT@ '@SUM@' curl "$@" --globoff@NETRC@ \
#{header
  -H @HEADER@ \
#}
#{hashed
  -H "x-amz-content-sha256: $sum" \
#}
#{streamed
  -X POST -T @PATH@ \
#}
#{whole
  --data-binary @FILE@ \
#}
  "$url"
#}
#{listed
# Says where it stops, for whatever reason.
stopped() {
  left=$?
  rm -rf "$kept"
  if [ "$left" -ne 0 ] && [ "$number" -ge "$first" ]; then
    say "$name: stopped at message $number of @TOTAL@; to go on with it: sh $self $number"
  fi
  exit "$left"
}
number=0
trap stopped EXIT

while IFS=$tab read -r name bytes type count uids <&3; do
  number=$((number + 1))
  [ "$number" -ge "$first" ] || continue
  if [ "$bytes" -lt @STREAMED_FROM@ ]; then
    send "$name" "$count" "$uids" curl "$@" --globoff@NETRC@ \
#{header
      -H @HEADER@ \
#}
      -H "Content-Type: $type" --data-binary "@$folder/$name" "$url"
  else
#{hashed
    sha256 "$folder/$name"
#}
    send "$name" "$count" "$uids" curl "$@" --globoff@NETRC@ \
#{header
      -H @HEADER@ \
#}
#{hashed
      -H "x-amz-content-sha256: $sum" \
#}
      -H "Content-Type: $type" -X POST -T "$folder/$name" "$url"
  fi
done 3< "$list"
#}
