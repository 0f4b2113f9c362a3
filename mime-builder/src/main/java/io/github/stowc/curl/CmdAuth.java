package io.github.stowc.curl;

import java.util.List;
import java.util.Optional;

/** What a script for cmd.exe has for authentication. */
final class CmdAuth {
    private static final String VARIABLES = """
            curl.exe --variable stow=1 --version >nul 2>nul || (
              echo curl.exe is too old to take secrets from the environment; it needs to be 8.3 or later; nothing was sent 1>&2
              exit /b 3
            )
            """;

    private static final String REQUIRED = """
            if not defined @VARIABLE@ (
              echo @VARIABLE@ is not set; let it be @MEANING@ 1>&2
              exit /b 2
            )
            """;

    /** Without the variable curl itself asks, for each message. */
    private static final String PASSWORD = """
            set credentials=--user @USER@
            if defined STOW_PASSWORD set credentials=@ARGUMENTS@
            """;

    private static final String NETRC = """
            set credentials=--netrc
            if defined NETRC set credentials=--netrc-file "%NETRC%"
            """;

    private static final String REGION = """
            if not defined AWS_REGION set "AWS_REGION=%AWS_DEFAULT_REGION%"
            if not defined AWS_REGION (
              echo AWS_REGION is not set; let it be the region, such as us-east-1 1>&2
              exit /b 2
            )
            """;

    private static final String FRESH_TOKEN = """
            set "STOW_TOKEN="
            for /f "delims=" %%t in ('gcloud auth print-access-token') do set "STOW_TOKEN=%%t"
            if not defined STOW_TOKEN (
              echo gcloud gives no access token; log in first: gcloud auth login 1>&2
              exit /b 2
            )
            """;

    private static final String HASH = """
            "%SystemRoot%\\System32\\certutil.exe" -hashfile @FILE@ SHA256 >"%said%"
            set "hash="
            for /f "usebackq skip=1 delims=" %%h in ("%said%") do if not defined hash set "hash=%%h"
            if not defined hash (
              echo @FILE@: certutil gives no hash to sign; nothing was sent 1>&2
              exit /b 3
            )
            rem Older ones write blanks between the bytes.
            set "hash=%hash: =%"
            """;

    private CmdAuth() {}

    /** The lines that check what the environment has. */
    static String lines(Auth auth, Optional<TargetUrl> url) {
        if (auth instanceof Auth.Bearer bearer) {
            return required(bearer.variable(), "the bearer token") + VARIABLES;
        }
        if (auth instanceof Auth.Gcloud) {
            return VARIABLES;
        }
        if (auth instanceof Auth.Netrc) {
            return NETRC;
        }
        if (auth instanceof Auth.User user) {
            String known = words(CurlVariables.password(user));
            return VARIABLES + PASSWORD.replace("@ARGUMENTS@", known).replace("@USER@", Quoting.cmdScript(user.name()));
        }
        if (auth instanceof Auth.AwsSigV4 aws) {
            return required("AWS_ACCESS_KEY_ID", "the key that signs")
                    + required("AWS_SECRET_ACCESS_KEY", "the key that goes with AWS_ACCESS_KEY_ID")
                    + (aws.regionFor(url).isPresent() ? "" : REGION)
                    + VARIABLES;
        }
        return "";
    }

    /** What is done before curl runs for a message. */
    static String each(Auth auth, CurlRequest request, String file) {
        if (auth instanceof Auth.Gcloud) {
            return FRESH_TOKEN;
        }
        return auth instanceof Auth.AwsSigV4 && request.isStreamed() ? HASH.replace("@FILE@", file) : "";
    }

    /** The arguments of curl, each with a blank after it. */
    static String arguments(Auth auth, CurlRequest request) {
        if (auth instanceof Auth.User || auth instanceof Auth.Netrc) {
            return "%credentials% ";
        }
        StringBuilder out = new StringBuilder(words(CurlVariables.arguments(auth)));
        out.append(out.isEmpty() ? "" : " ");
        if (auth instanceof Auth.AwsSigV4 aws) {
            String region = aws.regionFor(request.url()).map(Quoting::cmdScript).orElse("%AWS_REGION%");
            out.append("--aws-sigv4 aws:amz:")
                    .append(region)
                    .append(':')
                    .append(aws.service())
                    .append(' ');
            out.append(request.isStreamed() ? "-H \"x-amz-content-sha256: %hash%\" " : "");
        }
        return out.toString();
    }

    private static String words(List<String> arguments) {
        StringBuilder out = new StringBuilder();
        for (String argument : arguments) {
            out.append(out.isEmpty() ? "" : " ").append(Quoting.cmdScript(argument));
        }
        return out.toString();
    }

    private static String required(String variable, String meaning) {
        return REQUIRED.replace("@VARIABLE@", variable).replace("@MEANING@", meaning);
    }
}
