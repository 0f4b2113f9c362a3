package io.github.stowc.curl;

import java.util.List;
import java.util.Optional;

/** What a script for PowerShell has for authentication. */
final class PowerShellAuth {
    private static final String VARIABLES = """
            & $curl --variable stow=1 --version *> $null
            if ($LASTEXITCODE -ne 0) {
              [Console]::Error.WriteLine("$curl is too old to take secrets from the environment; it needs to be 8.3 or later; nothing was sent")
              exit 3
            }
            """;

    private static final String REQUIRED = """
            if (-not $env:@VARIABLE@) {
              [Console]::Error.WriteLine('@VARIABLE@ is not set; let it be @MEANING@')
              exit 2
            }
            """;

    private static final String PASSWORD = """
            if (-not $env:STOW_PASSWORD) {
              $typed = Read-Host -AsSecureString ('Password of ' + @USER@)
              $env:STOW_PASSWORD = (New-Object Management.Automation.PSCredential 'any', $typed).GetNetworkCredential().Password
            }
            """;

    private static final String NETRC = """
            $credentials = @(if ($env:NETRC) { '--netrc-file', $env:NETRC } else { '--netrc' })

            """;

    private static final String REGION = """
            $region = if ($url -match '^https?://[^/]*\\.([^./]+)\\.amazonaws\\.com') { $Matches[1] } elseif ($env:AWS_REGION) { $env:AWS_REGION } else { $env:AWS_DEFAULT_REGION }
            if (-not $region) {
              [Console]::Error.WriteLine('AWS_REGION is not set; let it be the region, such as us-east-1')
              exit 2
            }
            """;

    private static final String FRESH_TOKEN = """
              $gcloud = if ($env:OS -eq 'Windows_NT') { 'gcloud.cmd' } else { 'gcloud' }
              $env:STOW_TOKEN = & $gcloud auth print-access-token
              if (-not $env:STOW_TOKEN) {
                [Console]::Error.WriteLine('gcloud gives no access token; log in first: gcloud auth login')
                exit 2
              }
            """;

    private PowerShellAuth() {}

    /** The lines that set {@code $credentials}, once {@code $url} is set. */
    static String lines(Auth auth, Optional<TargetUrl> url) {
        if (auth instanceof Auth.Netrc) {
            return NETRC;
        }
        List<String> arguments = CurlVariables.arguments(auth);
        StringBuilder out = new StringBuilder();
        if (auth instanceof Auth.Bearer bearer) {
            out.append(VARIABLES).append(required(bearer.variable(), "the bearer token"));
        } else if (auth instanceof Auth.Gcloud) {
            out.append(VARIABLES);
        } else if (auth instanceof Auth.User user) {
            out.append(VARIABLES).append(PASSWORD.replace("@USER@", literal(user.name())));
            arguments = CurlVariables.password(user);
        } else if (auth instanceof Auth.AwsSigV4 aws) {
            out.append(VARIABLES)
                    .append(required("AWS_ACCESS_KEY_ID", "the key that signs"))
                    .append(required("AWS_SECRET_ACCESS_KEY", "the key that goes with AWS_ACCESS_KEY_ID"))
                    .append(aws.regionFor(url)
                            .map(region -> "$region = " + literal(region) + "\n")
                            .orElse(REGION));
        }
        out.append("$credentials = @(");
        for (int i = 0; i < arguments.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(literal(arguments.get(i)));
        }
        if (auth instanceof Auth.AwsSigV4 aws) {
            out.append(", '--aws-sigv4', ('aws:amz:' + $region + ':")
                    .append(aws.service())
                    .append("')");
        }
        return arguments.isEmpty() ? "" : out.append(")\n\n").toString();
    }

    /** What is done for each message before curl runs. */
    static String each(Auth auth) {
        return auth instanceof Auth.Gcloud ? FRESH_TOKEN : "";
    }

    private static String required(String variable, String meaning) {
        return REQUIRED.replace("@VARIABLE@", variable).replace("@MEANING@", meaning);
    }

    /** A string in quotes, which an expression needs where a bare word would be a command. */
    static String literal(String text) {
        String quoted = Quoting.powerShell(text);
        return quoted.startsWith("'") ? quoted : '\'' + quoted + '\'';
    }
}
