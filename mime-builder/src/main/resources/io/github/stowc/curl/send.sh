#!/bin/sh
# Sends a STOW-RS message, which lies beside this script, and shows the server's answer.
#
#   use    sh SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
#   exit   0  stored: the server's status is 200
#          2  something that it takes from the environment is missing
#          3  no message, or no answer
#          4  the server refused all or part: any other status

#{bearer
# Taken before anything else, since a variable of this script may have that name.
token=${@VARIABLE@-}
case $token in
  '')
    printf '%s\n' "$0: @VARIABLE@ is not set; let it be the bearer token" >&2
    exit 2
    ;;
  *[!A-Za-z0-9._~+/=-]*)
    printf '%s\n' "$0: @VARIABLE@ has a character that no bearer token has (RFC 6750 2.1); is there a line break in it?" >&2
    exit 2
    ;;
esac

#}
#{aws
(: "${AWS_ACCESS_KEY_ID:?is not set; let it and AWS_SECRET_ACCESS_KEY be the keys}") || exit 2
(: "${AWS_SECRET_ACCESS_KEY:?is not set; let it be the key that goes with AWS_ACCESS_KEY_ID}") || exit 2
case $AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY${AWS_SESSION_TOKEN-} in
  *[!A-Za-z0-9+/=._-]*)
    printf '%s\n' "$0: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_SESSION_TOKEN has a character that no key of AWS has; is there a line break in it?" >&2
    exit 2
    ;;
esac

#}
#{url
url=@URL@

#}
#{environment
(: "${STOW_URL:?is not set; let it be the STOW-RS URL, such as http://localhost:8042/dicom-web/studies}") || exit 2

# Without a slash at the end of its path: curl -T would append the file's name.
address=${STOW_URL%%[?#]*}
query=${STOW_URL#"$address"}
while [ "$address" != "${address%/}" ]; do address=${address%/}; done
case $address in
  [Hh][Tt][Tt][Pp]*://*/?*) url=$address@STUDY@${query%%#*} ;;
  *)
    printf '%s\n' "$0: STOW_URL is no http(s) URL with a path; write it as http://HOST/.../studies" >&2
    exit 2
    ;;
esac

#}
newline='
'

# The folder of this script.
case $0 in
  */*) folder=${0%/*} ;;
  *) folder=. ;;
esac
case $folder in
  -*) folder=./$folder ;;
esac

for message in @NAMES@; do
  if ! [ -f "$folder/$message" ] || ! [ -r "$folder/$message" ]; then
    printf '%s\n' "$folder/$message: no such message, or not readable; nothing was sent" >&2
    exit 3
  fi
done

#{token
# Hands curl the token by its standard input: its arguments stand in the list of processes.
authorized() {
  "$@" -H @- << END
Authorization: Bearer $token
END
}

#}
#{user
user=@USER@
if [ -z "${STOW_PASSWORD+set}" ]; then
  if ! [ -t 0 ]; then
    printf '%s\n' "$0: STOW_PASSWORD is not set, and there is no terminal to ask at" >&2
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
    printf '%s\n' "$0: STOW_PASSWORD has a line break; no password has" >&2
    exit 2
    ;;
esac

# A text as it stands between the quotes of curl's configuration.
quoted() {
  LC_ALL=C sed 's/[\\"]/\\&/g' << END
$1
END
}
user=$(quoted "$user:$STOW_PASSWORD")

# Hands curl the password by its standard input: its arguments stand in the list of processes.
authorized() {
  "$@" -K - << END
user = "$user"
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
  printf '%s\n' "$0: AWS_REGION is not set; let it be the region, such as us-east-1" >&2
  exit 2
fi

#}
# Hands curl the keys by its standard input: its arguments stand in the list of processes.
authorized() {
  "$@" --aws-sigv4 "aws:amz:$region:@SERVICE@" -K - << END
user = $AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY
${AWS_SESSION_TOKEN:+header = x-amz-security-token:$AWS_SESSION_TOKEN}
END
}

# Before 7.87 curl signs neither the session's token nor a hash that it is given.
version=$(curl --version)
version=${version#curl }
case $version in
  7.[0-9].* | 7.[0-7][0-9].* | 7.8[0-6].*)
    if @STREAMED@ || [ -n "${AWS_SESSION_TOKEN-}" ]; then
      printf '%s\n' "$0: curl ${version%% *} cannot sign this; it needs to be 7.87 or later" >&2
      exit 3
    fi
    ;;
esac

#{streaming
# The payload's hash: curl knows none of a file that it streams.
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
    printf '%s\n' "$0: one of sha256sum, shasum and openssl is needed to sign $1; nothing was sent" >&2
    exit 3
  fi
}

#}
#}
# send NAME CURL...: runs curl and goes on only after status 200.
# The answer goes straight to this script's output, kept as 3. What curl says, with the status as the
# last line, is read from its standard error.
exec 3>&1
send() {
  message=$1
  shift
  printf '%s\n' "$message: sending" >&2
#{gcloud
  token=$(gcloud auth print-access-token)
  case $token in
    '' | *[!A-Za-z0-9._~+/=-]*)
      printf '%s\n' "$message: gcloud gives no access token; log in first: gcloud auth login" >&2
      exit 2
      ;;
  esac
#}
  said=$(@RUNNER@"$@" --silent --show-error --write-out '%{stderr}\n%{http_code}' 2>&1 >&3 3>&-)
  ended=$?
  code=${said##*"$newline"}
  case $code in
    [0-9][0-9][0-9]) said=${said%"$newline"*} ;;
    *) code=000 ;;
  esac
  [ -z "$said" ] || printf '%s\n' "${said%"$newline"}" >&2
  case $ended in
    0) problem='curl told no status (it needs to be curl 7.63 or later)' ;;
    [2-7] | 35 | 60 | 77 | 126 | 127) problem="curl ended with exit code $ended: nothing was sent" ;;
    *) problem="curl ended with exit code $ended: there is no whole answer, and the message may have been stored" ;;
  esac
  case $ended:$code in
    0:200) printf '%s\n' "$message: stored, status 200" >&2 ;;
    0:[1-9]* | *:[345]*)
      printf '%s\n' "$message: not all was stored, status $code" >&2
      exit 4
      ;;
    *)
      printf '%s\n' "$message: $problem" >&2
      exit 3
      ;;
  esac
}

#{message
#{hashed
sha256 @PATH@
#}
send @NAME@ curl "$@" --globoff@NETRC@ \
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
