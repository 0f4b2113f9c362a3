package io.github.stowc.dicom.part10;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.dicom.Dataset;
import io.github.stowc.dicom.Element;
import io.github.stowc.dicom.Tag;
import io.github.stowc.dicom.VR;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Part 10 files (PS3.10 7) of every transfer syntax of PS3.5 annex A, as far as is asked for.
 *
 * <p>Values over a limit, Pixel Data and Encapsulated Document stay in the file and become links: {@link BulkValue}. Text
 * stays there only if it is also over 16 MiB, since a link's bytes are in the file's character set. Numbers become decimal
 * text, floating point numbers in the fewest digits that mean the same number; padding that is not part of a value is
 * dropped. A sequence in Implicit VR or of VR UN with undefined length is read as a sequence. A value of VR UN is read by
 * its real VR if the dictionary has the attribute, or if it names a private block (PS3.5 6.2.2); any other stays bytes.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Part10Reader {
    private static final long INLINE = 64 * 1024;
    private static final int MAX_INLINE = 1 << 30;

    private static final Part10Reader STRICT = new Part10Reader(null, false, INLINE, false);

    private final @Nullable Tag stop;
    private final boolean lenient;
    private final long inlineLimit;
    private final boolean noting;

    private Part10Reader(@Nullable Tag stop, boolean lenient, long inlineLimit, boolean noting) {
        this.stop = stop;
        this.lenient = lenient;
        this.inlineLimit = inlineLimit;
        this.noting = noting;
    }

    /** Reads whole files that follow the standard, values up to 64 KiB into memory. */
    public static Part10Reader strict() {
        return STRICT;
    }

    /** Stops before the first element of the dataset with that tag or a higher one. */
    public Part10Reader until(Tag first) {
        return new Part10Reader(first, lenient, inlineLimit, noting);
    }

    /**
     * Also reads what real readers guess: files without preamble, without file meta information or with a wrong transfer
     * syntax; text that is not in its character set, with U+FFFD for what cannot be read; numbers with odd bytes at their
     * end, without those bytes; the first three groups of names with more than three component groups.
     */
    public Part10Reader lenient() {
        return new Part10Reader(stop, true, inlineLimit, noting);
    }

    /** Takes values of up to that many bytes into memory, instead of 64 KiB; at most 1 GiB. */
    public Part10Reader inlineUpTo(int bytes) {
        return new Part10Reader(stop, lenient, Math.min(bytes, MAX_INLINE), noting);
    }

    /** Also notes where each element begins: {@link Part10Content#offset}. */
    public Part10Reader withOffsets() {
        return new Part10Reader(stop, lenient, inlineLimit, true);
    }

    /**
     * Reads a file.
     *
     * @throws Part10Exception with the place and the remedy, if the file does not follow the standard
     * @throws IOException if it cannot be read
     */
    public Part10Content read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(file.toString(), channel);
        }
    }

    /**
     * Like {@link #read(Path)}, from the channel's position, where offsets begin to count; the channel is not closed.
     *
     * @param name the file's name in errors
     */
    public Part10Content read(String name, SeekableByteChannel channel) throws IOException {
        return read(ByteCursor.of(name, channel));
    }

    /**
     * Like {@link #read(Path)}, from the stream's next byte, where offsets begin to count; the stream is not closed and may
     * have been read too far.
     *
     * @param name the file's name in errors
     */
    public Part10Content read(String name, InputStream stream) throws IOException {
        return read(ByteCursor.of(name, stream));
    }

    /** Like {@link #read(Path)}, from the first byte of an open source; jumps over what it does not want. */
    public Part10Content read(ByteWindow window) throws IOException {
        SeekableByteChannel channel = window.channel();
        String name = window.source().name();
        return channel == null ? read(name, window.stream()) : read(name, channel);
    }

    private Part10Content read(ByteCursor in) throws IOException {
        IdentityHashMap<Element, Long> offsets = new IdentityHashMap<>();
        Preface preface = Preface.read(in, lenient);
        FileMeta meta = meta(preface, in, offsets);
        try (ByteCursor dataset = preface.dataset()) {
            DatasetParser parser =
                    new DatasetParser(dataset, preface.deflatedAt(), lenient, inlineLimit, noting ? offsets : null);
            Dataset parsed = parser.parse(preface.encoding(), stop);
            return new Part10Content(meta, parsed, parser.bulkValues(), parser.hasUnknownUids(), offsets);
        }
    }

    private FileMeta meta(Preface preface, ByteCursor in, IdentityHashMap<Element, Long> offsets)
            throws Part10Exception {
        ValueDecoder decoder = new ValueDecoder(in, lenient);
        List<Element> elements = new ArrayList<>();
        Tag last = new Tag(0);
        for (Preface.Raw raw : preface.meta()) {
            if (last.compareTo(raw.tag()) >= 0) {
                throw new Part10Exception(
                        in.place(),
                        raw.offset(),
                        raw.tag(),
                        "tags in ascending order in file meta information",
                        "one after a higher or equal one",
                        "write the file anew where it was made");
            }
            last = raw.tag();
            VR vr = raw.vr() == VR.SQ ? VR.UN : raw.vr();
            Element element = raw.value().length == 0
                    ? new Element.Empty(raw.tag(), vr)
                    : decoder.decode(raw.tag(), vr, raw.value(), raw.offset(), false, SpecificCharacterSet.DEFAULT);
            elements.add(element);
            if (noting) {
                offsets.put(element, raw.offset());
            }
        }
        return new FileMeta(Dataset.of(elements));
    }
}
