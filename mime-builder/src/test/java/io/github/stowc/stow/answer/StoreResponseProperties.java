package io.github.stowc.stow.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** No answer causes an exception, and every code is read back. */
class StoreResponseProperties {

    /** Arbitrary bytes, and real answers with a part cut out or replaced. */
    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> random = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<String> real = Arbitraries.of(
                StoreAnswers.AZURE,
                StoreAnswers.GOOGLE,
                StoreAnswers.WARNING,
                StoreAnswers.GOOGLE_XML,
                "<html><body>no &amp; no</body></html>",
                "{\"message\":\"x\"}");
        Arbitrary<byte[]> broken = Combinators.combine(
                        real,
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of("", "}", "\"", "<", "]", "\u0000", "é"))
                .as((text, at, put) -> {
                    int cut = Math.min(at, text.length());
                    return (text.substring(0, cut) + put + text.substring(Math.min(text.length(), cut + put.length())))
                            .getBytes(StandardCharsets.UTF_8);
                });
        return Arbitraries.oneOf(random, broken);
    }

    @Property(tries = 500)
    void everyAnswerIsRead(
            @ForAll("bodies") byte[] body, @ForAll @IntRange(min = 200, max = 599) int status, @ForAll String type) {
        String oneLine = type.replaceAll("[^ -~]", "?");
        StoreResponse answer = StoreAnswers.read(status, oneLine, body);
        assertTrue(answer.messages().size() <= 12);
        for (String message : answer.messages()) {
            assertTrue(message.length() <= 501 && message.chars().noneMatch(Character::isISOControl), message);
        }
        assertTrue(answer.isStoreResponse() || answer.isRefused());
    }

    @Property(tries = 300)
    void everyCodeReadsBackFromEachForm(@ForAll @IntRange(min = 0, max = 0xFFFF) int code) {
        String hex = FailureReasons.hex(code);
        assertEquals(OptionalInt.of(code), FailureReasons.parse("0x" + hex));
        assertEquals(OptionalInt.of(code), FailureReasons.parse(hex + "H"));
        if (code < 1000 || code > 9999) {
            assertEquals(OptionalInt.of(code), FailureReasons.parse(String.valueOf(code)));
        }
        FailureReasons reasons = FailureReasons.read();
        assertTrue(List.of(reasons.meaning(code), reasons.remedy(code).toString()).stream()
                .noneMatch(String::isEmpty));
    }
}
