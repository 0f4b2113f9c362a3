package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.curl.TargetUrl;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Our signature equals that of AWS's own signer. */
class AwsSignatureProperties {
    private static final AwsV4HttpSigner JUDGE = AwsV4HttpSigner.create();
    private static final String PLAIN = "abcXYZ0189-._~";
    private static final String RESERVED = "!$'()*,;:@/";

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> authority = Arbitraries.of(
                "https://dicom-medical-imaging.us-east-1.amazonaws.com",
                "https://Host.example:443",
                "https://localhost:8443",
                "http://127.0.0.1:80",
                "http://[::1]:8080");
        Arbitrary<String> path = Arbitraries.strings()
                .withChars(PLAIN + RESERVED + "&=+% \u00FC\u4E00\"[]^|")
                // A percent sign without two digits is refused too.
                .map(segments -> segments.replace("%", "%25"))
                // Dot segments are refused before anything is sent.
                .filter(segments -> !('/' + segments + '/').matches(".*/\\.\\.?/.*"));
        return Combinators.combine(authority, path)
                .as((host, segments) -> host + "/datastore/" + segments + "/studies");
    }

    @Provide
    Arbitrary<List<Entry<String, String>>> parameters() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars(PLAIN + RESERVED + "&=+% \u00FC\u4E00?")
                .ofMaxLength(8);
        return Combinators.combine(text.filter(name -> !name.isEmpty()), text)
                .as(Map::entry)
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(60);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isTheOneOfAwsItself(
            @ForAll("urls") String text,
            @ForAll("parameters") List<Entry<String, String>> parameters,
            @ForAll Random writing,
            @ForAll("secrets") String secret,
            @ForAll("secrets") String token,
            @ForAll boolean temporary,
            @ForAll @Size(max = 300) byte[] body)
            throws Exception {
        String query = parameters.stream()
                .map(each -> written(each.getKey(), writing)
                        + (each.getValue().isEmpty() && writing.nextBoolean()
                                ? ""
                                : '=' + written(each.getValue(), writing)))
                .collect(Collectors.joining("&"));
        URI uri = RequestUri.of(TargetUrl.parse(text + (query.isEmpty() ? "" : '?' + query)));
        AwsKeys keys = new AwsKeys(
                "id", secret, temporary ? Optional.of(token) : Optional.empty(), "us-east-1", "medical-imaging");
        check(uri, parameters, keys, body);
    }

    /** A name or value as a query may write it: all characters percent-encoded, or only those that need it. */
    private static String written(String text, Random writing) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean raw = PLAIN.indexOf(c) >= 0 || (RESERVED + '?').indexOf(c) >= 0;
            if (raw && writing.nextInt(4) > 0) {
                out.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format(writing.nextBoolean() ? "%%%02x" : "%%%02X", b));
                }
            }
        });
        return out.toString();
    }

    private static void check(URI uri, List<Entry<String, String>> parameters, AwsKeys keys, byte[] body)
            throws Exception {
        String contentType = "multipart/related;  type=\"application/dicom\"; boundary=b";
        Clock clock = Clock.fixed(Instant.parse("2026-11-28T09:08:07Z"), ZoneOffset.UTC);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpRequest ours = new AwsSignature(keys, clock).signed(request, contentType, hash);
        AwsCredentialsIdentity identity = keys.sessionToken().isPresent()
                ? AwsSessionCredentialsIdentity.create(
                        keys.id(), keys.secret(), keys.sessionToken().get())
                : AwsCredentialsIdentity.create(keys.id(), keys.secret());
        SdkHttpRequest.Builder asked = SdkHttpRequest.builder()
                .uri(uri)
                .clearQueryParameters()
                .method(SdkHttpMethod.POST)
                .putHeader("Content-Type", contentType);
        parameters.forEach(each -> asked.appendRawQueryParameter(each.getKey(), each.getValue()));
        SignedRequest theirs = JUDGE.sign(sign -> sign.identity(identity)
                .request(asked.build())
                .payload(() -> new ByteArrayInputStream(body))
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, keys.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, keys.region()));
        for (String name : List.of("Authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token")) {
            assertEquals(
                    theirs.request().firstMatchingHeader(name),
                    ours.headers().firstValue(name),
                    () -> name + " of " + uri);
        }
    }
}
