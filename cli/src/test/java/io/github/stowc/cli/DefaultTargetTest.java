package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.cli.command.ExitCode;
import io.github.stowc.stow.input.StoredMessage;
import io.github.stowc.testdata.NeedsTools;
import io.github.stowc.testdata.SourceKind;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the default target refuses or changes as bulk data never goes out so. */
@NeedsTools
class DefaultTargetTest {
    /** As its own receiving code was seen to store them unchanged. */
    private static final Set<SourceKind> BESIDE_METADATA = EnumSet.of(
            SourceKind.JPEG_BASELINE,
            SourceKind.JPEG_EXTENDED,
            SourceKind.JPEG_LOSSLESS,
            SourceKind.JP2,
            SourceKind.J2K,
            SourceKind.JPH,
            SourceKind.HTJ2K,
            SourceKind.MP4_H264,
            SourceKind.MP4_HEVC,
            SourceKind.PDF,
            SourceKind.CDA,
            SourceKind.STL,
            SourceKind.STL_ASCII,
            SourceKind.OBJ,
            SourceKind.MTL,
            SourceKind.VCF);

    @TempDir
    private Path folder;

    private String firstType() throws Exception {
        return StoredMessage.read(folder.resolve("X.mime")).parts().get(0).contentType();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "QUICKTIME")
    void everyKindGoesOutInAFormThatIsStoredAsItIs(SourceKind kind) throws Exception {
        CommandRun.compile(folder.resolve("X.mime"), "-q", kind.make(folder));
        String expected = BESIDE_METADATA.contains(kind) ? "application/dicom+json" : "application/dicom";
        assertEquals(expected, firstType());
        assertEquals("", ArchiveRules.against(folder.resolve("X.mime")));
    }

    @ParameterizedTest
    @EnumSource
    void anEncodingAskedForByNameIsRefusedWhereItWouldBeRefusedOrChanged(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        for (String encoding : new String[] {"json", "xml"}) {
            CommandRun run = CommandRun.of("compile", "-q", "-t", encoding, "-o", folder.resolve("X.mime"), source);
            if (BESIDE_METADATA.contains(kind)) {
                run.expecting(ExitCode.DONE);
                Files.delete(folder.resolve("X.mime"));
                Files.delete(folder.resolve("X.curl.sh"));
                continue;
            }
            if (kind == SourceKind.DICOM_JPEG) {
                // A lossless JPEG of one frame in a DICOM file is taken; its pixels are unsigned.
                run.expecting(ExitCode.DONE);
                assertEquals("", encoding.equals("json") ? ArchiveRules.against(folder.resolve("X.mime")) : "");
                Files.delete(folder.resolve("X.mime"));
                Files.delete(folder.resolve("X.curl.sh"));
                continue;
            }
            assertEquals(ExitCode.INPUT, run.exit(), run.err());
            assertTrue(run.err().contains(kind == SourceKind.QUICKTIME ? "ffmpeg -i " : "-t dicom"), run.err());
            assertTrue(kind == SourceKind.QUICKTIME || run.err().contains("--target standard"), run.err());
            assertFalse(Files.exists(folder.resolve("X.mime")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG_PROGRESSIVE", "JPEG_LS", "TS_H264", "MPEG2", "JPEG_BASELINE", "PDF"})
    void whatMetadataLinkToGoesTheSameWay(SourceKind kind) throws Exception {
        Path source = kind.make(folder);
        Path metadata = folder.resolve("metadata.json");
        CommandRun.compile(folder.resolve("S.mime"), "-q", "-t", "json", "--target", "standard", source);
        try (InputStream in = StoredMessage.read(folder.resolve("S.mime"))
                .parts()
                .get(0)
                .body()
                .open()) {
            Files.copy(in, metadata);
        }
        Path message = folder.resolve("X.mime");
        CommandRun run = CommandRun.compile(message, "--metadata", metadata, source);
        boolean beside = BESIDE_METADATA.contains(kind);
        assertEquals(beside ? "application/dicom+json" : "application/dicom", firstType());
        assertEquals("", ArchiveRules.against(message));
        assertEquals(!beside, run.err().contains("sent as DICOM files"), run.err());
        CommandRun asked =
                CommandRun.of("compile", "--force", "-t", "json", "-o", message, "--metadata", metadata, source);
        assertEquals(beside ? ExitCode.DONE : ExitCode.INPUT, asked.exit(), asked.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orthanc", "google", "azure", "aws", "standard"})
    void warningsOnVideosNameNoOtherServer(String target) throws Exception {
        for (SourceKind kind : EnumSet.of(SourceKind.TS_H264, SourceKind.MP4_H264, SourceKind.MPEG2)) {
            Object source = kind.make(folder);
            CommandRun run =
                    CommandRun.of("compile", "--target", target, "--force", "-o", folder.resolve("X.mime"), source);
            assertEquals(ExitCode.DONE, run.exit(), run.err());
            assertFalse(run.err().contains("dcm4chee"), run.err());
        }
    }
}
