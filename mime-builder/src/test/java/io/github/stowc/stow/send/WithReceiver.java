package io.github.stowc.stow.send;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stowc.bytes.Source;
import io.github.stowc.curl.TargetUrl;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.answer.StoreResponse;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.testdata.Receiver;
import io.github.stowc.testdata.Receiver.Answer;
import io.github.stowc.testdata.TestData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A sender, a message and a receiver that answers in all the ways of servers. */
abstract class WithReceiver {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
    /** More than any socket's buffers hold. */
    static final int LARGE = 32 << 20;

    final Receiver receiver = Receiver.start();
    final List<Duration> pauses = new ArrayList<>();
    final StowMessage message;

    WithReceiver() throws Exception {
        message = compile(Source.of(TestData.file("hand-1.jpg")));
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
    }

    static StowMessage compile(Source source) throws IOException, CompileException {
        return StowCompiler.builder().seed("1").build().compile(List.of(source));
    }

    /** A JPEG followed by so many bytes that sending takes a while. */
    static Source large(Source.StreamOpener tail) throws IOException {
        byte[] image = Files.readAllBytes(TestData.file("hand-1.jpg"));
        return Source.of(
                "large.jpg",
                image.length + (long) LARGE,
                () -> new SequenceInputStream(new ByteArrayInputStream(image), tail.open()));
    }

    final Sender.Builder builder() {
        return Sender.builder(new TargetUrl(receiver.url("/studies")))
                .clock(CLOCK)
                .pause(pauses::add)
                .timeout(Duration.ofMinutes(10));
    }

    final StoreResponse send(Answer... answers) throws IOException {
        receiver.answer(answers);
        return builder().build().send(message);
    }

    final NoAnswerException sendInVain(Sender sender, StowMessage any, Answer... answers) {
        receiver.answer(answers);
        return assertThrows(NoAnswerException.class, () -> sender.send(any));
    }
}
