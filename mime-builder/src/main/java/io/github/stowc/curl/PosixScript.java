package io.github.stowc.curl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The script for a POSIX shell. Its variables keep clear of names that mean something to zsh, such as {@code path} and
 * {@code status}.
 */
final class PosixScript {
    private static final String HEAD = """
            #!/bin/sh
            # Sends a STOW-RS message, which lies beside this script, and shows the server's answer.
            #
            #   use    sh SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
            #   exit   0  stored: the server's status is 200
            #          2  something that it takes from the environment is missing
            #          3  no message, or no answer
            #          4  the server refused all or part: any other status

            """;

    private static final String URL_FROM_ENVIRONMENT = """
            (: "${STOW_URL:?is not set; let it be the STOW-RS URL, such as http://localhost:8042/dicom-web/studies}") || exit 2

            # Without a slash at the end of its path: curl -T would append the file's name.
            address=${STOW_URL%%[?#]*}
            query=${STOW_URL#"$address"}
            while [ "$address" != "${address%/}" ]; do address=${address%/}; done
            case $address in
              [Hh][Tt][Tt][Pp]*://*/?*) url=$address@STUDY@${query%%#*} ;;
              *)
                printf '%s\\n' "$0: STOW_URL is no http(s) URL with a path; write it as http://HOST/.../studies" >&2
                exit 2
                ;;
            esac

            """;

    private static final String FOLDER = """
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

            """;

    private static final String CHECK = """
            for message in @NAMES@; do
              if ! [ -f "$folder/$message" ] || ! [ -r "$folder/$message" ]; then
                printf '%s\\n' "$folder/$message: no such message, or not readable; nothing was sent" >&2
                exit 3
              fi
            done

            """;

    private static final String SEND = """
            # send NAME CURL...: runs curl and goes on only after status 200.
            # The answer goes straight to this script's output, kept as 3. What curl says, with the status as the
            # last line, is read from its standard error.
            exec 3>&1
            send() {
              message=$1
              shift
              printf '%s\\n' "$message: sending" >&2
            @EACH@  said=$(@RUNNER@"$@" --silent --show-error --write-out '%{stderr}\\n%{http_code}' 2>&1 >&3 3>&-)
              ended=$?
              code=${said##*"$newline"}
              case $code in
                [0-9][0-9][0-9]) said=${said%"$newline"*} ;;
                *) code=000 ;;
              esac
              [ -z "$said" ] || printf '%s\\n' "${said%"$newline"}" >&2
              case $ended in
                0) problem='curl told no status (it needs to be curl 7.63 or later)' ;;
                [2-7] | 35 | 60 | 77 | 126 | 127) problem="curl ended with exit code $ended: nothing was sent" ;;
                *) problem="curl ended with exit code $ended: there is no whole answer, and the message may have been stored" ;;
              esac
              case $ended:$code in
                0:200) printf '%s\\n' "$message: stored, status 200" >&2 ;;
                0:[1-9]* | *:[345]*)
                  printf '%s\\n' "$message: not all was stored, status $code" >&2
                  exit 4
                  ;;
                *)
                  printf '%s\\n' "$message: $problem" >&2
                  exit 3
                  ;;
              esac
            }

            """;

    private PosixScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        Auth auth = command.auth();
        StringBuilder out = new StringBuilder(HEAD).append(PosixAuth.taken(auth));
        Optional<TargetUrl> url = requests.get(0).url();
        if (url.isPresent()) {
            out.append("url=").append(Quoting.posix(url.get().value())).append("\n\n");
        } else {
            out.append(URL_FROM_ENVIRONMENT.replace("@STUDY@", requests.get(0).studyPath()));
        }
        StringBuilder names = new StringBuilder();
        for (CurlRequest request : requests) {
            names.append(names.isEmpty() ? "" : " ").append(Quoting.posix(request.messageName()));
        }
        out.append(FOLDER).append(CHECK.replace("@NAMES@", names)).append(PosixAuth.functions(auth, requests));
        out.append(SEND.replace("@EACH@", PosixAuth.each(auth)).replace("@RUNNER@", PosixAuth.runner(auth)));
        for (CurlRequest request : requests) {
            send(out, request, auth);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void send(StringBuilder out, CurlRequest request, Auth auth) {
        String name = Quoting.posix(request.messageName());
        // A bare name may stand inside the quotes of the folder too.
        String path = name.equals(request.messageName()) ? "$folder/" + name + '"' : "$folder/\"" + name;
        boolean hashed = auth instanceof Auth.AwsSigV4 && request.isStreamed();
        if (hashed) {
            out.append("sha256 \"").append(path).append('\n');
        }
        out.append("send ").append(name).append(" curl \"$@\" --globoff");
        out.append(PosixAuth.arguments(auth)).append(" \\\n");
        for (String header : request.headersFor(auth)) {
            String quoted = header.equals("Expect:") ? "'Expect:'" : Quoting.posix(header);
            out.append("  -H ").append(quoted).append(" \\\n");
        }
        if (hashed) {
            out.append("  -H \"x-amz-content-sha256: $sum\" \\\n");
        }
        out.append(request.isStreamed() ? "  -X POST -T \"" : "  --data-binary \"@")
                .append(path);
        out.append(" \\\n  \"$url\"\n");
    }
}
