package io.github.stowc.testdata;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 as a server checks it: recomputed from the request. */
public final class SigV4 {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final String secret;

    /** A server that knows the secret for a key. */
    public SigV4(String secret) {
        this.secret = secret;
    }

    /** Whether the signature was made with the secret. */
    public boolean verifies(Receiver.Request request) throws GeneralSecurityException {
        String authorization = request.header("Authorization");
        List<String> scope = List.of(field(authorization, "Credential").split("/", -1));
        String date = scope.get(1);
        String signed = field(authorization, "SignedHeaders");
        String[] target = request.line().split(" ", -1)[1].split("\\?", 2);
        StringBuilder canonical =
                new StringBuilder("POST\n").append(encoded(target[0])).append('\n');
        canonical.append(target.length > 1 ? sorted(target[1]) : "").append('\n');
        for (String header : signed.split(";", -1)) {
            canonical
                    .append(header)
                    .append(':')
                    .append(request.header(header).replaceAll(" +", " "))
                    .append('\n');
        }
        canonical.append('\n').append(signed).append('\n').append(request.sha256());
        String toSign = String.join(
                "\n",
                ALGORITHM,
                request.header("X-Amz-Date"),
                String.join("/", scope.subList(1, scope.size())),
                hex(MessageDigest.getInstance("SHA-256").digest(bytes(canonical.toString()))));
        byte[] key = bytes("AWS4" + secret);
        for (String part : List.of(date, scope.get(2), scope.get(3), scope.get(4))) {
            key = hmac(key, part);
        }
        boolean dated = request.header("X-Amz-Date").startsWith(date);
        return dated && hex(hmac(key, toSign)).equals(field(authorization, "Signature"));
    }

    /** The signed headers, which must include those that the server relies on. */
    public static List<String> signedHeaders(Receiver.Request request) {
        return Arrays.asList(
                field(request.header("Authorization"), "SignedHeaders").split(";", -1));
    }

    /** The credential's scope without its date: the key, the region and the service. */
    public static String scope(Receiver.Request request) {
        String[] scope = field(request.header("Authorization"), "Credential").split("/", -1);
        return scope[0] + '/' + scope[2] + '/' + scope[3];
    }

    /** A received path, with all but unreserved characters and slashes percent-encoded again. */
    private static String encoded(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : bytes(path)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || "-._~/".indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String sorted(String query) {
        List<String> parameters = new ArrayList<>(List.of(query.split("&", -1)));
        parameters.replaceAll(text -> text.indexOf('=') < 0 ? text + '=' : text);
        Collections.sort(parameters);
        return String.join("&", parameters);
    }

    private static String field(String authorization, String name) {
        int start = authorization.indexOf(name + "=") + name.length() + 1;
        int end = authorization.indexOf(',', start);
        return authorization
                .substring(start, end < 0 ? authorization.length() : end)
                .strip();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes(text));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
