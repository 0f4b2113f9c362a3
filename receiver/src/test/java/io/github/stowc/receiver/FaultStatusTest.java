package io.github.stowc.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Fault;
import io.github.stowc.anatomy.fault.FaultMisfitException;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault, byte for byte, is answered as the table of faults says, by a receiver that is strict and one that is not. */
class FaultStatusTest {
    @TempDir
    static Path folder;

    private static Source jpegs = Source.of("none", new byte[0]);
    private static Source bitmaps = Source.of("none", new byte[0]);

    @BeforeAll
    static void start() throws IOException, CompileException {
        // A name that is not like the first one's, for which a wrong link could be mistaken.
        Path other = Files.copy(TestData.file("hand-2.jpg"), folder.resolve("x-ray.jpg"));
        jpegs = message("two-jpegs", TestData.file("hand-1.jpg"), other);
        bitmaps = message("two-bitmaps", bitmap("a"), bitmap("b"));
    }

    private static Path bitmap(String name) throws IOException {
        Path picture = folder.resolve(name + ".bmp");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "bmp", picture.toFile());
        return picture;
    }

    private static Source message(String name, Path... files) throws IOException, CompileException {
        StowMessage message = StowCompiler.builder()
                .encoding(Encoding.JSON)
                .target(Target.named("standard"))
                .seed(name)
                .set("PatientID=4711")
                .set("PatientName=A^B")
                .set("PatientSex=M")
                .build()
                .compile(files);
        Path file = folder.resolve(name + ".mime");
        message.writeTo(file);
        return Source.of(file);
    }

    static List<Fault> faults() {
        return Faults.read().all();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isAnsweredAsTheTableSays(Fault fault) throws Exception {
        assertEquals(fault.status(), status(fault, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isAnsweredByAStrictReceiverAsTheTableSays(Fault fault) throws Exception {
        assertEquals(fault.strictStatus(), status(fault, true));
    }

    /** The status of a receiver of its own: what it has stored is no duplicate. */
    private static String status(Fault fault, boolean strict) throws IOException, FaultMisfitException {
        Source good = fault.needs().startsWith("uncompressed") ? bitmaps : jpegs;
        BrokenMessage broken = Faults.apply(fault, good, "");
        try (StowReceiver receiver = StowReceiver.builder().strict(strict).start()) {
            String host = URI.create(receiver.url()).getAuthority();
            String answer = RawClient.exchange(
                    receiver.url(),
                    out -> broken.writeRequest("/studies", host, out),
                    fault.status().equals(Fault.NO_ANSWER));
            return RawClient.status(answer);
        }
    }
}
