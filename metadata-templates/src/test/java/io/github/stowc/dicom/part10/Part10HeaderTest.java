package io.github.stowc.dicom.part10;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stowc.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Part10HeaderTest {

    private static TestFile file(String transferSyntax) {
        return new TestFile(transferSyntax)
                .element(0x00080016, VR.UI, "1.2.840.10008.5.1.4.1.1.7\0")
                .element(0x00080018, VR.UI, "1.2.3\0")
                .header(0x00081111, VR.SQ, TestFile.UNDEFINED)
                .item(TestFile.UNDEFINED)
                .element(0x0020000D, VR.UI, "9.9.9\0")
                .header(0x00081199, VR.SQ, 8)
                .item(0)
                .header(0x00081115, VR.SQ, TestFile.UNDEFINED)
                .item(0)
                .sequenceEnd()
                .itemEnd()
                .sequenceEnd()
                .element(0x0020000D, VR.UI, "1.2.4 ")
                .element(0x0020000E, VR.UI, "1.2.5\0")
                .header(0x7FE00010, VR.OW, 0x10000000);
    }

    @ParameterizedTest
    @ValueSource(strings = {TestFile.IMPLICIT, TestFile.EXPLICIT, TestFile.BIG, TestFile.DEFLATED, TestFile.JPEG})
    void readsTheUidsOfEveryEncoding(String transferSyntax) throws IOException {
        assertEquals(
                new Part10Header(
                        Optional.of(transferSyntax),
                        Optional.of("1.2.840.10008.5.1.4.1.1.7"),
                        Optional.of("1.2.3"),
                        Optional.of("1.2.4"),
                        Optional.of("1.2.5"),
                        false,
                        false),
                Part10Header.read(
                        "a.dcm", new ByteArrayInputStream(file(transferSyntax).build())));
    }

    @Test
    void leavesOutWhatIsAbsentOrEmpty(@TempDir Path folder) throws IOException {
        Path path = Files.write(
                folder.resolve("a.dcm"),
                new TestFile(TestFile.EXPLICIT)
                        .element(0x00080016, VR.UI)
                        .element(0x00080018, VR.UI, "1.2\0")
                        .build());
        Part10Header header = Part10Header.read(path);
        assertEquals(Optional.empty(), header.sopClass());
        assertEquals(Optional.of("1.2"), header.sopInstance());
        assertEquals(Optional.empty(), header.study());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P1"})
    void tellsWhetherPatientIdIsThereBeItEmpty(String id) throws IOException {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .element(0x00100020, VR.LO, id)
                .element(0x0020000E, VR.UI, "1.2.5\0")
                .build();
        assertTrue(Part10Header.read("a.dcm", new ByteArrayInputStream(file)).patientId());
    }

    @Test
    void readsOnceAndFarLessThanTheFile(@TempDir Path folder) throws IOException {
        byte[] bytes = file(TestFile.EXPLICIT).bytes(new byte[1 << 20]).build();
        Path path = Files.write(folder.resolve("a.dcm"), bytes);
        try (Counting channel = new Counting(Files.newByteChannel(path))) {
            Part10Header.read("a.dcm", channel);
            assertEquals(1, channel.reads);
            assertTrue(channel.bytes <= 8192, channel.bytes + " bytes");
        }
    }

    @Test
    void jumpsOverLargeValues(@TempDir Path folder) throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080018, VR.UI, "1.2\0")
                .header(0x00091001, VR.OB, 1 << 20)
                .bytes(new byte[1 << 20])
                .element(0x0020000D, VR.UI, "1.3\0")
                .element(0x0020000E, VR.UI, "1.4\0");
        Path path = Files.write(folder.resolve("a.dcm"), file.build());
        try (Counting channel = new Counting(Files.newByteChannel(path))) {
            assertEquals(Optional.of("1.4"), Part10Header.read("a.dcm", channel).series());
            assertEquals(2, channel.reads);
        }
    }

    @Test
    void refusesAFileThatEndsTooSoon(@TempDir Path folder) throws IOException {
        TestFile file = new TestFile(TestFile.EXPLICIT)
                .element(0x00080018, VR.UI, "1.2\0")
                .header(0x00091001, VR.OB, 1 << 20)
                .bytes(new byte[100]);
        Path path = Files.write(folder.resolve("cut.dcm"), file.build());
        Part10Exception fault = assertThrows(Part10Exception.class, () -> Part10Header.read(path));
        assertEquals("100 before the end of the file", fault.found());
        assertEquals(path.toString(), fault.file());
    }

    @Test
    void refusesMalformedUids() {
        byte[] file = new TestFile(TestFile.EXPLICIT)
                .header(0x0020000D, VR.UN, 5000)
                .bytes(new byte[5000])
                .build();
        assertThrows(Part10Exception.class, () -> Part10Header.read("a.dcm", new ByteArrayInputStream(file)));
    }

    /** Counts what is read. */
    private static final class Counting implements SeekableByteChannel {
        private final SeekableByteChannel channel;
        private int reads;
        private long bytes;

        Counting(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            int read = channel.read(buffer);
            reads++;
            bytes += read;
            return read;
        }

        @Override
        public int write(ByteBuffer buffer) {
            throw new UnsupportedOperationException();
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
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
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
