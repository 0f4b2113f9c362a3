package io.github.stowc.stow.send;

import io.github.stowc.stow.StowMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with AWS Signature Version 4, including their bodies. */
final class AwsSignature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of();

    private final AwsKeys keys;
    private final Clock clock;

    AwsSignature(AwsKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The hash of a message, which this reads once.
     *
     * @throws IOException if it cannot be read
     */
    static String hash(StowMessage message) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = message.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HEX.formatHex(digest.digest());
    }

    /** The request with a signature for the current time. */
    HttpRequest signed(HttpRequest request, String contentType, String hash) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        String time = now.format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT));
        String date = time.substring(0, 8);
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", contentType);
        headers.put("host", host(request.uri()));
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", time);
        keys.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        String scope = String.join("/", date, keys.region(), keys.service(), "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time, scope, hex(canonical(request.uri(), headers, hash)));
        String signature = HEX.formatHex(hmac(key(date), toSign));
        HttpRequest.Builder signed = HttpRequest.newBuilder(request, (name, value) -> true);
        headers.forEach((name, value) -> {
            if (name.startsWith("x-amz-")) {
                signed.setHeader(name, value);
            }
        });
        return signed.setHeader(
                        "Authorization",
                        ALGORITHM + " Credential=" + keys.id() + '/' + scope + ", SignedHeaders="
                                + String.join(";", headers.keySet()) + ", Signature=" + signature)
                .build();
    }

    private static String canonical(URI uri, Map<String, String> headers, String hash) {
        // For all services but S3, AWS wants the path without empty segments and percent-encoded again.
        StringBuilder out = new StringBuilder("POST\n")
                .append(encoded(uri.normalize().getRawPath(), true))
                .append('\n');
        out.append(uri.getRawQuery() == null ? "" : sorted(uri.getRawQuery())).append('\n');
        headers.forEach((name, value) ->
                out.append(name).append(':').append(singleBlanks(value)).append('\n'));
        return out.append('\n')
                .append(String.join(";", headers.keySet()))
                .append('\n')
                .append(hash)
                .toString();
    }

    /** The Host field as Java's client sends it: with the port unless it is the default. */
    private static String host(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        boolean named = uri.getPort() >= 0 && uri.getPort() != usual;
        return uri.getHost() + (named ? ":" + uri.getPort() : "");
    }

    private static String singleBlanks(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) != ' ' || i == 0 || value.charAt(i - 1) != ' ') {
                out.append(value.charAt(i));
            }
        }
        return out.toString();
    }

    /** Percent-encodes all but unreserved characters (RFC 3986 2.3); slashes too, unless they are kept. */
    private static String encoded(String text, boolean slashes) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (plain || UNRESERVED.indexOf(b) >= 0 || (slashes && b == '/')) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX.withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    /** The parameters sorted by name, then value, as AWS reads them: decoded and encoded again. */
    private static String sorted(String query) {
        List<String[]> parameters = new ArrayList<>();
        for (String parameter : List.of(query.split("&", -1))) {
            int sign = parameter.indexOf('=');
            String name = sign < 0 ? parameter : parameter.substring(0, sign);
            String value = sign < 0 ? "" : parameter.substring(sign + 1);
            parameters.add(new String[] {recoded(name), recoded(value)});
        }
        parameters.sort(
                Comparator.comparing((String[] parameter) -> parameter[0]).thenComparing(parameter -> parameter[1]));
        StringBuilder out = new StringBuilder();
        for (String[] parameter : parameters) {
            out.append(out.isEmpty() ? "" : "&")
                    .append(parameter[0])
                    .append('=')
                    .append(parameter[1]);
        }
        return out.toString();
    }

    private static String recoded(String part) {
        return encoded(URLDecoder.decode(part, StandardCharsets.UTF_8), false);
    }

    private byte[] key(String date) {
        byte[] key = ("AWS4" + keys.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(date, keys.region(), keys.service(), "aws4_request")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without HmacSHA256", e);
        }
    }

    private static String hex(String text) {
        return HEX.formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
