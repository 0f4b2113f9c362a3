package io.github.stowc.receiver.builder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.receiver.StowReceiver;
import io.github.stowc.receiver.page.Json;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.SourceKind;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of source that the compiler takes, the builder takes, and makes the same message of it. */
@NeedsTools
class BuiltKindsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void becomesTheMessageOfTheCompiler(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        StowCompiler.builder()
                .target(Target.named("standard"))
                .seed("kinds")
                .build()
                .compile(source)
                .writeTo(expected);
        try (StowReceiver receiver = StowReceiver.builder().start()) {
            Building building = Building.at(receiver);
            long number = building.add(kind.fileName(), source);
            Json message = building.message("file=" + number, "target=standard", "seed=kinds");
            assertEquals(
                    0,
                    message.get("problems").size(),
                    () -> message.get("problems").toString());
            assertArrayEquals(expected.toByteArray(), building.download(message, "stow.mime"));
        }
    }
}
