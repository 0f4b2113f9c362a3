package io.github.stowc.media.reading;

import io.github.stowc.bytes.ByteWindow;
import io.github.stowc.bytes.Printable;
import io.github.stowc.bytes.Source;
import io.github.stowc.media.content.Kind;
import io.github.stowc.media.content.MediaException;
import io.github.stowc.wording.Sentence;
import java.io.IOException;

/** The messages for sources that are whole, but not of a kind that can be sent. */
public final class Refusal {
    private static final String EXPECTED = "expected a picture, video, document or DICOM file, found ";
    private static final int SHOWN = 4;

    private Refusal() {}

    /** The extension names one kind, the bytes are another. */
    public static MediaException misnamed(ByteWindow in, Kind named, Kind found) throws IOException {
        if (found == Kind.DICOM_DATASET || (named == Kind.PART10 && isNothingKnown(found))) {
            return noPreamble(in, found);
        }
        String problem = "expected " + named.label() + " because of the extension, found " + describe(in, found);
        if (isNothingKnown(found)) {
            Sentence remedy = named == Kind.JPEG ? Sentence.of("export or copy the file again") : found.remedy();
            return MediaException.at(0, MediaException.Reason.UNRECOGNISED, in.source(), problem, remedy);
        }
        Sentence remedy = isSent(found) ? Sentence.of(rename(in, found)) : found.remedy();
        return MediaException.at(0, MediaException.Reason.MISNAMED, in.source(), problem, remedy);
    }

    /**
     * The warning that the extension names one kind and the bytes are another, which is sent.
     *
     * @throws MediaException if the bytes cannot be sent
     */
    public static Sentence misnaming(ByteWindow in, Kind named, Kind found) throws IOException {
        if (!isSent(found)) {
            throw misnamed(in, named, found);
        }
        return Sentence.of(Printable.escaped(in.source().name()) + ": sent as what its bytes are, " + found.label()
                + ", though its extension means " + named.label() + "; " + rename(in, found));
    }

    private static boolean isSent(Kind found) {
        return found.remedy().isEmpty();
    }

    private static String rename(ByteWindow in, Kind found) throws IOException {
        boolean bare = found == Kind.JPEG_2000 && in.has(0, "\u00ffO");
        return "rename it to end in ." + (bare ? "j2k" : found.extension());
    }

    /** A known kind that cannot be sent, or no known kind. */
    public static MediaException unsupported(ByteWindow in, Kind found) throws IOException {
        if (found == Kind.DICOM_DATASET) {
            return noPreamble(in, found);
        }
        if (isNothingKnown(found)) {
            return MediaException.at(
                    0, MediaException.Reason.UNRECOGNISED, in.source(), EXPECTED + describe(in, found), found.remedy());
        }
        return unsupported(in.source(), found);
    }

    /** A known kind that cannot be sent. */
    public static MediaException unsupported(Source source, Kind found) {
        return MediaException.of(MediaException.Reason.UNSUPPORTED, source, EXPECTED + label(found), found.remedy());
    }

    private static boolean isNothingKnown(Kind found) {
        return found == Kind.UNKNOWN || found == Kind.TEXT;
    }

    private static String label(Kind found) {
        return found.isNotSupportedYet() ? found.label() + ", which is not supported yet" : found.label();
    }

    private static MediaException noPreamble(ByteWindow in, Kind found) throws IOException {
        String what = found == Kind.DICOM_DATASET ? datasetStart(in) : describe(in, found);
        return MediaException.at(
                Math.min(in.size(), 128),
                MediaException.Reason.NO_PREAMBLE,
                in.source(),
                "expected DICM after a preamble of 128 bytes (PS3.10 7.1), found " + what,
                "if it is a DICOM dataset, dcmtk adds the preamble: {RUN:ADD_PREAMBLE}");
    }

    private static String datasetStart(ByteWindow in) throws IOException {
        return in.has(0, "DICM")
                ? "DICM at byte 0: the prefix without its preamble"
                : "a DICOM dataset that begins at byte 0, without preamble and prefix";
    }

    private static String describe(ByteWindow in, Kind found) throws IOException {
        return found == Kind.UNKNOWN ? beginning(in) : label(found);
    }

    /** The first bytes only: the content of a file is its owner's business. */
    private static String beginning(ByteWindow in) throws IOException {
        int count = (int) Math.min(SHOWN, in.size());
        StringBuilder text = new StringBuilder("bytes of no known kind, beginning with");
        for (int i = 0; i < count; i++) {
            text.append(' ').append(Printable.hex(in.u8(i)));
        }
        return text.toString();
    }
}
