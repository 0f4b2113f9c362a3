package io.github.stowc.curl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script for cmd.exe. What curl says takes its way through a temporary file, where the status is looked for; the
 * answer goes straight to the script's output.
 */
final class CmdScript {
    private static final String HEAD = """
            @echo off
            setlocal EnableExtensions DisableDelayedExpansion
            rem Sends a STOW-RS message, which lies beside this script, and shows the server's answer.
            rem
            rem   use    SCRIPT [OPTION...]   the options go to curl, such as --netrc, --verbose, --config FILE
            rem   exit   0  stored: the server's status is 200
            rem          2  something that it takes from the environment is missing
            rem          3  no message, or no answer
            rem          4  the server refused all or part: any other status

            rem This file is UTF-8.
            chcp 65001 >nul
            """;

    private static final String URL_FROM_ENVIRONMENT = """
            if not defined STOW_URL (
              echo STOW_URL is not set; let it be the STOW-RS URL, such as http://localhost:8042/dicom-web/studies 1>&2
              exit /b 2
            )

            rem Without a slash at the end of its path: curl -T would append the file's name.
            set "address="
            set "query="
            for /f "tokens=1* delims=?" %%a in ("%STOW_URL%") do (
              set "address=%%a"
              set "query=%%b"
            )
            :slash
            if "%address:~-1%"=="/" (
              set "address=%address:~0,-1%"
              goto slash
            )
            set "url=%address%@STUDY@"
            if defined query set "url=%url%?%query%"
            """;

    private static final String CHECK = """
            if not exist @FILE@ (
              echo @FILE@ does not exist; nothing was sent 1>&2
              exit /b 3
            )
            """;

    private static final String CALL = """

            set "message=@MESSAGE@"
            @EACH@curl.exe %* @CREDENTIALS@--globoff @EXPECT@-H @HEADERS@ @BODY@ @URL@ --silent --show-error --write-out "%%{stderr}\\nSTOW-RS status %%{http_code}\\n" 2>"%said%"
            call :judge %errorlevel%
            if errorlevel 1 exit /b %errorlevel%
            """;

    private static final String JUDGE = """

            exit /b 0

            rem Goes on only after status 200.
            :judge
            type "%said%" 1>&2
            set "found=3"
            for %%d in (2 3 4 5) do "%SystemRoot%\\System32\\find.exe" "STOW-RS status %%d" "%said%" >nul && set "found=4"
            "%SystemRoot%\\System32\\find.exe" "STOW-RS status 2" "%said%" >nul && if not "%1"=="0" set "found=3"
            "%SystemRoot%\\System32\\find.exe" "STOW-RS status 200" "%said%" >nul && if "%1"=="0" set "found=0"
            del "%said%"
            if "%found%"=="0" echo "%message%": stored 1>&2
            if "%found%"=="3" echo "%message%": curl ended with exit code %1; there is no whole answer 1>&2
            if "%found%"=="4" echo "%message%": not all was stored 1>&2
            exit /b %found%
            """;

    private CmdScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        Auth auth = command.auth();
        StringBuilder out = new StringBuilder(HEAD);
        Optional<TargetUrl> url = requests.get(0).url();
        String target = "\"%url%\"";
        if (url.isPresent()) {
            target = Quoting.cmdScript(CommandLine.urlFor(Shell.CMD, url.get()));
        } else {
            out.append(URL_FROM_ENVIRONMENT.replace("@STUDY@", requests.get(0).studyPath()));
        }
        for (CurlRequest request : requests) {
            out.append(CHECK.replace("@FILE@", beside("", request.messageName())));
            out.append(CHECK.replace("@FILE@", beside("", request.headersName())));
        }
        out.append(CmdAuth.lines(auth, url));
        out.append("set \"said=%TEMP%\\stowc-%RANDOM%%RANDOM%.txt\"\n");
        for (CurlRequest request : requests) {
            String file = beside("", request.messageName());
            String body =
                    request.isStreamed() ? "-X POST -T " + file : "--data-binary " + beside("@", request.messageName());
            out.append(ScriptLines.filled(
                    CALL,
                    Map.of(
                            "EACH", CmdAuth.each(auth, request, file),
                            "CREDENTIALS", CmdAuth.arguments(auth, request),
                            "EXPECT", request.expects(auth) ? "" : "-H Expect: ",
                            "MESSAGE", request.messageName().replace("%", "%%"),
                            "HEADERS", beside("@", request.headersName()),
                            "BODY", body,
                            "URL", target)));
        }
        return out.append(JUDGE).toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A file beside the script; {@code %~dp0} is the script's folder with a backslash at its end. */
    private static String beside(String prefix, String name) {
        Quoting.refuseForCmd(name);
        return '"' + prefix + "%~dp0" + name.replace("%", "%%") + '"';
    }
}
