package io.github.stowc.receiver.faults;

import io.github.stowc.bytes.Source;
import io.github.stowc.receiver.received.ReceivedRequest;
import io.github.stowc.receiver.received.ReceivedRequests;
import io.github.stowc.stow.StowCompiler;
import io.github.stowc.stow.StowMessage;
import io.github.stowc.stow.options.CompileException;
import io.github.stowc.stow.options.Encoding;
import io.github.stowc.stow.options.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages that can get a fault: two that the compiler makes of {@link DrawnPictures}, and the requests that are kept as
 * a whole. Safe to share between threads.
 */
final class GoodMessages {
    /** Metadata with two JPEGs. */
    static final String JPEGS = "jpegs";
    /** Two DICOM files of the same pictures. */
    static final String DICOM = "dicom";
    /** Metadata with the pixels of both pictures, which take the place of JPEGs for a fault that needs them. */
    private static final String PIXELS = "pixels";

    /** A larger request is not broken here: before, after and their comparison are in memory. */
    private static final int MOST = 2 << 20;

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 15, 10, 0);

    private final ReceivedRequests requests;
    /** By the name and the fault. */
    private final Map<String, List<GoodMessage>> made = new ConcurrentHashMap<>();

    GoodMessages(ReceivedRequests requests) {
        this.requests = requests;
    }

    /**
     * The messages for a fault, the first that fits counts; none if there is no message of that name.
     *
     * @param with {@link #JPEGS}, {@link #DICOM} or the number of a request
     * @param fault for which UIDs are made: so each broken message can be stored beside the others
     * @throws IOException if they cannot be made
     */
    List<GoodMessage> find(String with, String fault) throws IOException {
        if (isMade(with)) {
            List<GoodMessage> known = made.get(with + " " + fault);
            if (known == null) {
                known = make(with, fault);
                made.put(with + " " + fault, known);
            }
            return known;
        }
        return whole().stream()
                .filter(request -> with.equals(String.valueOf(request.number())))
                .map(GoodMessages::kept)
                .toList();
    }

    /** Whether the compiler makes the message of that name. */
    static boolean isMade(String with) {
        return with.equals(JPEGS) || with.equals(DICOM);
    }

    private static List<GoodMessage> make(String with, String fault) throws IOException {
        List<Source> jpegs = DrawnPictures.files("jpeg");
        if (with.equals(DICOM)) {
            return List.of(made(fault, DICOM, Encoding.DICOM, jpegs));
        }
        return List.of(
                made(fault, JPEGS, Encoding.JSON, jpegs),
                made(fault, PIXELS, Encoding.JSON, DrawnPictures.files("bmp")));
    }

    /** The requests that can get a fault. */
    List<ReceivedRequest> whole() {
        return requests.all().stream()
                .filter(request -> !request.body().isCut())
                .filter(request -> request.body().length() > 0 && request.body().length() <= MOST)
                .filter(request -> request.anatomy().isPresent())
                .toList();
    }

    private static GoodMessage kept(ReceivedRequest request) {
        String name = "request-" + request.number() + ".mime";
        return new GoodMessage(
                name,
                Source.of(name, request.body().bytes()),
                request.field("Content-Type").orElse(""),
                false);
    }

    /** A message whose UIDs belong to the fault. */
    private static GoodMessage made(String fault, String kind, Encoding encoding, List<Source> files)
            throws IOException {
        try {
            StowMessage message = StowCompiler.builder()
                    .encoding(encoding)
                    .target(Target.named("standard"))
                    .seed("break " + kind + " " + fault)
                    .now(TIME)
                    .set("PatientID=FAULT")
                    .set("PatientName=Good^Message")
                    .set("PatientSex=O")
                    .build()
                    .compile(files);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            String name = "good-" + fault + ".mime";
            return new GoodMessage(name, Source.of(name, bytes.toByteArray()), message.contentType(), true);
        } catch (CompileException e) {
            throw new IOException("the message cannot be compiled: " + e.getMessage(), e);
        }
    }
}
