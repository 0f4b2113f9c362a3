package io.github.stowc.curl;

import java.util.List;
import java.util.Optional;

/**
 * What a POSIX script has for authentication. Secrets reach curl by its standard input, from here-documents: these are
 * the shell's own doing, while arguments of any program stand in the list of processes for all to read.
 */
final class PosixAuth {
    private static final String TOKEN = """
            # Taken before anything else, since a variable of this script may have that name.
            token=${@VARIABLE@-}
            case $token in
              '')
                printf '%s\\n' "$0: @VARIABLE@ is not set; let it be the bearer token" >&2
                exit 2
                ;;
              *[!A-Za-z0-9._~+/=-]*)
                printf '%s\\n' "$0: @VARIABLE@ has a character that no bearer token has (RFC 6750 2.1); is there a line break in it?" >&2
                exit 2
                ;;
            esac

            """;

    private static final String KEYS = """
            (: "${AWS_ACCESS_KEY_ID:?is not set; let it and AWS_SECRET_ACCESS_KEY be the keys}") || exit 2
            (: "${AWS_SECRET_ACCESS_KEY:?is not set; let it be the key that goes with AWS_ACCESS_KEY_ID}") || exit 2
            case $AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY${AWS_SESSION_TOKEN-} in
              *[!A-Za-z0-9+/=._-]*)
                printf '%s\\n' "$0: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_SESSION_TOKEN has a character that no key of AWS has; is there a line break in it?" >&2
                exit 2
                ;;
            esac

            """;

    private static final String REGION_FROM_ENVIRONMENT = """
            case $url in
              *://*.*.amazonaws.com/*)
                region=${url%%.amazonaws.com/*}
                region=${region##*.}
                ;;
              *) region=${AWS_REGION:-${AWS_DEFAULT_REGION-}} ;;
            esac
            if [ -z "$region" ]; then
              printf '%s\\n' "$0: AWS_REGION is not set; let it be the region, such as us-east-1" >&2
              exit 2
            fi

            """;

    private static final String PASSWORD = """
            user=@USER@
            if [ -z "${STOW_PASSWORD+set}" ]; then
              if ! [ -t 0 ]; then
                printf '%s\\n' "$0: STOW_PASSWORD is not set, and there is no terminal to ask at" >&2
                exit 2
              fi
              trap 'stty echo; exit 2' INT TERM
              stty -echo
              printf '%s' "Password of $user: " >&2
              IFS= read -r STOW_PASSWORD
              stty echo
              trap - INT TERM
              printf '\\n' >&2
            fi
            case $STOW_PASSWORD in
              *"$newline"*)
                printf '%s\\n' "$0: STOW_PASSWORD has a line break; no password has" >&2
                exit 2
                ;;
            esac

            # A text as it stands between the quotes of curl's configuration.
            quoted() {
              LC_ALL=C sed 's/[\\\\"]/\\\\&/g' << END
            $1
            END
            }
            user=$(quoted "$user:$STOW_PASSWORD")

            """;

    private static final String BY_TOKEN = """
            # Hands curl the token by its standard input: its arguments stand in the list of processes.
            authorized() {
              "$@" -H @- << END
            Authorization: Bearer $token
            END
            }

            """;

    private static final String BY_USER = """
            # Hands curl the password by its standard input: its arguments stand in the list of processes.
            authorized() {
              "$@" -K - << END
            user = "$user"
            END
            }

            """;

    private static final String BY_KEYS = """
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
                  printf '%s\\n' "$0: curl ${version%% *} cannot sign this; it needs to be 7.87 or later" >&2
                  exit 3
                fi
                ;;
            esac

            """;

    private static final String HASH = """
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
                printf '%s\\n' "$0: one of sha256sum, shasum and openssl is needed to sign $1; nothing was sent" >&2
                exit 3
              fi
            }

            """;

    private static final String FRESH_TOKEN = """
              token=$(gcloud auth print-access-token)
              case $token in
                '' | *[!A-Za-z0-9._~+/=-]*)
                  printf '%s\\n' "$message: gcloud gives no access token; log in first: gcloud auth login" >&2
                  exit 2
                  ;;
              esac
            """;

    private PosixAuth() {}

    /** What stands first of all: it takes what the environment has. */
    static String taken(Auth auth) {
        if (auth instanceof Auth.Bearer bearer) {
            return TOKEN.replace("@VARIABLE@", bearer.variable());
        }
        return auth instanceof Auth.AwsSigV4 ? KEYS : "";
    }

    /** What stands after the URL is known and the messages are there. */
    static String functions(Auth auth, List<CurlRequest> requests) {
        if (auth instanceof Auth.Bearer || auth instanceof Auth.Gcloud) {
            return BY_TOKEN;
        }
        if (auth instanceof Auth.User user) {
            return PASSWORD.replace("@USER@", Quoting.posix(user.name())) + BY_USER;
        }
        if (auth instanceof Auth.AwsSigV4 aws) {
            Optional<String> region = aws.regionFor(requests.get(0).url());
            boolean streamed = requests.stream().anyMatch(CurlRequest::isStreamed);
            return region.map(known -> "region=" + Quoting.posix(known) + "\n\n")
                            .orElse(REGION_FROM_ENVIRONMENT)
                    + BY_KEYS.replace("@SERVICE@", aws.service()).replace("@STREAMED@", streamed ? "true" : "false")
                    + (streamed ? HASH : "");
        }
        return "";
    }

    /** What is done for each message before curl runs. */
    static String each(Auth auth) {
        return auth instanceof Auth.Gcloud ? FRESH_TOKEN : "";
    }

    /** The arguments of curl, each with a blank before it. */
    static String arguments(Auth auth) {
        return auth instanceof Auth.Netrc ? " --netrc ${NETRC:+\"--netrc-file\"} ${NETRC:+\"$NETRC\"}" : "";
    }

    /** The function that runs curl, with a blank after it; empty where curl is run as it is. */
    static String runner(Auth auth) {
        return auth instanceof Auth.None || auth instanceof Auth.Netrc ? "" : "authorized ";
    }
}
