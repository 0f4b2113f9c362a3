#!/bin/sh
# Sends a STOW-RS message in this script's folder, and shows the server's answer.
#
#   use    sh SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
#   exit   0  stored: the server's status is 200
#          2  an environment variable that it needs is missing
#          3  no message, or no answer
#          4  the server refused all or part: any other status

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
    printf '%s\n' "$0: @VARIABLE@ is not set; set it to the bearer token" >&2
    exit 2
    ;;
  *[!A-Za-z0-9._~+/=-]*)
    printf '%s\n' "$0: @VARIABLE@ has a character that is not allowed in bearer tokens (RFC 6750 2.1); does it contain a line break?" >&2
    exit 2
    ;;
esac

#}
#{aws
(: "${AWS_ACCESS_KEY_ID:?is not set; set it and AWS_SECRET_ACCESS_KEY to the keys}") || exit 2
(: "${AWS_SECRET_ACCESS_KEY:?is not set; set it to the secret key for AWS_ACCESS_KEY_ID}") || exit 2
case $AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY${AWS_SESSION_TOKEN-} in
  *[!A-Za-z0-9+/=._-]*)
    printf '%s\n' "$0: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_SESSION_TOKEN has a character that is not allowed in AWS keys; does one contain a line break?" >&2
    exit 2
    ;;
esac

#}
#{url
url=@URL@

#}
#{environment
(: "${STOW_URL:?is not set; set it to the STOW-RS URL, such as http://localhost:8042/dicom-web/studies}") || exit 2

# Removes slashes at the end of the path: with them, curl -T would append the file's name.
address=${STOW_URL%%[?#]*}
query=${STOW_URL#"$address"}
while [ "$address" != "${address%/}" ]; do address=${address%/}; done
case $address in
  [Hh][Tt][Tt][Pp]*://*/?*) url=$address@STUDY@${query%%#*} ;;
  *)
    printf '%s\n' "$0: STOW_URL is not an http(s) URL with a path; write it like http://HOST/.../studies" >&2
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
    printf '%s\n' "$folder/$message: message not found or not readable; nothing was sent" >&2
    exit 3
  fi
done

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
    printf '%s\n' "$0: STOW_PASSWORD is not set, and there is no terminal to ask for it" >&2
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
    printf '%s\n' "$0: STOW_PASSWORD contains a line break, which passwords cannot have" >&2
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
  printf '%s\n' "$0: AWS_REGION is not set; set it to the region, such as us-east-1" >&2
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
      printf '%s\n' "$0: curl ${version%% *} cannot sign this; version 7.87 or later is needed" >&2
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
    printf '%s\n' "$0: signing $1 needs sha256sum, shasum or openssl; nothing was sent" >&2
    exit 3
  fi
}

#}
#}
# send NAME CURL...: runs curl; continues only after status 200.
# The answer goes straight to this script's output, saved as descriptor 3. curl's messages, with the status as the
# last line, are read from its standard error.
exec 3>&1
send() {
  message=$1
  shift
  printf '%s\n' "$message: sending" >&2
#{gcloud
  token=$(gcloud auth print-access-token)
  case $token in
    '' | *[!A-Za-z0-9._~+/=-]*)
      printf '%s\n' "$message: gcloud gave no access token; log in first: gcloud auth login" >&2
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
    0) problem='curl gave no status (curl 7.63 or later is needed)' ;;
    [2-7] | 35 | 60 | 77 | 126 | 127) problem="curl ended with exit code $ended: nothing was sent" ;;
    *) problem="curl ended with exit code $ended: the answer is missing or incomplete, and the message may have been stored" ;;
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
