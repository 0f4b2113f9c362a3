package io.github.stowc.curl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script for PowerShell. The answer takes its way through a temporary file, since Windows PowerShell decodes and
 * wraps what a program writes.
 */
final class PowerShellScript {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String HEAD = """
            # Sends a STOW-RS message, which lies beside this script, and shows the server's answer.
            #
            #   use    powershell -ExecutionPolicy Bypass -File SCRIPT [OPTION...]
            #          the options go to curl, such as --netrc, --verbose, --config FILE
            #   exit   0  stored: the server's status is 200
            #          2  something that it takes from the environment is missing
            #          3  no message, or no answer
            #          4  the server refused all or part: any other status

            $options = $args
            # Without .exe, Windows PowerShell takes curl for another name of Invoke-WebRequest.
            $curl = if ($env:OS -eq 'Windows_NT') { 'curl.exe' } else { 'curl' }
            if (-not (Get-Command $curl -CommandType Application -ErrorAction SilentlyContinue)) {
              [Console]::Error.WriteLine("$curl is not installed; nothing was sent")
              exit 3
            }

            """;

    private static final String URL_FROM_ENVIRONMENT = """
            if (-not $env:STOW_URL) {
              [Console]::Error.WriteLine('STOW_URL is not set; let it be the STOW-RS URL, such as http://localhost:8042/dicom-web/studies')
              exit 2
            }

            # Without a slash at the end of its path: curl -T would append the file's name.
            $address, $query = $env:STOW_URL.Split('#')[0].Replace('"', '%22').Split([char[]]'?', 2)
            $address = $address.TrimEnd('/')
            if ($address -notmatch '^https?://[^/]+/.') {
              [Console]::Error.WriteLine('STOW_URL is no http(s) URL with a path; write it as http://HOST/.../studies')
              exit 2
            }
            $address += '@STUDY@'
            $url = if ($null -eq $query) { $address } else { $address + '?' + $query }

            """;

    private static final String CHECK = """
            foreach ($name in @(@NAMES@)) {
              if (-not (Test-Path -LiteralPath "$PSScriptRoot/$name" -PathType Leaf)) {
                [Console]::Error.WriteLine("$PSScriptRoot/${name}: no such file; nothing was sent")
                exit 3
              }
            }

            """;

    private static final String SEND = """
            # Runs curl and goes on only after status 200.
            function Send($message, $arguments) {
            @EACH@  $answer = [IO.Path]::GetTempFileName()
              try {
                $status = & $curl @options @CREDENTIALS@--globoff @arguments --silent --show-error --output $answer --write-out '%{http_code}'
                $ended = $LASTEXITCODE
                [IO.File]::ReadAllText($answer)
              } finally {
                Remove-Item -LiteralPath $answer
              }
              if ($ended -eq 0 -and $status -eq '200') {
                [Console]::Error.WriteLine("${message}: stored, status 200")
              } elseif ($status -match '^[345]' -or ($ended -eq 0 -and $status -match '^[12]')) {
                [Console]::Error.WriteLine("${message}: not all was stored, status $status")
                exit 4
              } elseif ($ended -in 2, 3, 4, 5, 6, 7, 35, 60, 77) {
                [Console]::Error.WriteLine("${message}: curl ended with exit code ${ended}: nothing was sent")
                exit 3
              } else {
                [Console]::Error.WriteLine("${message}: curl ended with exit code ${ended}: there is no whole answer, and the message may have been stored")
                exit 3
              }
            }

            """;

    private static final String SEND_WHOLE = """
            Send @MESSAGE@ @(
            @EXPECT@              '-H', ("@$PSScriptRoot/" + @HEADERS@)
              '--data-binary', ("@$PSScriptRoot/" + @MESSAGE@)
              $url
            )
            """;

    private static final String SEND_STREAMED = """
            Send @MESSAGE@ @(
            @EXPECT@              '-H', ("@$PSScriptRoot/" + @HEADERS@)
              '-X', 'POST', '-T', ("$PSScriptRoot/" + @MESSAGE@)
              $url
            )
            """;

    private static final String HASH = """
              '-H', ('x-amz-content-sha256: ' + (Get-FileHash -LiteralPath ("$PSScriptRoot/" + @MESSAGE@) -Algorithm SHA256).Hash.ToLowerInvariant())
            """;

    private PowerShellScript() {}

    static byte[] of(CurlCommand command) {
        List<CurlRequest> requests = command.requests();
        StringBuilder out = new StringBuilder(BYTE_ORDER_MARK).append(crlf(HEAD));
        Optional<TargetUrl> url = requests.get(0).url();
        if (url.isPresent()) {
            out.append("$url = ")
                    .append(PowerShellAuth.literal(CommandLine.urlFor(Shell.POWERSHELL, url.get())))
                    .append("\r\n\r\n");
        } else {
            out.append(crlf(URL_FROM_ENVIRONMENT.replace("$address += '@STUDY@'\n", studyLine(requests.get(0)))));
        }
        StringBuilder names = new StringBuilder();
        for (CurlRequest request : requests) {
            names.append(names.isEmpty() ? "" : ", ").append(PowerShellAuth.literal(request.messageName()));
            names.append(", ").append(PowerShellAuth.literal(request.headersName()));
        }
        Auth auth = command.auth();
        String credentials = PowerShellAuth.lines(auth, url);
        out.append(crlf(CHECK).replace("@NAMES@", names)).append(crlf(credentials));
        out.append(crlf(SEND.replace("@EACH@", PowerShellAuth.each(auth))
                .replace("@CREDENTIALS@", credentials.isEmpty() ? "" : "@credentials ")));
        for (CurlRequest request : requests) {
            out.append(call(request, auth));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String call(CurlRequest request, Auth auth) {
        String call = request.isStreamed() ? SEND_STREAMED : SEND_WHOLE;
        String first = request.expects(auth) ? "" : "  '-H', 'Expect:'\n";
        if (auth instanceof Auth.AwsSigV4 && request.isStreamed()) {
            first += HASH;
        }
        return ScriptLines.filled(
                crlf(call.replace("@EXPECT@", first)),
                Map.of(
                        "HEADERS", PowerShellAuth.literal(request.headersName()),
                        "MESSAGE", PowerShellAuth.literal(request.messageName())));
    }

    private static String studyLine(CurlRequest request) {
        return request.study().map(uid -> "$address += '/" + uid + "'\n").orElse("");
    }

    /** Windows' line ends for our own lines; a line feed inside a name in quotes has to stay what it is. */
    private static String crlf(String lines) {
        return lines.replace("\n", "\r\n");
    }
}
