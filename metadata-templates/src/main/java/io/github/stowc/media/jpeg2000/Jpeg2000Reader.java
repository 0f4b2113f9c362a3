package io.github.stowc.media.jpeg2000;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Slice;
import io.github.stowc.media.content.ImagePixel;
import io.github.stowc.media.content.Media;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.media.content.MediaType;
import io.github.stowc.media.jpeg2000.Jpeg2000Boxes.Box;
import io.github.stowc.media.jpeg2000.Jpeg2000Packets.Completeness;
import io.github.stowc.media.reading.PictureFaults;
import io.github.stowc.wording.Sentence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JPEG 2000 and HTJ2K, as a codestream or in the boxes of a JP2, JPX or JPH file (ISO/IEC 15444-1 annex I). The
 * codestream alone is what DICOM takes (PS3.5 A.4.4); what the boxes say about colours goes into the attributes.
 */
public final class Jpeg2000Reader {
    private static final MediaType JPX = new MediaType("image/jpx");
    private static final MediaType JPH = new MediaType("image/jph");

    private static final int SRGB = 16;
    private static final int GREY = 17;
    private static final int SYCC = 18;
    private static final int NOT_NAMED = -1;

    private static final String FLATTEN = "convert it to RGB or grey: {RUN:DECODE_JPEG_2000}, and send that";

    private final ByteWindow in;
    private final PictureFaults faults;
    private final Jpeg2000Boxes boxes;
    private final List<Sentence> warnings = new ArrayList<>();
    private int colours = NOT_NAMED;
    private boolean hasColours;
    private long headerAt;
    private long rows;
    private long columns;
    private int codestreams;
    private @Nullable Slice codestream;
    private @Nullable MediaException cut;

    private Jpeg2000Reader(ByteWindow in) {
        this.in = in;
        this.faults = new PictureFaults(
                in.source(), "JPEG 2000 image", "export it again, or decode what there is: {RUN:DECODE_JPEG_2000}");
        this.boxes = new Jpeg2000Boxes(in, faults);
    }

    /** The facts in the codestream's header and the boxes around it. */
    public static Media.Codestream read(ByteWindow in) throws IOException {
        Jpeg2000Reader reader = new Jpeg2000Reader(in);
        if (in.u8(0) == 0xff) {
            return reader.content(new Slice(0, in.size()), Optional.empty());
        }
        Optional<MediaType> fileType = reader.readBoxes();
        Slice codestream = reader.codestream;
        if (codestream == null) {
            throw reader.noCodestream(fileType);
        }
        return reader.content(codestream, fileType);
    }

    /** JPX may spread its codestreams over other files; elsewhere they are missing. */
    private MediaException noCodestream(Optional<MediaType> fileType) {
        String expected = "a box jp2c with a codestream";
        return fileType.equals(Optional.of(JPX))
                ? faults.unsupported(0, expected, "none in the file itself", FLATTEN)
                : faults.cutOff(in.size(), expected);
    }

    private Media.Codestream content(Slice range, Optional<MediaType> fileType) throws IOException {
        Jpeg2000Header header = header(range);
        if (columns != 0 && (columns != header.columns() || rows != header.rows())) {
            throw faults.malformed(
                    headerAt,
                    "the codestream's size of " + header.columns() + " by " + header.rows(),
                    columns + " by " + rows);
        }
        if (header.reversible() && header.completeness() == Completeness.UNKNOWN) {
            warnings.add(
                    faults.warning(
                            "taken for lossless because of its reversible wavelet; whether bits were left out"
                                    + " was not looked at; if it was compressed to a rate, add {SET} LossyImageCompression=01"));
        }
        if (header.components() > 1 && header.precision() > 8) {
            warnings.add(faults.warning("its colours have " + header.precision()
                    + " bits, which many viewers show wrongly;" + " to have 8: {RUN:EIGHT_BITS_OF_JPEG_2000}"));
        }
        ImagePixel pixel = header.imagePixel(untransformed(header));
        return new Media.Codestream(in.source(), pixel, header.mediaType(), header.codestream(), fileType, warnings);
    }

    private String untransformed(Jpeg2000Header header) throws MediaException {
        boolean fits = switch (colours) {
            case NOT_NAMED -> true;
            case GREY -> header.components() == 1;
            case SRGB -> header.components() == 3;
            case SYCC -> header.components() == 3 && !header.transformed();
            default -> false;
        };
        if (!fits) {
            throw faults.unsupported(
                    headerAt,
                    "grey for one component, sRGB or sYCC for three",
                    "colour space " + colours + " for " + header.components(),
                    FLATTEN);
        }
        return colours == SYCC ? "YBR_FULL" : ImagePixel.RGB;
    }

    private Optional<MediaType> readBoxes() throws IOException {
        Box signature = boxes.at(0, in.size());
        Box type = boxes.at(signature.end(), in.size());
        if (!type.type().equals("ftyp") || type.length() < 8) {
            throw faults.malformed(type.start(), "the type of the file, a box ftyp", type.type());
        }
        String brand = boxes.text(type.body());
        Optional<MediaType> fileType = switch (brand) {
            case "jp2 " -> Optional.of(MediaType.JPEG_2000);
            case "jpx " -> Optional.of(JPX);
            case "jph " -> Optional.of(JPH);
            default ->
                throw faults.unsupported(
                        type.body(), "a JP2, JPX or JPH file", "the brand \"" + brand.strip() + "\"", FLATTEN);
        };
        Box box = type;
        while (box.end() < in.size()) {
            Box next = next(box);
            if (next == null) {
                break;
            }
            box = next;
            if (box.type().equals("jp2h")) {
                readHeader(box);
            } else if (box.type().equals("jp2c")) {
                found(box);
            }
        }
        if (codestreams > 1) {
            warnings.add(faults.warning("it has " + codestreams + " codestreams; only the first is sent; to send"
                    + " all, write each into a file of its own"));
        }
        return fileType;
    }

    /** The next box; null if other bytes follow the box with the codestream, of which decoders take no notice. */
    private @Nullable Box next(Box before) throws IOException {
        try {
            return boxes.at(before.end(), in.size());
        } catch (MediaException e) {
            Box clipped = boxes.clipped(before.end());
            boolean data = clipped != null && clipped.type().equals("jp2c") && clipped.length() > 0;
            if (clipped != null && data && codestream == null) {
                warnings.add(faults.warning("byte " + before.end()
                        + ": the length of the box jp2c is wrong; its codestream" + " tells where it ends"));
                cut = e;
                return clipped;
            }
            if (codestream == null) {
                throw e;
            }
            warnings.add(faults.warning("byte " + before.end() + ": " + (in.size() - before.end())
                    + " bytes that are no box follow the last one; they are left out"));
            return null;
        }
    }

    /** What a box that is too short cuts off may follow it. */
    private Jpeg2000Header header(Slice range) throws IOException {
        try {
            return Jpeg2000Codestream.read(in, faults, range);
        } catch (MediaException e) {
            if (cut != null) {
                throw cut;
            }
            if (e.reason() != MediaException.Reason.TRUNCATED || range.end() == in.size()) {
                throw e;
            }
            Jpeg2000Header whole = widened(range, e);
            warnings.add(faults.warning("byte " + range.offset()
                    + ": the box jp2c ends within its codestream, which tells" + " itself where it ends"));
            return whole;
        }
    }

    private Jpeg2000Header widened(Slice range, MediaException cut) throws IOException {
        try {
            return Jpeg2000Codestream.read(in, faults, new Slice(range.offset(), in.size() - range.offset()));
        } catch (MediaException e) {
            throw cut;
        }
    }

    private void found(Box box) throws MediaException {
        if (box.length() == 0) {
            throw faults.malformed(box.start(), "a codestream in the box jp2c", "no bytes");
        }
        codestreams++;
        if (codestream == null) {
            codestream = new Slice(box.body(), box.length());
        }
    }

    private void readHeader(Box header) throws IOException {
        long at = header.body();
        while (at < header.end()) {
            Box box = boxes.at(at, header.end());
            at = box.end();
            switch (box.type()) {
                case "ihdr" -> size(box);
                case "colr" -> colours(box);
                case "cdef" -> channels(box);
                case "pclr" ->
                    throw faults.unsupported(
                            box.start(), "samples that are grey or colours themselves", "a palette", FLATTEN);
                default -> {
                    // Resolution and rights have no attributes here.
                }
            }
        }
    }

    private void size(Box box) throws IOException {
        need(box, 14);
        headerAt = box.body();
        rows = in.u32(box.body());
        columns = in.u32(box.body() + 4);
        if (rows == 0 || columns == 0) {
            throw faults.malformed(headerAt, "1 column and 1 row or more", columns + " by " + rows);
        }
    }

    /** The first of them counts (I.5.3.3). */
    private void colours(Box box) throws IOException {
        need(box, 3);
        if (hasColours) {
            return;
        }
        hasColours = true;
        if (in.u8(box.body()) == 1) {
            need(box, 7);
            colours = (int) in.u32(box.body() + 3);
        } else {
            warnings.add(
                    faults.warning("its ICC profile is left out with the boxes around the codestream, colours may look"
                            + " different; convert it to sRGB first"));
        }
    }

    /** DICOM can only tell channels of colour in their order, not alpha (I.5.3.6). */
    private void channels(Box box) throws IOException {
        need(box, 2);
        int count = in.u16(box.body());
        need(box, 2 + 6 * count);
        for (int i = 0; i < count; i++) {
            long at = box.body() + 2 + 6L * i;
            int association = in.u16(at + 4);
            boolean inOrder = association == 0 || association == 0xffff || association == in.u16(at) + 1;
            if (in.u16(at + 2) != 0 || !inOrder) {
                throw faults.unsupported(
                        at,
                        "grey, or red, green and blue in their order",
                        in.u16(at + 2) != 0 ? "an alpha channel" : "another order",
                        FLATTEN);
            }
        }
    }

    private void need(Box box, int least) throws MediaException {
        if (box.length() < least) {
            throw faults.malformed(
                    box.start(), "a box " + box.type() + " with " + least + " bytes or more", box.length());
        }
    }
}
