package io.github.stowc.dcm4che;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.part10.Part10Reader;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.testdata.TestData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/dcm4che.md, method by method. */
class DocumentedExamplesTest {

    static StowMessage compile(File file) throws Exception {
        try (DicomInputStream in = new DicomInputStream(file)) {
            in.setIncludeBulkData(DicomInputStream.IncludeBulkData.URI);
            Attributes dataset = in.readDataset();
            dataset.setString(Tag.PatientName, org.dcm4che3.data.VR.PN, "Doe^John");
            return Dcm4cheInstances.compile(
                    StowCompiler.create(), List.of(new Dcm4cheInstance(in.getTransferSyntax(), dataset)));
        }
    }

    static void unpack(Path message, Path folder) throws IOException {
        for (Dcm4cheInstance instance : Dcm4cheInstances.read(message)) {
            File file = folder.resolve(instance.dataset().getString(Tag.SOPInstanceUID) + ".dcm")
                    .toFile();
            try (DicomOutputStream out = new DicomOutputStream(file)) {
                out.writeDataset(instance.fileMetaInformation(), instance.dataset());
            }
        }
    }

    @Test
    void doWhatTheySay(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("picture.mime");
        StowCompiler.create().compile(TestData.file("hand-1.jpg")).writeTo(picture);
        unpack(picture, Files.createDirectory(folder.resolve("first")));
        File file = folder.resolve("first").toFile().listFiles()[0];
        Path again = folder.resolve("again.mime");
        StowMessage message = compile(file);
        message.writeTo(again);
        unpack(again, Files.createDirectory(folder.resolve("second")));
        Path copy = folder.resolve("second").resolve(file.getName());
        assertEquals(
                "Doe^John",
                Part10Reader.strict()
                        .read(copy)
                        .dataset()
                        .text(new io.github.stowc.dicom.Tag(0x00100010))
                        .orElseThrow());
    }

    @Test
    void standInTheDocument() throws IOException {
        String document = squeezed(Files.readString(TestData.root().resolve("docs/dcm4che.md")));
        String source = Files.readString(TestData.root()
                .resolve("dcm4che-bridge/src/test/java/io/github/stowc/dcm4che/DocumentedExamplesTest.java"));
        int first = source.indexOf("    static StowMessage compile(");
        int end = source.indexOf("    @Test");
        for (String method : source.substring(first, end).split("\n\n")) {
            assertTrue(document.contains(squeezed(method)), method);
        }
    }

    private static String squeezed(String text) {
        return text.replace("org.dcm4che3.data.VR.", "VR.").replaceAll("\\s+", "");
    }
}
