package io.github.stowc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.bytes.Source;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.json.DicomJsonReader;
import io.github.stowc.dicom.json.JsonReadOptions;
import io.github.stowc.dicom.xml.DicomXmlWriter;
import io.github.stowc.mime.Boundary;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.StowValidator;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import io.github.stowc.testdata.TestData;
import io.github.stowc.validate.finding.Summary;
import io.github.stowc.validate.finding.ValidateOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An input is opened once to be looked at and once to be copied; pixels are jumped over. */
class OneLookTest {
    private static final Path JPEG = TestData.file("hand-1.jpg");

    @TempDir
    private Path folder;

    /** Counts how often it is opened, and what is read. */
    private static class CountingSource implements Source {
        final Source file;
        int openings;
        long read;

        CountingSource(Path path) throws IOException {
            this.file = Source.of(path);
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long size() {
            return file.size();
        }

        @Override
        public InputStream open() throws IOException {
            openings++;
            return file.open();
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }

        @Override
        public Optional<FileTime> lastModified() {
            return Optional.empty();
        }
    }

    /** A source that can jump. */
    private static final class JumpingSource extends CountingSource {
        JumpingSource(Path path) throws IOException {
            super(path);
        }

        @Override
        public Optional<SeekableByteChannel> channel() throws IOException {
            openings++;
            return file.channel().map(Counted::new);
        }

        /** Counts what is read. */
        private final class Counted implements SeekableByteChannel {
            private final SeekableByteChannel channel;

            Counted(SeekableByteChannel channel) {
                this.channel = channel;
            }

            @Override
            public int read(ByteBuffer buffer) throws IOException {
                int count = channel.read(buffer);
                read += Math.max(0, count);
                return count;
            }

            @Override
            public int write(ByteBuffer buffer) throws IOException {
                return channel.write(buffer);
            }

            @Override
            public long position() throws IOException {
                return channel.position();
            }

            @Override
            public SeekableByteChannel position(long position) throws IOException {
                channel.position(position);
                return this;
            }

            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public SeekableByteChannel truncate(long size) throws IOException {
                return channel.truncate(size);
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        }
    }

    private Path copy(String name, String to) throws IOException {
        return Files.copy(TestData.file(name), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(StowMessage message) throws IOException {
        message.warnings();
        try (InputStream in = message.open()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static StowCompiler.Builder compiler(Encoding encoding) {
        return StowCompiler.builder().encoding(encoding).target(Target.named("standard"));
    }

    @ParameterizedTest
    @EnumSource
    void compilesWithOneLook(Encoding encoding) throws Exception {
        Path dicom = Instances.explicit(folder.resolve("a.dcm"), "2.25.10", 64);
        for (Path file : List.of(JPEG, dicom)) {
            CountingSource source = new CountingSource(file);
            write(compiler(encoding).build().compile(List.of(source)));
            assertEquals(2, source.openings, file.toString());
            JumpingSource jumping = new JumpingSource(file);
            StowMessage message = compiler(encoding).build().compile(List.of(jumping));
            message.warnings();
            assertEquals(1, jumping.openings, file.toString());
        }
    }

    @Test
    void looksForTheBoundaryInTheSameLook() throws Exception {
        Path dicom = Instances.explicit(folder.resolve("a.dcm"), "2.25.10", 64);
        for (Path file : List.of(JPEG, dicom)) {
            JumpingSource source = new JumpingSource(file);
            write(StowCompiler.builder().boundary(new Boundary("b")).build().compile(List.of(source)));
            assertEquals(2, source.openings, file.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsMetadataWithOneLook(Encoding encoding) throws Exception {
        Path json = TestData.file("metadata.json");
        List<Dataset> datasets =
                DicomJsonReader.readAll(Files.newInputStream(json), JsonReadOptions.of(json.toString()));
        Path xml = Files.write(
                folder.resolve("m.xml"), DicomXmlWriter.document(datasets.get(0), DicomXmlWriter.Layout.READABLE));
        for (Path file : List.of(json, xml)) {
            CountingSource metadata = new CountingSource(file);
            CountingSource first = new CountingSource(copy("hand-1.jpg", "file1.jpg"));
            CountingSource second = new CountingSource(copy("hand-2.jpg", "file2.jpg"));
            List<Source> files = file.equals(json) ? List.of(first, second) : List.of(first);
            write(compiler(encoding).metadata(metadata).build().compile(files));
            assertTrue(metadata.openings <= 2, file + ": " + metadata.openings);
            assertEquals(2, first.openings, file.toString());
        }
    }

    @Test
    void validatesWithOneLookAndPastThePixels() throws IOException {
        Path dicom = Instances.explicit(folder.resolve("a.dcm"), "2.25.10", 2000);
        for (Path file : List.of(dicom, TestData.file("metadata.json"))) {
            for (CountingSource source : List.of(new CountingSource(file), new JumpingSource(file))) {
                StowValidator validator = new StowValidator(ValidateOptions.DEFAULT, finding -> {});
                validator.source(source);
                Summary summary = validator.finish();
                assertTrue(summary.instances() > 0, file.toString());
                assertEquals(1, source.openings, file.toString());
                assertTrue(source.read < 64 * 1024, file + ": " + source.read + " bytes");
            }
        }
    }
}
