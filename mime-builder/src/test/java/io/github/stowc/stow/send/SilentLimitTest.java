package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.Sent;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.options.Target;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A server that refuses a message for its size may not say so. */
class SilentLimitTest {
    private static final int TEN_MIB = 10 * 1024 * 1024;

    /** A binary STL of some 10 MiB, or of a tenth of them. */
    private static StowMessage message(String target, boolean large) throws Exception {
        int triangles = (large ? TEN_MIB : TEN_MIB / 10) / 50;
        byte[] model = new byte[84 + 50 * triangles];
        for (int i = 0; i < 4; i++) {
            model[80 + i] = (byte) (triangles >> (8 * i));
        }
        return StowCompiler.builder().target(Target.named(target)).build().compile(List.of(Source.of("a.stl", model)));
    }

    private static StoreResponse answer(int status, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of("text/plain")), (name, value) -> true);
        return StoreResponse.of(status, headers, body.getBytes(StandardCharsets.UTF_8), Sent.of(0, List.of(), false));
    }

    private static List<String> hints(StowMessage message, int status, String body) throws Exception {
        return new Delivery(List.of(answer(status, body)), 0, Optional.empty())
                .verdict(TargetUrl.parse("http://host/rs/studies"), List.of(message)).remarks().stream()
                        .map(Object::toString)
                        .filter(text -> text.contains("max-post-size"))
                        .toList();
    }

    @Test
    void aBadRequestWithoutAWordIsPutDownToTheSizeIfTheMessageIsThatLarge() throws Exception {
        List<String> found = hints(message("dcm4chee", true), 400, "");
        assertEquals(1, found.size());
        assertTrue(found.get(0).contains("limit of bytes 10MB"), found.get(0));
    }

    @Test
    void otherAnswersSmallerMessagesAndOtherServersAreNot() throws Exception {
        assertEquals(List.of(), hints(message("dcm4chee", true), 400, "Missing Boundary Parameter"));
        assertEquals(List.of(), hints(message("dcm4chee", true), 500, ""));
        assertEquals(List.of(), hints(message("dcm4chee", false), 400, ""));
        assertEquals(List.of(), hints(message("orthanc", true), 400, ""));
    }
}
