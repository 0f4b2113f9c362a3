package io.github.stowc.curl;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments with which curl itself takes secrets from its environment ({@code --variable}, curl 8.3). The shells of
 * Windows need them, since their pipes pass through other programs and encodings. No argument has a double quote.
 */
final class CurlVariables {
    /** The variable in which a script passes on a token. */
    static final String TOKEN = "STOW_TOKEN";

    private CurlVariables() {}

    /** The arguments for an authentication, without the region of AWS. */
    static List<String> arguments(Auth auth) {
        if (auth instanceof Auth.Netrc) {
            return List.of("--netrc");
        }
        if (auth instanceof Auth.Bearer bearer) {
            return bearer(bearer.variable());
        }
        if (auth instanceof Auth.Gcloud) {
            return bearer(TOKEN);
        }
        if (auth instanceof Auth.AwsSigV4) {
            return List.of(
                    "--variable",
                    "%AWS_ACCESS_KEY_ID",
                    "--variable",
                    "%AWS_SECRET_ACCESS_KEY",
                    "--expand-user",
                    "{{AWS_ACCESS_KEY_ID}}:{{AWS_SECRET_ACCESS_KEY}}",
                    "--variable",
                    "%AWS_SESSION_TOKEN=",
                    // curl leaves out a header that has no value.
                    "--expand-header",
                    "x-amz-security-token: {{AWS_SESSION_TOKEN}}");
        }
        return List.of();
    }

    /** The arguments for header fields whose values are in the environment. */
    static List<String> headers(List<HeaderVariable> secrets) {
        List<String> arguments = new ArrayList<>();
        for (HeaderVariable secret : secrets) {
            arguments.addAll(List.of("--variable", '%' + secret.variable(), "--expand-header"));
            arguments.add(secret.name() + ": {{" + secret.variable() + "}}");
        }
        return arguments;
    }

    /** The arguments for a user whose password is in the environment or empty. */
    static List<String> password(Auth.User user) {
        List<String> arguments = new ArrayList<>(List.of("--variable", '%' + Auth.PASSWORD_VARIABLE + '='));
        arguments.add("--expand-user");
        arguments.add(user.name().replace("{{", "\\{{") + ":{{" + Auth.PASSWORD_VARIABLE + "}}");
        return arguments;
    }

    private static List<String> bearer(String variable) {
        return List.of("--variable", '%' + variable, "--expand-header", "Authorization: Bearer {{" + variable + "}}");
    }
}
