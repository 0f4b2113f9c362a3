package io.github.stowc.page;

import io.github.stowc.anatomy.fault.BrokenMessage;
import io.github.stowc.anatomy.fault.Faults;
import io.github.stowc.bytes.Source;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@code compile} makes of two JPEGs, as it is or with a fault: messages as a class sends them. */
record TwoHands(Path folder) {
    /** The status for the message. */
    int send(Curl curl, String seed) throws Exception {
        StowMessage message = message(seed);
        Path file = folder.resolve(seed + ".mime");
        message.writeTo(file);
        return curl.sendFile(file, message.contentType());
    }

    /** The status for the message with a fault in its body, a name of {@code break --list}. */
    int sendBroken(Curl curl, String seed, String fault) throws Exception {
        StowMessage message = message(seed);
        Path good = folder.resolve(seed + ".mime");
        message.writeTo(good);
        BrokenMessage broken =
                Faults.apply(Faults.read().find(fault).orElseThrow(), Source.of(good), message.contentType());
        Path file = folder.resolve(seed + "-" + fault + ".mime");
        try (OutputStream out = Files.newOutputStream(file)) {
            broken.writeTo(out);
        }
        return curl.sendFile(file, message.contentType());
    }

    private static StowMessage message(String seed) throws Exception {
        return StowCompiler.builder()
                .encoding(Encoding.JSON)
                .target(Target.named("standard"))
                .seed(seed)
                .set("PatientID=4711")
                .set("PatientName=Doe^Jane")
                .set("StudyDescription=Hand, two views")
                .build()
                .compile(TestData.file("hand-1.jpg"), TestData.file("hand-2.jpg"));
    }
}
