package io.github.stowc.dicom.part10;

import io.github.stowc.dicom.VR;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Makes the bytes of a Part 10 file element by element, as no writer of ours would. */
final class TestFile {
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG = "1.2.840.10008.1.2.2";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String JPEG = "1.2.840.10008.1.2.4.50";
    static final long UNDEFINED = 0xFFFFFFFFL;

    private final String transferSyntax;
    private final boolean explicit;
    private final boolean big;
    private final ByteArrayOutputStream dataset = new ByteArrayOutputStream();

    TestFile(String transferSyntax) {
        this.transferSyntax = transferSyntax;
        this.explicit = !transferSyntax.equals(IMPLICIT);
        this.big = transferSyntax.equals(BIG);
    }

    TestFile element(int tag, VR vr, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return header(tag, vr, bytes.length).bytes(bytes);
    }

    TestFile element(int tag, VR vr, int... bytes) {
        header(tag, vr, bytes.length);
        for (int b : bytes) {
            dataset.write(b);
        }
        return this;
    }

    TestFile header(int tag, VR vr, long length) {
        return header(tag, vr.name(), vr.hasLongLength(), length);
    }

    TestFile header(int tag, String vr, boolean wide, long length) {
        tag(tag);
        if (!explicit) {
            return u32(length);
        }
        bytes(vr.getBytes(StandardCharsets.ISO_8859_1));
        return wide ? u16(0).u32(length) : u16((int) length);
    }

    TestFile item(long length) {
        return tag(0xFFFEE000).u32(length);
    }

    TestFile itemEnd() {
        return tag(0xFFFEE00D).u32(0);
    }

    TestFile sequenceEnd() {
        return tag(0xFFFEE0DD).u32(0);
    }

    TestFile tag(int tag) {
        return u16(tag >>> 16).u16(tag & 0xFFFF);
    }

    TestFile u16(int value) {
        dataset.write(big ? value >>> 8 : value);
        dataset.write(big ? value : value >>> 8);
        return this;
    }

    TestFile u32(long value) {
        int high = (int) (value >>> 16) & 0xFFFF;
        int low = (int) value & 0xFFFF;
        return big ? u16(high).u16(low) : u16(low).u16(high);
    }

    TestFile bytes(byte[] bytes) {
        dataset.writeBytes(bytes);
        return this;
    }

    /** The dataset alone. */
    byte[] bare() {
        return dataset.toByteArray();
    }

    /** The file. */
    byte[] build() {
        TestFile meta = new TestFile(EXPLICIT);
        String padded = transferSyntax.length() % 2 == 0 ? transferSyntax : transferSyntax + "\0";
        meta.element(0x00020000, VR.UL, 8 + padded.length(), 0, 0, 0).element(0x00020010, VR.UI, padded);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[128]);
        file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(meta.bare());
        file.writeBytes(transferSyntax.equals(DEFLATED) ? deflate(bare()) : bare());
        return file.toByteArray();
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[bytes.length + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    static Part10Content read(TestFile file) throws IOException {
        return read(Part10Reader.strict(), file.build());
    }

    static Part10Content read(Part10Reader reader, byte[] file) throws IOException {
        return reader.read("test.dcm", new ByteArrayInputStream(file));
    }
}
